using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>The numbers that one KPI is judged by on one day.</summary>
/// <param name="Direction">Which way is better.</param>
/// <param name="Rule">The rule in force: a target set for the partner, or a baseline, has already moved its
/// thresholds.</param>
public sealed record KpiMeasure(KpiDirection Direction, KpiRule Rule)
{
    public const decimal GreenPace = .95m;

    public const decimal AmberPace = .80m;

    /// <summary>Less of a period than this tells nothing yet.</summary>
    public const decimal EarlyTau = .15m;

    /// <summary>A number older than this many cadences is stale.</summary>
    public const decimal StaleCadences = 1.5m;

    /// <summary>Set when no colour can be given, and why.</summary>
    public VerdictReason? Grey { get; init; }

    /// <summary>The latest number; null: none.</summary>
    public KpiNumber? Latest { get; init; }

    /// <summary>The last day that the numbers cover.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>What it is compared with; null: the catalogue's thresholds, or nothing.</summary>
    public KpiNumber? Target { get; init; }

    /// <summary>The number judged: the sum to date for a flow with a target, else the latest.</summary>
    public decimal? Actual { get; init; }

    /// <summary>The lower one of both sides' numbers, by which the colour goes; null: it goes by
    /// <see cref="Actual"/>.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>The best colour that the KPI's condition leaves; null: any.</summary>
    public ColourFloor? Floor { get; init; }

    /// <summary>The day on which a certificate lapses, when that is soon.</summary>
    public DateOnly? Lapses { get; init; }

    /// <summary>Of a share held against its own past, when its cases are known; else null.</summary>
    public WilsonInterval? Interval { get; init; }

    /// <summary>Null for rules other than pace.</summary>
    public PaceIndex? Pace { get; init; }

    /// <summary>Attainment as a share of what is wanted by now; null: cannot be said.</summary>
    public decimal? Index => Rule switch
    {
        KpiRule.Pace => Pace?.Index,
        KpiRule.Thresholds t when (Lowest ?? Actual) is { } a => Share(a, t.Green),
        KpiRule.Band b when Actual is { } a => a < b.GreenLow ? a / b.GreenLow : a > b.GreenHigh ? b.GreenHigh / a : 1,
        KpiRule.Thresholds or KpiRule.Band or KpiRule.Baseline => null,
        _ => throw new InvalidOperationException($"Unknown rule: {Rule}."),
    };

    /// <summary>The colour when the number were better (positive) or worse by a share, with the KPI's condition.
    /// </summary>
    public KpiColour ColourAt(decimal shift)
    {
        var plain = PlainAt(shift);
        return Floor is { } floor && plain != KpiColour.Grey && floor.Colour > plain ? floor.Colour : plain;
    }

    /// <summary>
    /// The same by the rule alone: of pace in index points, of thresholds in parts of the threshold. Grey when
    /// <see cref="Grey"/> is set.
    /// </summary>
    internal KpiColour PlainAt(decimal shift)
    {
        if (Grey is not null)
        {
            return KpiColour.Grey;
        }

        return Rule switch
        {
            KpiRule.Pace when Pace?.Index is { } index => Of(index + shift >= GreenPace, index + shift >= AmberPace),
            KpiRule.Thresholds t when Interval is { } interval => RatioColour.Of(Direction, t, interval),
            KpiRule.Thresholds t when (Lowest ?? Actual) is { } a => ByThreshold(t, a, shift),
            KpiRule.Band b when Actual is { } a => Of(
                a >= b.GreenLow * (1 - shift) && a <= b.GreenHigh * (1 + shift), a >= b.AmberLow * (1 - shift)),
            KpiRule.Pace or KpiRule.Thresholds or KpiRule.Band or KpiRule.Baseline => KpiColour.Grey,
            _ => throw new ArgumentOutOfRangeException(nameof(shift), Rule, "Unknown rule."),
        };
    }

    private static KpiColour Of(bool green, bool amber) =>
        green ? KpiColour.Green : amber ? KpiColour.Amber : KpiColour.Red;

    private KpiColour ByThreshold(KpiRule.Thresholds rule, decimal actual, decimal shift)
    {
        var sign = Direction == KpiDirection.Down ? -1 : 1;
        var over = (sign * (actual - rule.Green)) + (shift * Math.Abs(rule.Green));
        var overAmber = (sign * (actual - rule.Amber)) + (shift * Math.Abs(rule.Amber));
        return Of(rule.Strict ? over > 0 : over >= 0, overAmber >= 0);
    }

    private decimal? Share(decimal actual, decimal green)
    {
        var (over, under) = Direction == KpiDirection.Down ? (green, actual) : (actual, green);
        return under == 0 ? null : Math.Clamp(over / under, -10, 10);
    }
}

/// <summary>A colour that nothing better is given than, and why.</summary>
public sealed record ColourFloor(KpiColour Colour, VerdictReason Reason);
