using System.Globalization;
using System.Text.Json;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Cards;

/// <summary>KPI numbers and verdicts in the reader's words.</summary>
internal static class KpiWords
{
    /// <summary>The number with its unit.</summary>
    public static string Value(TurnScope turn, KpiDefinition kpi, decimal value, string? currency = null)
    {
        var text = value.ToString(
            Math.Abs(value) >= 1000 ? "#,##0" : kpi.Unit == KpiUnit.Count ? "0.#" : "0.##", turn.Culture);
        var unit = kpi.Unit == KpiUnit.Money && currency is null ? "money_bare" : Key(kpi.Unit);
        return turn.Say($"kpi.unit.{unit}", ("value", text), ("currency", currency ?? string.Empty));
    }

    public static string Percent(TurnScope turn, decimal share) =>
        turn.Say("kpi.unit.percent", ("value", (share * 100).ToString("0", turn.Culture)));

    public static string Day(TurnScope turn, DateOnly day) => day.ToString("d MMM yyyy", turn.Culture);

    /// <summary>The day of a moment where the reader is.</summary>
    public static string Day(TurnScope turn, DateTimeOffset moment) =>
        Day(turn, DateOnly.FromDateTime(turn.Session.Local(moment).DateTime));

    public static string Colour(TurnScope turn, KpiColour colour) => turn.Say($"kpi.colour.{Key(colour)}");

    /// <summary>Colour and reason: <c>Red: Far behind pace</c>.</summary>
    public static string State(TurnScope turn, KpiVerdict verdict) =>
        $"{Colour(turn, verdict.Colour)}: {turn.Say($"kpi.state.{Key(verdict.Reason)}")}";

    /// <summary>One sentence with the numbers behind the colour.</summary>
    public static string Why(TurnScope turn, KpiVerdict verdict)
    {
        var why = turn.Say($"kpi.why.{Key(verdict.Reason)}", Facts(turn, verdict));
        return verdict.Held ? $"{why} {turn.Say("kpi.held")}" : why;
    }

    /// <summary>Adaptive Cards' name of the colour.</summary>
    public static string CardColor(KpiColour colour) => colour switch
    {
        KpiColour.Green => "Good",
        KpiColour.Amber => "Warning",
        KpiColour.Red => "Attention",
        KpiColour.Grey => "Default",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Unknown colour."),
    };

    public static string TrendWords(TurnScope turn, KpiDefinition kpi, Trend trend) => turn.Say(
        $"kpi.trend_words.{Key(trend.Kind)}",
        ("n", trend.Count),
        ("p", Math.Max(.01, trend.Test.P).ToString("0.00", turn.Culture)),
        ("slope", Value(turn, kpi, Math.Round(Math.Abs(trend.Slope), 2))),
        ("low", Value(turn, kpi, Math.Round(Ends(trend).Min(), 2))),
        ("high", Value(turn, kpi, Math.Round(Ends(trend).Max(), 2))));

    private static decimal[] Ends(Trend trend) =>
        trend.Interval is { } i ? [Math.Abs(i.Low), Math.Abs(i.High)] : [Math.Abs(trend.Slope)];

