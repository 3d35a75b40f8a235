using System.Globalization;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the parts of KPI cards from verdicts and series.</summary>
internal static class KpiCardData
{
    private const int MostPoints = 26;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    public static KpiRow Row(TurnScope turn, KpiVerdict verdict)
    {
        var (kpi, m) = (verdict.Kpi, verdict.Measure);
        var value = m.Actual is { } actual ? KpiWords.Value(turn, kpi, Math.Round(actual, 2), CurrencyOf(m)) : "–";
        if (m.Latest is { Dispute: { } dispute } latest)
        {
            value = turn.Say("kpi.disputed_value",
                ("value", KpiWords.Value(turn, kpi, latest.Value, latest.Currency)), ("who", latest.By.Who.Name),
                ("other", KpiWords.Value(turn, kpi, dispute.Value, latest.Currency)),
                ("disputer", dispute.By.Who.Name));
        }

        var trend = verdict.Trend is { } t ? turn.Say($"kpi.trend.{KpiWords.Key(t.Kind)}") : string.Empty;
        return new KpiRow(
            kpi.Id, kpi.Name, KpiWords.CardColor(verdict.Colour), KpiWords.State(turn, verdict), value,
            Versus(turn, verdict), trend);
    }

    /// <summary>The last numbers of the newest kind of period.</summary>
    public static IReadOnlyList<ChartPoint> Points(
        TurnScope turn, KpiDefinition kpi, KpiSeries series, int most = MostPoints)
    {
        var used = series.Values.Where(v => v.Period.Kind == series.Values[^1].Period.Kind).TakeLast(most);
        return [.. used.Select(v => Point(turn, kpi, v, v.Value))];
    }

    /// <summary>For each point what the target wants of it: of a flow its share, else the target itself.</summary>
    public static IReadOnlyList<ChartPoint> Targets(TurnScope turn, KpiDefinition kpi, KpiSeries series)
    {
        if (series.Values.Count == 0)
        {
            return [];
        }

        var kind = series.Values[^1].Period.Kind;
        var used = series.Values.Where(v => v.Period.Kind == kind).TakeLast(MostPoints);
        return
        [
            .. from value in used
               let target = series.Targets.Where(t => t.Period.Holds(value.Period)).MinBy(t => t.Period.Kind)
               where target is not null
               let parts = kpi.Kind == KpiKind.Flow ? PaceMeasure.PeriodsIn(target.Period, kind) : 1
               select Point(turn, kpi, value, Math.Round(target.Value / parts, 2)),
        ];
    }

    /// <summary>The same level at every point.</summary>
    public static IReadOnlyList<ChartPoint> Level(
        TurnScope turn, KpiDefinition kpi, IReadOnlyList<ChartPoint> points, decimal level)
    {
        var (y, text) = (Math.Round(level, 2), KpiWords.Value(turn, kpi, Math.Round(level, 2)));
        return [.. points.Select(p => p with { Y = y, Text = text })];
    }

    /// <summary>Eight blocks or fewer, lowest to highest number; empty for fewer than two.</summary>
    public static string Spark(KpiSeries? series)
    {
        var values = series?.Values.Where(v => v.Period.Kind == series.Values[^1].Period.Kind)
            .TakeLast(Blocks.Length).Select(v => v.Value).ToList() ?? [];
        if (values.Count < 2)
        {
            return string.Empty;
        }

        var (low, high) = (values.Min(), values.Max());
        var top = Blocks.Length - 1;
        return string.Concat(values.Select(v => Blocks[high == low ? top / 2 : (int)((v - low) / (high - low) * top)]));
    }

    public static string Alt(IEnumerable<ChartPoint> points) =>
        string.Join(", ", points.Select(p => $"{p.Period} {p.Text}"));

    public static IReadOnlyList<CardChoice> Choices(IEnumerable<KpiDefinition> kpis) =>
        [.. kpis.Select(k => new CardChoice(k.Name, k.Id))];

    private static ChartPoint Point(TurnScope turn, KpiDefinition kpi, KpiNumber at, decimal y) => new(
        at.Period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        y,
        at.Period.ToString(null, turn.Culture),
        KpiWords.Value(turn, kpi, y, at.Currency));

    private static string? CurrencyOf(KpiMeasure measure) => measure.Latest?.Currency ?? measure.Target?.Currency;

    private static string Versus(TurnScope turn, KpiVerdict verdict)
    {
        var (kpi, m) = (verdict.Kpi, verdict.Measure);
        string Number(decimal value) => KpiWords.Value(turn, kpi, Math.Round(value, 2), CurrencyOf(m));
        if (m.Target is { } target)
        {
            return m.Pace is { } pace
                ? turn.Say(
                    "kpi.versus_expected", ("expected", Number(pace.Expected)), ("target", Number(target.Value)),
                    ("period", target.Period))
                : turn.Say("kpi.versus_target", ("target", Number(target.Value)), ("period", target.Period));
        }

        return m.Rule switch
        {
            KpiRule.Thresholds t => turn.Say("kpi.versus_threshold", ("green", Number(t.Green))),
            KpiRule.Band b => turn.Say("kpi.versus_threshold",
                ("green", $"{Number(b.GreenLow)} – {Number(b.GreenHigh)}")),
            KpiRule.Pace or KpiRule.Baseline => string.Empty,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), m.Rule, "Unknown rule."),
        };
    }
}
