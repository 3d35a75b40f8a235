using PrmBot.Workplace;

namespace PrmBot.Host.Bridge;

/// <summary>What the bridge logs; never who was asked about.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The roster gave no answer ({Status} {Code}): the person counts as nobody who may change anything")]
    public static partial void NoRoster(ILogger log, int? status, string? code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The members of a channel could not be asked for ({Status} {Code}): cards there refresh for nobody")]
    public static partial void NoMembers(ILogger log, int? status, string? code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The group of a team could not be asked for ({Status} {Code}): its files and tasks are out of reach")]
    public static partial void NoTeam(ILogger log, int? status, string? code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The group of managers gave no answer ({Trouble} {Status}, needs {Permission}): nobody is in it")]
    public static partial void NoGroup(ILogger log, WorkplaceTrouble trouble, int? status, string? permission);
}
