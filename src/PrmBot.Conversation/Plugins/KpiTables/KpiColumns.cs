using PrmBot.Conversation.Tables;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;

namespace PrmBot.Conversation.Plugins.KpiTables;

/// <summary>What a column holds. A column of numbers says of which KPI or period, where its heading does.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Heading">As the table has it.</param>
internal sealed record NumberColumn(int Index, string Heading)
{
    public KpiDefinition? Kpi { get; init; }

    public string? Period { get; init; }

    public bool IsTarget { get; init; }
}

/// <summary>
/// The columns of a table of numbers, matched by name, in whatever order. Three shapes: a number in each row; a column
/// for each period; a column for each KPI.
/// </summary>
internal sealed record KpiColumns(int? Kpi, int? Period, IReadOnlyList<NumberColumn> Numbers)
{
    private const int HeadRows = 20;

    public int? Unit { get; private init; }

    public int? Currency { get; private init; }

    public int? Partner { get; private init; }

    /// <summary>What goes beside a number: a day, a share that was documented, the other side's number.</summary>
    public int? Detail { get; private init; }

    /// <summary>The index of the row below the heading.</summary>
    public int FirstRow { get; private init; }

    /// <summary>The first of the upper rows that is a heading; null: none is.</summary>
    /// <param name="turn">The reader's language and day.</param>
    /// <param name="sheet">The table.</param>
    /// <param name="catalogue">The KPIs that there are.</param>
    /// <param name="mapped">What somebody said that columns hold; null: nothing.</param>
    public static KpiColumns? Of(
        TurnScope turn, Sheet sheet, KpiCatalogue catalogue, MappedColumns? mapped = null) =>
        Upper(sheet)
            .Select((r, i) => In(turn, r, catalogue, mapped) is { } columns ? columns with { FirstRow = i } : null)
            .FirstOrDefault(c => c is not null);

    /// <summary>
    /// What nobody can tell of a table with headings: <c>kpi</c>, <c>period</c> or <c>value</c>, and the headings to
    /// choose from. Null: it has none.
    /// </summary>
    public static (string What, IReadOnlyList<string> Headings)? Unknown(
        TurnScope turn, Sheet sheet, KpiCatalogue catalogue, MappedColumns? mapped)
    {
        IReadOnlyList<string> headings = Upper(sheet).Select(r => r.Select(c => c.Trim()).ToList())
            .FirstOrDefault(r => r.Count(c => c.Length > 0) > 1) ?? [];
        var (kpi, period, _, _) = Places(turn, headings, mapped);
        var what = kpi is null && !headings.Any(h => KpiOf(h, catalogue) is not null) ? "kpi"
            : period is null && !headings.Any(h => PeriodCell.Is(h, turn.Session.Today)) ? "period" : "value";
        return headings.Count == 0 ? null : (what, [.. headings.Where(h => h.Length > 0).Distinct()]);
    }

    private static List<IReadOnlyList<string>> Upper(Sheet sheet) =>
        [.. sheet.Rows.Take(HeadRows).Prepend(sheet.Headings)];

    private static (int? Kpi, int? Period, int? Value, int? Target) Places(
        TurnScope turn, IReadOnlyList<string> headings, MappedColumns? mapped)
    {
        int? Find(string? said, string key) => said is null ? Named(turn, headings, key)
            : headings.Select(h => h.Trim()).ToList().FindIndex(h => h.Equals(
                said.Trim(), StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? at : null;
        return (
            Find(mapped?.Kpi, "kpi.columns_kpi"), Find(mapped?.Period, "kpi.columns_period"),
            Find(mapped?.Value, "kpi.columns_value"), Named(turn, headings, "kpi.columns_target"));
    }

    // The first heading that is one of the names that such a column has.
    private static int? Named(TurnScope turn, IReadOnlyList<string> headings, string key)
    {
        var names = headings.Select(Plain).ToList();
        return turn.Say(key).Split('|').Select(w => names.IndexOf(w)).FirstOrDefault(i => i >= 0, -1) is var at and >= 0
            ? at : null;
    }

    private static KpiColumns? In(
        TurnScope turn, IReadOnlyList<string> headings, KpiCatalogue catalogue, MappedColumns? mapped)
    {
        int? Find(string key) => Named(turn, headings, key);
        var (kpi, period, value, target) = Places(turn, headings, mapped);
        var found = new KpiColumns(kpi, period, NumbersIn(turn, headings, catalogue, (kpi, period, value, target)))
        {
            Unit = Find("kpi.columns_unit"),
            Currency = Find("kpi.columns_currency"),
            Partner = Find("kpi.columns_partner"),
            Detail = Find("kpi.columns_detail"),
        };
        return found.Numbers.Count > 0 ? found : null;
    }

    private static List<NumberColumn> NumbersIn(
        TurnScope turn, IReadOnlyList<string> headings, KpiCatalogue catalogue,
        (int? Kpi, int? Period, int? Value, int? Target) at)
    {
        if (at is { Kpi: not null, Period: not null } && (at.Value ?? at.Target) is not null)
        {
            return
            [
                .. at.Value is { } value ? [new NumberColumn(value, headings[value])] : Array.Empty<NumberColumn>(),
                .. at.Target is { } target
                    ? [new NumberColumn(target, headings[target]) { IsTarget = true }] : Array.Empty<NumberColumn>(),
            ];
        }

        var free = headings.Select((h, i) => new NumberColumn(i, h.Trim()))
            .Where(c => c.Index != at.Kpi && c.Index != at.Period && c.Heading.Length > 0);
        return at switch
        {
            { Kpi: not null, Period: null } =>
                [.. free.Where(c => PeriodCell.Is(c.Heading, turn.Session.Today)).Select(c => c with
                {
                    Period = c.Heading,
                })],
            { Kpi: null, Period: not null } =>
                [.. free.Select(c => c with { Kpi = KpiOf(c.Heading, catalogue) }).Where(c => c.Kpi is not null)],
            _ => [],
        };
    }

    // "Pipeline (EUR)" is the pipeline.
    private static KpiDefinition? KpiOf(string heading, KpiCatalogue catalogue)
    {
        var bare = heading.Split('(', '[')[0].Trim(' ', ':', '%', '€', '$');
        return bare.Length == 0 ? null : catalogue.Find(bare) ?? catalogue.Named(bare);
    }

    private static string Plain(string heading) =>
        Folding.Fold(heading.Split('(', '[')[0].Trim().Trim(':', '*', '#')).Trim();
}
