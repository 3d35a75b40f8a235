using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Conversation.Prompts;

/// <summary>Reads <c>prompts/cycle/kpis.yaml</c>, checked as a whole: what passes here cannot fail later.</summary>
public static class KpiFile
{
    public const string Path = "cycle/kpis.yaml";

    /// <exception cref="PromptFileException">With file, line and what would be right.</exception>
    public static KpiCatalogue Read(string root)
    {
        var file = PromptFiles.Read<KpiList>(root, Path);
        var lines = File.ReadAllLines(System.IO.Path.Combine(root, Path));
        var all = file.Kpis.Select(k => Definition(k, LineOf(lines, k.Id))).ToList();
        foreach (var lost in all.Where(k => k.LeadsTo is { } link && all.TrueForAll(o => o.Id != link.Kpi)))
        {
            throw Wrong(LineOf(lines, lost.Id), $"{lost.Id} leads to {lost.LeadsTo!.Kpi}, which is not in the file.");
        }

        foreach (var twice in all.GroupBy(k => k.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            throw Wrong(LineOf(lines, twice.Key), $"{twice.Key} is there twice; every id once.");
        }

        return all.Count == 0 ? throw Wrong(1, "It has no kpis.") : new KpiCatalogue(all);
    }

    private static KpiDefinition Definition(KpiEntry entry, long line)
    {
        var id = entry.Id is ['K', .. var digits] && digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit)
            ? entry.Id
            : throw Wrong(line, $"'{entry.Id}' is no id; K and a number, for example K8.");
        return new KpiDefinition
        {
            Id = id,
            Name = Words(entry.Name, "name", id, line),
            ShortName = Words(entry.ShortName, "short_name", id, line),
            Synonyms = entry.Synonyms,
            Definition = Words(entry.Definition, "definition", id, line),
            Formula = Words(entry.Formula, "formula", id, line),
            Unit = OneOf<KpiUnit>(entry.Unit, "unit", id, line),
            Direction = OneOf<KpiDirection>(entry.Direction, "direction", id, line),
            Cadence = OneOf<KpiCadence>(entry.Cadence, "cadence", id, line),
            Kind = OneOf<KpiKind>(entry.Kind, "kind", id, line),
            Section = OneOf<KpiSection>(entry.Section, "section", id, line),
            Leading = entry.Leading ?? throw Wrong(line, $"{id} needs leading: true or false."),
            Core = entry.Core ?? throw Wrong(line, $"{id} needs core: true or false."),
            Rule = RuleOf(entry, id, line),
            DrivenBy = entry.DrivenBy.Count == 0 ? null : [.. entry.DrivenBy.Select(s => SectionOf(s, id, line))],
            LeadsTo = entry.LeadsTo is { } to ? new KpiLink(to, LagOf(entry, id, line)) : null,
            Minimum = entry.Minimum,
            Maximum = entry.Maximum,
            MinimumSample = entry.MinimumSample,
            Condition = ConditionOf(entry, id, line),
            Weight = entry.Weight > 0 ? entry.Weight : throw Wrong(line, $"The weight of {id} must be above 0."),
        };
    }

    private static KpiRule RuleOf(KpiEntry entry, string id, long line) => entry.Rule switch
    {
        "pace" => new KpiRule.Pace(),
        "baseline" => new KpiRule.Baseline(),
        "thresholds" when entry is { Green: { } green, Amber: { } amber } =>
            (entry.Direction == "down" ? green <= amber : green >= amber)
                ? new KpiRule.Thresholds(green, amber, entry.Strict)
                : throw Wrong(line, $"Of {id}, green must be better than amber."),
        "thresholds" => throw Wrong(line, $"{id} needs green and amber."),
        "band" when entry is { GreenLow: { } low, GreenHigh: { } high, AmberLow: { } amber } =>
            amber <= low && low <= high
                ? new KpiRule.Band(low, high, amber)
                : throw Wrong(line, $"Of {id}, amber_low, green_low and green_high must rise in this order."),
        "band" => throw Wrong(line, $"{id} needs green_low, green_high and amber_low."),
        _ => throw Wrong(line, $"The rule of {id} must be thresholds, pace, band or baseline."),
    };

