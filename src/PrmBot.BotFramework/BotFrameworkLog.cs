using Microsoft.Extensions.Logging;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework;

/// <summary>Everything this library logs: kinds, counts and exception types; never words, names, ids of people or
/// tokens.</summary>
internal static partial class BotFrameworkLog
{
    [LoggerMessage(1, LogLevel.Information, "Took up {Count} activities that a former run had accepted.")]
    public static partial void TakenUp(this ILogger log, int count);

    [LoggerMessage(2, LogLevel.Warning, "Stopped before the queue was empty; {Count} activities stay in the inbox.")]
    public static partial void LeftInInbox(this ILogger log, int count);

    [LoggerMessage(3, LogLevel.Error, "A stored activity cannot be read any more and is dropped.")]
    public static partial void Unreadable(this ILogger log);

    [LoggerMessage(4, LogLevel.Warning, "Attempt {Attempt} at a {Kind} failed: {Failure}.\n{Where}")]
    public static partial void TurnFailed(
        this ILogger log, ActivityKind kind, int attempt, string failure, string? where);

    [LoggerMessage(5, LogLevel.Error, "Gave up a {Kind} after {Attempts} attempts.")]
    public static partial void GivenUp(this ILogger log, ActivityKind kind, int attempts);

    [LoggerMessage(26, LogLevel.Error, "Nobody could be told that a {Kind} was given up: {Failure}.")]
    public static partial void NotTold(this ILogger log, ActivityKind kind, string failure);

    [LoggerMessage(27, LogLevel.Warning, "A conversation is left in the inbox for the next round: {Failure}.")]
    public static partial void LeftForLater(this ILogger log, string failure);

    [LoggerMessage(28, LogLevel.Warning, "A round over the inbox failed: {Failure}.")]
    public static partial void InboxRoundFailed(this ILogger log, string failure);

    [LoggerMessage(6, LogLevel.Error, "A handled activity could not be dropped from the inbox: {Failure}.")]
    public static partial void DropFailed(this ILogger log, string failure);

    [LoggerMessage(7, LogLevel.Error, "The invoke {Name} failed: {Failure}.\n{Where}")]
    public static partial void InvokeFailed(this ILogger log, string name, string failure, string? where);

    [LoggerMessage(8, LogLevel.Error, "An activity could not be accepted: {Failure}.")]
    public static partial void AcceptFailed(this ILogger log, string failure);

    [LoggerMessage(9, LogLevel.Warning, "A request was refused with {Status}.")]
    public static partial void RequestRefused(this ILogger log, int status);

    [LoggerMessage(10, LogLevel.Warning, "The Connector answered {Status} {Code}; trying again in {Seconds} s.")]
    public static partial void ConnectorRetry(this ILogger log, int? status, string? code, double seconds);

    [LoggerMessage(11, LogLevel.Error, "The Connector call {Method} failed: {Status} {Code} (MS-CV {Correlation}).")]
    public static partial void ConnectorFailed(
        this ILogger log, string method, int? status, string? code, string? correlation);

    [LoggerMessage(12, LogLevel.Error, "The channel's signing keys are out of reach: {Failure}.")]
    public static partial void KeysOutOfReach(this ILogger log, string failure);

    [LoggerMessage(13, LogLevel.Error, "The bot got no token for itself: {Failure} {Code}.")]
    public static partial void NoToken(this ILogger log, string failure, string? code);
}
