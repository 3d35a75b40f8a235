using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Prompts;

/// <summary>Reads the plan's catalogue: <c>prompts/planning/&lt;section&gt;.yaml</c>, one file per section.</summary>
public static class PlanCatalogueFiles
{
    /// <summary>The catalogue, checked.</summary>
    /// <param name="root">The folder <c>prompts</c>.</param>
    /// <exception cref="PromptFileException">A file is missing, or says something that cannot be.</exception>
    public static PlanCatalogue Read(string root) =>
        new([.. PlanSections.All.Select(section => ReadSection(root, section))]);

    private static CatalogueSection ReadSection(string root, PlanSection section)
    {
        var file = Path.Combine("planning", section.Key() + ".yaml");
        if (!File.Exists(Path.Combine(root, file)))
        {
            throw At(file, [], string.Empty, "The file is missing; every section of the plan needs its own.");
        }

        var lines = File.ReadAllLines(Path.Combine(root, file));
        var read = PromptFiles.Read<SectionYaml?>(root, file) ?? new SectionYaml();
        if (read.Section != section.Key())
        {
            throw At(file, lines, "section:", $"'section' must be {section.Key()}, as the file is named.");
        }

        var elements = read.Elements ?? [];
        if (elements.Count == 0)
        {
            throw At(file, lines, "elements:", "'elements' needs at least one element.");
        }

        var twice = elements.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw At(file, lines, $"id: {twice.Key}", $"The id {twice.Key} is there twice.");
        }

        return new CatalogueSection(
            section,
            Needed(read.Title, "title", file, lines, "section:"),
            Needed(read.About, "about", file, lines, "section:"),
            [.. elements.Select(e => Element(section, e, file, lines))]);
    }

    private static PlanElement Element(PlanSection section, ElementYaml read, string file, string[] lines)
    {
        var id = Needed(read.Id, "id", file, lines, "elements:");
        var where = $"id: {id}";
        if (read.DueAfterDays is not (>= 1 and <= 366))
        {
            throw At(file, lines, where, $"{id}: 'due_after_days' must be 1 to 366, days from the start of the plan.");
        }

        return new PlanElement
        {
            Section = section,
            Id = id,
            Title = Needed(read.Title, "title", file, lines, where),
            Captures = Needed(read.Captures, "captures", file, lines, where),
            Fields = Fields(read.Fields ?? [], file, lines, where),
            OurRole = Needed(read.OurRole, "our_role", file, lines, where),
            PartnerRole = Needed(read.PartnerRole, "partner_role", file, lines, where),
            DueAfterDays = read.DueAfterDays.Value,
            Metric = Metric(read.Metric, file, lines, where),
            For = [.. (read.For ?? []).Select(t => Type(t, file, lines, where))],
            Asks = [.. (read.Asks ?? []).Select(a => Asked(a, file, lines, where))],
            Words = [.. (read.Words ?? []).SelectMany(LineLookup.WordsOf)],
        };
    }

    // A particular is written as "name: value", so its name holds no colon, and no two are alike.
    private static List<string> Fields(List<string> names, string file, string[] lines, string where)
    {
        var clean = names.Select(n => n.Trim()).ToList();
        return clean.TrueForAll(n => n.Length > 0 && !n.Contains(':', StringComparison.Ordinal))
            && clean.Distinct(StringComparer.OrdinalIgnoreCase).Count() == clean.Count
            ? clean
            : throw At(file, lines, where, "'fields' must be names without a colon, each there once.");
    }

    private static ElementMetric Metric(MetricYaml? read, string file, string[] lines, string where) => new(
        Needed(read?.Name, "metric: name", file, lines, where),
        Needed(read?.Unit, "metric: unit", file, lines, where),
        read?.Better switch
        {
            "higher" => BetterWhen.Higher,
            "lower" => BetterWhen.Lower,
            _ => throw At(file, lines, where, "'metric: better' must be higher or lower."),
        },
        read.Target);

    private static PartnerType Type(string name, string file, string[] lines, string where) =>
        Enum.TryParse<PartnerType>(name, ignoreCase: true, out var type) && char.IsLetter(name[0])
            ? type
            : throw At(file, lines, where, $"'for' holds {name}, which is no type of partner.");

    private static LineField Asked(string name, string file, string[] lines, string where) =>
        LineFields.Find(name) is { } field && field is LineField.Budget or LineField.Baseline or LineField.Quarters
            ? field
            : throw At(file, lines, where, $"'asks' holds {name}; it may hold budget, baseline and quarters.");

    private static string Needed(string? value, string name, string file, string[] lines, string where) =>
        string.IsNullOrWhiteSpace(value) ? throw At(file, lines, where, $"'{name}' is missing.") : value;

    private static PromptFileException At(string file, string[] lines, string where, string reason)
    {
        var at = Array.FindLastIndex(lines, l => l.TrimStart(' ', '-').StartsWith(where, StringComparison.Ordinal));
        return new PromptFileException(Path.Combine("prompts", file), Math.Max(1, at + 1), reason);
    }

    private sealed record SectionYaml
    {
        public string? Section { get; init; }

        public string? Title { get; init; }

        public string? About { get; init; }

        public List<ElementYaml>? Elements { get; init; }
    }

    private sealed record ElementYaml
    {
        public string? Id { get; init; }

        public string? Title { get; init; }

        public string? Captures { get; init; }

        public List<string>? Fields { get; init; }

        public string? OurRole { get; init; }

        public string? PartnerRole { get; init; }

        public int? DueAfterDays { get; init; }

        public MetricYaml? Metric { get; init; }

        public List<string>? For { get; init; }

        public List<string>? Asks { get; init; }

        public List<string>? Words { get; init; }
    }

    private sealed record MetricYaml
    {
        public string? Name { get; init; }

        public string? Unit { get; init; }

        public string? Better { get; init; }

        public decimal? Target { get; init; }
    }
}
