namespace PrmBot.Host.Privacy;

/// <summary>What is logged about deletion and retention: counts only.</summary>
internal static partial class PrivacyLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The store did not know of {Deletions} deletions that are listed: done again, {Records} records.")]
    public static partial void DeletedAgain(ILogger log, int deletions, int records);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Count} of {Kind}.")]
    public static partial void Removed(ILogger log, int count, string kind);
}
