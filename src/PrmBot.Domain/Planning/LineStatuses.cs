namespace PrmBot.Planning;

/// <summary>The names of a line's statuses on the wire.</summary>
public static class LineStatuses
{
    public static string Name(LineStatus status) => status switch
    {
        LineStatus.Proposed => "proposed",
        LineStatus.Countered => "countered",
        LineStatus.Agreed => "agreed",
        LineStatus.InProgress => "in progress",
        LineStatus.AtRisk => "at risk",
        LineStatus.Blocked => "blocked",
        LineStatus.Done => "done",
        LineStatus.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The status of a stored name; null when it is none.</summary>
    public static LineStatus? Named(string? name) =>
        Enum.GetValues<LineStatus>().Where(s => Name(s) == name).Cast<LineStatus?>().FirstOrDefault();

    /// <summary>
    /// The status that a person may set: progress only; null for all else (agreeing and dropping are acts).
    /// </summary>
    public static LineStatus? Settable(string text) =>
        text.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant() switch
        {
            "in progress" or "started" => LineStatus.InProgress,
            "at risk" => LineStatus.AtRisk,
            "blocked" => LineStatus.Blocked,
            "done" => LineStatus.Done,
            _ => null,
        };
}
