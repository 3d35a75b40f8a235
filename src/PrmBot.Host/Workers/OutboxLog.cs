namespace PrmBot.Host.Workers;

/// <summary>What is logged about sending: ids of entries and codes, never content.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Message {Id} not delivered at attempt {Attempt}: {Status} {Code}; next try in {Seconds} s.")]
    public static partial void NotDelivered(
        ILogger log, string id, int attempt, int? status, string? code, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} given up after {Attempts} attempts: {Reason}.")]
    public static partial void GivenUp(ILogger log, string id, int attempts, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Message {Id} was being sent when the process ended; it is sent again, so it may arrive twice.")]
    public static partial void InDoubt(ILogger log, string id);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A conversation can no longer be written to ({Reason}); nothing is sent there until it speaks.")]
    public static partial void Lost(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of sending failed: {Kind}")]
    public static partial void RoundFailed(ILogger log, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of message {Id} could not be kept yet: {Kind}")]
    public static partial void NotKept(ILogger log, string id, string kind);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The thread that {Id} began is not noted as the bot's own ({Error}): it hears its mention there")]
    public static partial void NoThread(ILogger log, string id, string error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Where message {Id} arrived could not be remembered ({Error}): it will not be replaced later")]
    public static partial void NotRemembered(ILogger log, string id, string error);
}
