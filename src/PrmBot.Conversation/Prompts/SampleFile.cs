using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Partners;

namespace PrmBot.Conversation.Prompts;

/// <summary>One line of a sample plan.</summary>
/// <param name="Section">ramp_up, goals, marketing, joint_sales, service.</param>
/// <param name="Element">The element's id in <c>prompts/planning</c>.</param>
/// <param name="Title">In words.</param>
/// <param name="OurOwner">A name.</param>
/// <param name="PartnerOwner">A name.</param>
/// <param name="DueInDays">From the day of loading; below 0: overdue.</param>
/// <param name="Target">In the element's unit; null: none.</param>
/// <param name="Budget">Null: none.</param>
public sealed record SampleLine(
    string Section, string Element, string Title, string OurOwner, string PartnerOwner, int DueInDays,
    decimal? Target, decimal? Budget);

/// <summary>One partner of the sample portfolio.</summary>
public sealed record SamplePartner
{
    public required string Name { get; init; }

    public required PartnerType Type { get; init; }

    public required string Region { get; init; }

    /// <summary>Question id to level, 0 to 4.</summary>
    public required IReadOnlyDictionary<string, int> Answers { get; init; }

    public required IReadOnlyList<SampleLine> Lines { get; init; }

    public required IReadOnlyList<SampleNumbers> Kpis { get; init; }
}

/// <summary>Reads <c>prompts/sample/portfolio.yaml</c>.</summary>
public static class SampleFile
{
    public const string Path = "sample/portfolio.yaml";

    /// <exception cref="PromptFileException">With file, line and what would be right.</exception>
    public static IReadOnlyList<SamplePartner> Read(string root, KpiCatalogue catalogue)
    {
        var file = PromptFiles.Read<Portfolio>(root, Path);
        var lines = File.ReadAllLines(System.IO.Path.Combine(root, Path));
        return [.. file.Partners.Select(p => Partner(p, catalogue, LineOf(lines, p.Name)))];
    }

    private static SamplePartner Partner(PartnerEntry entry, KpiCatalogue catalogue, long line) => new()
    {
        Name = entry.Name,
        Type = OneOf<PartnerType>(entry.Type, line),
        Region = entry.Region,
        Answers = entry.Answers.All(a => a.Value is >= 0 and <= 4)
            ? entry.Answers
            : throw Wrong(line, $"An answer of {entry.Name} is no level from 0 to 4."),
        Lines =
        [
            .. entry.Lines.Select(l => new SampleLine(
                l.Section, l.Element, l.Title, l.OurOwner, l.PartnerOwner, l.DueInDays, l.Target, l.Budget)),
        ],
        Kpis =
        [
            .. entry.Kpis.Select(k => new SampleNumbers(
                catalogue.Find(k.Kpi)?.Id ?? throw Wrong(line, $"{entry.Name} has an unknown KPI, {k.Kpi}."),
                OneOf<PeriodKind>(k.Every, line), k.Currency, k.Values,
                [.. k.Targets.Select(t => new SampleTarget(OneOf<PeriodKind>(t.Every, line), t.Offset, t.Value))])
            {
                Quality = k.Quality,
            }),
        ],
    };

    private static T OneOf<T>(string word, long line)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, true, out var value) && Enum.IsDefined(value)
            ? value
            : throw Wrong(line, $"'{word}' is none of {string.Join(", ", Enum.GetNames<T>())}.");

    private static long LineOf(string[] lines, string name) =>
        Math.Max(0, Array.FindIndex(lines, l => l.Trim() == $"- name: {name}")) + 1;

    private static PromptFileException Wrong(long line, string reason) =>
        new(System.IO.Path.Combine("prompts", Path), line, reason);

    private sealed class Portfolio
    {
        public List<PartnerEntry> Partners { get; set; } = [];
    }

    private sealed class PartnerEntry
    {
        public string Name { get; set; } = string.Empty;

        public string Type { get; set; } = string.Empty;

        public string Region { get; set; } = string.Empty;

        // For the reader of the file only.
        public string Story { get; set; } = string.Empty;

        public Dictionary<string, int> Answers { get; set; } = [];

        public List<LineEntry> Lines { get; set; } = [];

        public List<KpiEntry> Kpis { get; set; } = [];
    }

    private sealed class LineEntry
    {
        public string Section { get; set; } = string.Empty;

        public string Element { get; set; } = string.Empty;

        public string Title { get; set; } = string.Empty;

        public string OurOwner { get; set; } = string.Empty;

        public string PartnerOwner { get; set; } = string.Empty;

        public int DueInDays { get; set; }

        public decimal? Target { get; set; }

        public decimal? Budget { get; set; }
    }

    private sealed class KpiEntry
    {
        public string Kpi { get; set; } = string.Empty;

        public string Every { get; set; } = string.Empty;

        public string? Currency { get; set; }

        public List<decimal?> Values { get; set; } = [];

        public decimal? Quality { get; set; }

        public List<TargetEntry> Targets { get; set; } = [];
    }

    private sealed class TargetEntry
    {
        public string Every { get; set; } = string.Empty;

        public int Offset { get; set; }

        public decimal Value { get; set; }
    }
}
