using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>What one step of the funnel came to in a span of three months.</summary>
/// <param name="Value">Of a flow the mean of its periods, in the KPI's unit; of a share percent.</param>
/// <param name="Count">How many numbers it rests on.</param>
public sealed record FunnelFigure(decimal Value, int Count)
{
    /// <summary>Of a share whose cases are known: those that went on, and all; of a flow its sum, and how many periods.
    /// Null: it is a mean of numbers whose cases nobody gave.</summary>
    public KpiBasis? Basis { get; init; }

    /// <summary>ISO 4217; null: not said, or no money.</summary>
    public string? Currency { get; init; }
}

/// <summary>One step of the funnel.</summary>
/// <param name="Kpi">What it is measured by.</param>
/// <param name="Before">In the three months before; null: no number.</param>
/// <param name="Now">In the last three months; null: no number.</param>
public sealed record FunnelStep(KpiDefinition Kpi, FunnelFigure? Before, FunnelFigure? Now)
{
    /// <summary>What it added to the change of what is won, in money; null: a step lacks a number.</summary>
    public double? Contribution { get; init; }
}

/// <summary>
/// The funnel leads × lead→opportunity × win rate × deal size, the last three months against the three before, with an
/// exact split of the change (domain/cycle.md 4.6; see <see cref="FunnelContribution"/>); of numbers by quarter the
/// last two. Cases are added up where they are known, so that a month with few of them counts little.
/// </summary>
/// <param name="Steps">In their order.</param>
/// <param name="Every">The kind of period that leads are counted for.</param>
public sealed record FunnelView(IReadOnlyList<FunnelStep> Steps, PeriodKind Every)
{
    private const int Span = 91;

    /// <summary>The KPIs of the four steps, in their order.</summary>
    public static readonly IReadOnlyList<string> Ids = ["K14", "K15", "K21", "K23"];

    /// <summary>The first day of the newer three months.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>What is won in one period of <see cref="Every"/>, before and now; null: a step lacks a
    /// number.</summary>
    public (double Before, double Now)? Won { get; init; }

    /// <summary>True: one step was zero, so the split is Shapley's and not the logarithmic mean's.</summary>
    public bool HasZero { get; init; }

    /// <summary>The step that took most away; null when it cannot be told, or none did.</summary>
    public FunnelStep? Weakest => Steps.Where(s => s.Contribution < 0).MinBy(s => s.Contribution);

    /// <summary>Null when the catalogue lacks one of the KPIs.</summary>
    /// <param name="catalogue">The KPIs that there are.</param>
    /// <param name="standing">How one stands; null: it has no number and no target.</param>
    /// <param name="day">The day of the look.</param>
    public static FunnelView? Of(KpiCatalogue catalogue, Func<string, KpiStanding?> standing, DateOnly day)
    {
        var kpis = Ids.Select(catalogue.Find).OfType<KpiDefinition>().ToList();
        if (kpis.Count < Ids.Count)
        {
            return null;
        }

        var middle = day.AddDays(-Span);
        var known = kpis.ConvertAll(k => (Kpi: k, Numbers: standing(k.Id)?.Finished ?? []));
        var steps = known.ConvertAll(k =>
        {
            var (before, now) = Halves(k.Numbers, middle);
            return new FunnelStep(k.Kpi, Figure(k.Kpi, before), Figure(k.Kpi, now));
        });
        var every = known[0].Numbers is [.., var latest] ? latest.Period.Kind : PeriodKind.Week;
        return Split(new FunnelView(steps, every) { Since = middle });
    }

    // A quarter's number may come weeks after its end: of such ones the last two are compared.
    private static (List<KpiNumber> Before, List<KpiNumber> Now) Halves(
        IReadOnlyList<KpiNumber> numbers, DateOnly middle) => numbers is [.., { Period.Kind: >= PeriodKind.Quarter }]
            ? ([.. numbers.SkipLast(1).TakeLast(1)], [.. numbers.TakeLast(1)])
            : (
                [.. numbers.Where(v => v.Period.End < middle && v.Period.End >= middle.AddDays(-Span))],
                [.. numbers.Where(v => v.Period.End >= middle)]);

    private static FunnelView Split(FunnelView view)
    {
        var factors = view.Steps.Where(s => s is { Before: not null, Now: not null })
            .Select(s => new FunnelFactor(s.Kpi.Id, Factor(s.Kpi, s.Before!), Factor(s.Kpi, s.Now!))).ToList();
        if (factors.Count < view.Steps.Count)
        {
            return view;
        }

        var parts = FunnelContribution.Of(factors);
        return view with
        {
            Steps = [.. view.Steps.Zip(parts, (s, p) => s with { Contribution = p.Amount })],
            Won = (factors.Aggregate(1.0, (r, f) => r * f.Before), factors.Aggregate(1.0, (r, f) => r * f.After)),
            HasZero = factors.Exists(f => f.Before <= 0 || f.After <= 0),
        };
    }

    private static double Factor(KpiDefinition kpi, FunnelFigure figure) =>
        (double)figure.Value / (kpi.Unit == KpiUnit.Percent ? 100 : 1);

    private static FunnelFigure? Figure(KpiDefinition kpi, List<KpiNumber> numbers)
    {
        if (numbers.Count == 0)
        {
            return null;
        }

        var basis = kpi.Kind == KpiKind.Flow ? new KpiBasis(numbers.Sum(v => v.Value), numbers.Count)
            : kpi.Unit == KpiUnit.Percent && numbers.TrueForAll(v => v is { Part: not null, Sample: > 0 })
                ? new KpiBasis(numbers.Sum(v => v.Part!.Value), numbers.Sum(v => v.Sample!.Value))
                : null;
        var share = kpi.Unit == KpiUnit.Percent ? 100 : 1;
        return new FunnelFigure(
            basis is null ? numbers.Average(v => v.Value) : share * basis.Numerator / basis.Denominator, numbers.Count)
        {
            Basis = basis, Currency = numbers[^1].Currency,
        };
    }
}
