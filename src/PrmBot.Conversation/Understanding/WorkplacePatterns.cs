using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// What leaves no doubt about workbooks, Planner and calendars: each is named, with a word that says what to do. These
/// functions are told by these shapes only, and nothing is learned of them.
/// </summary>
internal static partial class WorkplacePatterns
{
    internal const string Workbook = "Workplace-workbook";
    private const string Refresh = "Workplace-refresh";
    private const string Forget = "Workplace-forget_workbook";
    private const string Planner = "Workplace-planner";
    private const string Calendar = "Workplace-calendar";

    /// <summary>The functions.</summary>
    internal static string[] Functions { get; } = [Workbook, Refresh, Forget, Planner, Calendar];

    /// <summary>Null: no such shape.</summary>
    internal static string? FunctionOf(Segment said)
    {
        var text = said.Folded;
        return !Names().IsMatch(text) || NotThis().IsMatch(text) ? null
            : OfPlanner().IsMatch(text) || (InPlanner().IsMatch(text) && Ends().IsMatch(text)) ? Planner
            : OfCalendar().IsMatch(text) || (InCalendar().IsMatch(text) && Ends().IsMatch(text)) ? Calendar
            : OfRefresh().IsMatch(text) ? Refresh
            : !IsBook().IsMatch(text) ? null
            : Ends().IsMatch(text) ? Forget
            : Follows().IsMatch(text) || (FileName().IsMatch(text) && Takes().IsMatch(text)) ? Workbook
            : null;
    }

    internal static JsonNode? File(Segment said) =>
        FileName().Match(said.Text) is { Success: true } m
            ? m.Groups["name"].Value.Trim(' ', '"', '“', '”', '„') : null;

    internal static JsonNode? Sheet(Segment said) =>
        SheetName().Match(said.Text) is { Success: true } m ? m.Groups["name"].Value.Trim() : null;

    internal static JsonNode? Stop(Segment said) => Ends().IsMatch(said.Folded) ? true : null;

    internal static JsonNode? Plan(Segment said) =>
        PlanName().Match(said.Text) is { Success: true } m ? m.Groups["name"].Value.Trim() : null;

    internal static JsonNode? Time(Segment said) => said.Time?.Value;

    // Nothing else is looked at in a text without one of these.
    [GeneratedRegex(@"\b(?:planner|calendars?|outlook|kalender|workbooks?|spreadsheets?|excel|xlsx|refresh|reload|"
        + @"(?:arbeits|excel-?)mappen?|aktualisier\w*|neu)\b")]
    private static partial Regex Names();

    // "Leg ihn nicht in Planner ab", and what asks for one's own calendar.
    [GeneratedRegex(@"\bnicht\b(?! mehr)|\btrag mir\b")]
    private static partial Regex NotThis();

    [GeneratedRegex(@"\bplanner\b")]
    private static partial Regex InPlanner();

    [GeneratedRegex(@"\b(?:put|push|send|sync\w*|copy|bring|create|make|connect|mirror|ubertrag\w*|lege?|bring\w*|"
        + @"stelle?|kopiere?|schiebe?|nimm|spiegle|spiegele)\b.*\b(?:in|into|to|with|on|as|nach|im|ins)\b.*\bplanner\b|"
        + @"^(?:please )?planner tasks for\b")]
    private static partial Regex OfPlanner();

    [GeneratedRegex(@"\b(?:calendars?|outlook|kalender)\b")]
    private static partial Regex InCalendar();

    [GeneratedRegex(@"\b(?:put|add|send|book|create|schedule|enter|trage?|stelle?|leg\w*|setze?|plane?|buche?)\b.*\b"
        + @"(?:reviews?|qbrs?|meetings?|dates?|termine?|besprechung(?:en)?|durchsprachen?)\b.*"
        + @"\b(?:calendars?|outlook|kalender)\b|\b(?:invite|send invit\w+)\b.*\b(?:calendars?|outlook)\b")]
    private static partial Regex OfCalendar();

    [GeneratedRegex(@"^(?:please |pls )?(?:refresh|reload|re-?read|update)\b.*\b(?:workbooks?|spreadsheets?|excel|"
        + @"xlsx)\b|^(?:please |pls )?(?:refresh|reload) (?:the |our |their )?"
        + @".{0,40}?\b(?:numbers|figures|kpis|zahlen)$|"
        + @"^(?:bitte )?aktualisiere? .{0,60}\b(?:(?:arbeits|excel-?)?mappe|excel|xlsx|zahlen|werte|kpis)\b|"
        + @"^(?:bitte )?(?:lies|lade) .{0,60}\b(?:(?:arbeits|excel-?)?mappe|excel|xlsx|zahlen|werte)\b.{0,40}\bneu\b")]
    private static partial Regex OfRefresh();

    [GeneratedRegex(@"\b(?:workbooks?|spreadsheets?|excel|xlsx|(?:arbeits|excel-?)mappen?)\b")]
    private static partial Regex IsBook();

    [GeneratedRegex(@"\b(?:follow|track|watch|map|connect|folge|verfolge?|beobachte|verknupfe?|verbinde?)\b"
        + @"(?!.*\bplan\b)")]
    private static partial Regex Follows();

    [GeneratedRegex(@"\b(?:take|read|import|load|get|pull|use|lies|lade|nimm|hole?|nutze?|importiere?|ubernimm)\b")]
    private static partial Regex Takes();

    [GeneratedRegex(@"\b(?:stop|forget|unfollow|remove|disconnect|no longer|out of|take .* off|"
        + @"stoppe?|beende|nicht mehr|nicht langer|hor auf|entferne?|trenne?|vergiss|"
        + @"(?:nimm|hole?|losche?) .* (?:aus|raus|heraus))\b")]
    private static partial Regex Ends();

    [GeneratedRegex("(?<name>\"[^\"]{1,100}\\.xlsx\"|[“„][^”“]{1,100}\\.xlsx[”“]|[^\\s\"“„:]{1,100}\\.xlsx)\\b?",
        RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\b(?:(?:work)?sheet|tab|table|tabelle|blatt) (?!in |of |from |for |aus |von )(?:called |named )?"
        + @"[""“„]?(?<name>[\w .-]{1,255}?)[""”“]?\s*(?:$|,|\.(?:\s|$)| (?:in|of|from|for|aus|von|fur|für) )",
        RegexOptions.IgnoreCase)]
    private static partial Regex SheetName();

    [GeneratedRegex(@"\bplanner(?:'s)? plan (?:called |named )?[""“„]?(?<name>[\w -]{1,80}?)[""”“]?\s*(?:$|,|\.)",
        RegexOptions.IgnoreCase)]
    private static partial Regex PlanName();
}
