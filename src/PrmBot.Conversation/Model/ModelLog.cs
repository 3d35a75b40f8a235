using Microsoft.Extensions.Logging;

namespace PrmBot.Conversation.Model;

/// <summary>What operators read of the model: never a word of a message or of an answer.</summary>
internal static partial class ModelLog
{
    [LoggerMessage(1, LogLevel.Warning, "The model did not answer ({Reason}); the local engine does.")]
    internal static partial void NoAnswer(this ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Information, "The model's answer was refused: {Faults} faults in attempt {Attempt}.")]
    internal static partial void Refused(this ILogger log, int faults, int attempt);

    [LoggerMessage(3, LogLevel.Warning, "The model's limit is reached; the local engine answers until it is free.")]
    internal static partial void Spent(this ILogger log);
}