    /// <summary>The rule in force, or the catalogue's.</summary>
    public static string Rule(TurnScope turn, KpiDefinition kpi, KpiRule rule)
    {
        (string, object)[] Numbers(decimal green, decimal amber) =>
            [("green", Value(turn, kpi, green)), ("amber", Value(turn, kpi, amber))];
        var way = kpi.Direction == KpiDirection.Down ? "down" : "up";
        var words = rule switch
        {
            KpiRule.Pace => turn.Say("kpi.rule.pace"),
            KpiRule.Baseline => turn.Say("kpi.rule.baseline"),
            KpiRule.Thresholds t => turn.Say($"kpi.rule.{way}{(t.Strict ? "_strict" : "")}", Numbers(t.Green, t.Amber)),
            KpiRule.Band b => turn.Say(
                "kpi.rule.band", [.. Numbers(b.GreenLow, b.AmberLow), ("green_high", Value(turn, kpi, b.GreenHigh))]),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule."),
        };
        return kpi.Condition switch
        {
            null => words,
            KpiCondition.Lapse lapse => turn.Say("kpi.rule_lapse", ("rule", words), ("days", lapse.Days)),
            KpiCondition.Quality quality => turn.Say(
                "kpi.rule_quality", ("rule", words), ("least_quality", Percent(turn, quality.Least / 100))),
            KpiCondition.Gap gap => turn.Say(
                "kpi.rule_gap", ("rule", words), ("red_gap", Value(turn, kpi, gap.Red))),
            _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Condition, "Unknown condition."),
        };
    }

    /// <summary>What was given beside a number, in words; empty: nothing.</summary>
    public static string Detail(TurnScope turn, KpiDefinition kpi, KpiDetail? detail) => (kpi.Condition, detail) switch
    {
        (KpiCondition.Lapse, { Lapses: { } on }) => turn.Say("kpi.fact.lapses_value", ("lapses", Day(turn, on))),
        (KpiCondition.Lapse, not null) => turn.Say("kpi.fact.lapses_none"),
        (KpiCondition.Quality, { Quality: { } share }) =>
            turn.Say("kpi.fact.quality_value", ("quality", Percent(turn, share / 100))),
        (KpiCondition.Gap, { Sides: { } sides }) => turn.Say(
            "kpi.fact.sides_value", ("ours", Side(turn, kpi, sides.Us)), ("theirs", Side(turn, kpi, sides.Partner))),
        _ => string.Empty,
    };

    private static string Side(TurnScope turn, KpiDefinition kpi, decimal? value) =>
        value is { } number ? Value(turn, kpi, number) : turn.Say("kpi.fact.side_missing");

    private static IEnumerable<(string, object)> Details(TurnScope turn, KpiDefinition kpi, KpiMeasure measure)
    {
        var detail = measure.Latest?.Detail;
        return
        [
            ("lapses", measure.Lapses is { } on ? Day(turn, on) : string.Empty),
            ("days", (kpi.Condition as KpiCondition.Lapse)?.Days ?? 0),
            ("quality", Percent(turn, (detail?.Quality ?? 0) / 100)),
            ("least_quality", Percent(turn, ((kpi.Condition as KpiCondition.Quality)?.Least ?? 0) / 100)),
            ("ours", Side(turn, kpi, detail?.Sides?.Us)), ("theirs", Side(turn, kpi, detail?.Sides?.Partner)),
            ("apart", Value(turn, kpi, detail?.Sides?.Gap ?? 0)),
            ("red_gap", Value(turn, kpi, (kpi.Condition as KpiCondition.Gap)?.Red ?? 0)),
        ];
    }

    /// <summary>The part of a key that stands for an enum's value: <c>FarBehind</c> is <c>far_behind</c>.</summary>
    public static string Key<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static (string, object)[] Facts(TurnScope turn, KpiVerdict verdict)
    {
        var (kpi, m) = (verdict.Kpi, verdict.Measure);
        var currency = m.Latest?.Currency ?? m.Target?.Currency;
        string Number(decimal? value) => value is { } v ? Value(turn, kpi, Math.Round(v, 2), currency) : string.Empty;
        var (green, amber) = m.Rule switch
        {
            KpiRule.Thresholds t => (Number(t.Green), Number(t.Amber)),
            KpiRule.Band b => ($"{Number(b.GreenLow)} – {Number(b.GreenHigh)}", Number(b.AmberLow)),
            KpiRule.Pace or KpiRule.Baseline => (string.Empty, string.Empty),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), m.Rule, "Unknown rule."),
        };
        return
        [
            ("latest", Number(m.Latest?.Value)), ("actual", Number(m.Actual)), ("expected", Number(m.Pace?.Expected)),
            ("period", m.Latest?.Period ?? (object)string.Empty),
                ("target_period", m.Target?.Period ?? (object)string.Empty),
            ("through", m.Through is { } day ? Day(turn, day) : string.Empty), ("green", green), ("amber", amber),
            ("index", m.Pace?.Index is { } index ? Percent(turn, index) : string.Empty),
            ("tau", m.Pace is { } pace ? Percent(turn, pace.Tau) : string.Empty),
            ("effort", m.Pace?.Effort?.ToString("0.##", turn.Culture) ?? string.Empty),
            ("sample", m.Latest?.Sample?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
            ("part", m.Interval?.Hits.ToString(turn.Culture) ?? string.Empty),
            ("low", m.Interval is { } i ? Percent(turn, (decimal)i.Low) : string.Empty),
            ("high", m.Interval is { } j ? Percent(turn, (decimal)j.High) : string.Empty),
            ("least", kpi.MinimumSample?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
            .. Details(turn, kpi, m),
        ];
    }
}
