using System.Collections.Frozen;
using System.Globalization;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Digests;

/// <summary>Finds the IANA time zone that people mean by a name.</summary>
public static class ZoneNames
{
    // Short names say a country's clock, in summer too: nobody re-plans a digest twice a year.
    private static readonly FrozenDictionary<string, string> Said = new Dictionary<string, string>
    {
        ["cet"] = "Europe/Berlin",
        ["cest"] = "Europe/Berlin",
        ["mez"] = "Europe/Berlin",
        ["mesz"] = "Europe/Berlin",
        ["german"] = "Europe/Berlin",
        ["bst"] = "Europe/London",
        ["uk"] = "Europe/London",
        ["gmt"] = "Etc/UTC",
        ["utc"] = "Etc/UTC",
        ["est"] = "America/New_York",
        ["edt"] = "America/New_York",
        ["eastern"] = "America/New_York",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["central"] = "America/Chicago",
        ["mst"] = "America/Denver",
        ["mdt"] = "America/Denver",
        ["mountain"] = "America/Denver",
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["pacific"] = "America/Los_Angeles",
        ["ist"] = "Asia/Kolkata",
        ["indian"] = "Asia/Kolkata",
        ["jst"] = "Asia/Tokyo",
        ["aest"] = "Australia/Sydney",
        ["aedt"] = "Australia/Sydney",
        ["hong kong"] = "Asia/Hong_Kong",
        ["dubai"] = "Asia/Dubai",
        ["toronto"] = "America/Toronto",
        ["sao paulo"] = "America/Sao_Paulo",
        ["lord howe"] = "Australia/Lord_Howe",
        ["melbourne"] = "Australia/Melbourne",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null: no zone that this machine knows.</summary>
    public static string? Find(string said)
    {
        var name = said.Trim();
        var folded = Folding.Fold(name);
        folded = folded.EndsWith(" time", StringComparison.Ordinal) ? folded[..^5]
            : folded.EndsWith(" zeit", StringComparison.Ordinal) ? folded[..^5] : folded;
        if (Said.TryGetValue(folded, out var known))
        {
            return known;
        }

        return Offset(folded)
            ?? (name.Contains('/', StringComparison.Ordinal) && Exists(name) is { } id ? id : null)
            ?? Exists(Days.FindZone(folded + " time")?.Value)
            ?? Exists(Days.FindZone(name)?.Value);
    }

    private static string? Exists(string? id) =>
        id is not null && id.Contains('/', StringComparison.Ordinal)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone.Id : null;

    // "UTC+2" is Etc/GMT-2: the tz database counts westwards.
    private static string? Offset(string folded)
    {
        if ((!folded.StartsWith("utc", StringComparison.Ordinal) && !folded.StartsWith("gmt", StringComparison.Ordinal))
            || !int.TryParse(folded[3..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours))
        {
            return null;
        }

        return Exists(hours == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-hours:+0;-0}"));
    }
}