    private static KpiCondition? ConditionOf(KpiEntry entry, string id, long line)
    {
        KpiCondition[] all =
        [
            .. entry.LapseDays is > 0 and var days ? [new KpiCondition.Lapse(days)] : Array.Empty<KpiCondition>(),
            .. entry.QualityLeast is > 0 and <= 100 and var least
                ? [new KpiCondition.Quality(least)] : Array.Empty<KpiCondition>(),
            .. entry.RedGap is > 0 and var gap ? [new KpiCondition.Gap(gap)] : Array.Empty<KpiCondition>(),
        ];
        var wanted = new object?[] { entry.LapseDays, entry.QualityLeast, entry.RedGap }.Count(c => c is not null);
        return wanted > all.Length || all.Length > 1
            ? throw Wrong(line, $"Of {id}, one of lapse_days, quality_least (to 100) and red_gap, above 0.")
            : all.Length == 1 && entry.Rule != "thresholds"
                ? throw Wrong(line, $"{id} can have lapse_days, quality_least or red_gap with thresholds only.")
                : all.FirstOrDefault();
    }

    private static PlanSection SectionOf(string name, string id, long line) => PlanSections.Find(name)
        ?? throw Wrong(line, $"'{name}' is no section of the plan ({id}).");

    private static int LagOf(KpiEntry entry, string id, long line) => entry.LagDays is > 0 and var days
        ? days
        : throw Wrong(line, $"{id} needs lag_days above 0 with leads_to.");

    private static T OneOf<T>(string? word, string field, string id, long line)
        where T : struct, Enum =>
        Enum.TryParse<T>((word ?? string.Empty).Replace("_", string.Empty, StringComparison.Ordinal),
            true, out var value)
            && Enum.IsDefined(value)
            ? value
            : throw Wrong(line, $"'{word}' is no {field} ({id}); one of {string.Join(", ", Enum.GetNames<T>())}.");

    private static string Words(string? text, string field, string id, long line) =>
        string.IsNullOrWhiteSpace(text) ? throw Wrong(line, $"{id} needs a {field}.") : text;

    private static long LineOf(string[] lines, string? id) =>
        Math.Max(0, Array.FindIndex(lines, l => l.Trim() == $"- id: {id}")) + 1;

    private static PromptFileException Wrong(long line, string reason) =>
        new(System.IO.Path.Combine("prompts", Path), line, reason);

    // What the file may hold; nulls are what it leaves out.
    private sealed class KpiList
    {
        public List<KpiEntry> Kpis { get; set; } = [];
    }

    private sealed record KpiEntry
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public List<string> Synonyms { get; set; } = [];

        public string? Definition { get; set; }

        public string? Formula { get; set; }

        public string? Unit { get; set; }

        public string? Direction { get; set; }

        public string? Cadence { get; set; }

        public string? Kind { get; set; }

        public string? Section { get; set; }

        public bool? Leading { get; set; }

        public bool? Core { get; set; }

        public string? Rule { get; set; }

        public decimal? Green { get; set; }

        public decimal? Amber { get; set; }

        public bool Strict { get; set; }

        public string? LeadsTo { get; set; }

        public int? LagDays { get; set; }

        public List<string> DrivenBy { get; set; } = [];

        public decimal? GreenLow { get; set; }

        public decimal? GreenHigh { get; set; }

        public decimal? AmberLow { get; set; }

        public decimal? Minimum { get; set; }

        public decimal? Maximum { get; set; }

        public int? MinimumSample { get; set; }

        public int? LapseDays { get; set; }

        public decimal? QualityLeast { get; set; }

        public decimal? RedGap { get; set; }

        public decimal Weight { get; set; } = 1;
    }
}
