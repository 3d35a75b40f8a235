using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Planning;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze.Simulation;

/// <summary>The faults that are planted, one of each in every run.</summary>
internal enum Fault
{
    /// <summary>The service lines are no longer done, and SLA compliance falls.</summary>
    Execution,

    /// <summary>The marketing lines are done, and the leads fall all the same.</summary>
    Tactic,

    /// <summary>The pipeline stalls; revenue follows four months later.</summary>
    LeadingStalls,

    /// <summary>Nobody gives the sales cycle any more.</summary>
    DataGap,

    /// <summary>One wrong week of the time to approve.</summary>
    Outlier,
}

/// <summary>24 months of one partner, with each fault beginning in a month of its own.</summary>
internal sealed class SimulatedPartner
{
    public const int Months = 24;

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly KpiCatalogue Catalogue = new([.. SimulatedKpi.All.Select(k => k.Kpi)]);

    private readonly Dictionary<string, KpiSeries> _series = [];

    public SimulatedPartner(ulong seed, bool withFaults = true)
    {
        var chance = new Chance(seed);
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var month = chance.Between(11, 17);
            Starts[fault] = withFaults ? First.AddMonths(month) : DateOnly.MaxValue;
        }

        foreach (var kpi in SimulatedKpi.All)
        {
            _series[kpi.Kpi.Id] = Draw(kpi, chance);
        }
    }

    /// <summary>The first day of each fault.</summary>
    public Dictionary<Fault, DateOnly> Starts { get; } = [];

    /// <summary>The monthly reviews: the eighth of each month from the fourth on.</summary>
    public static IEnumerable<DateOnly> Reviews =>
        Enumerable.Range(4, Months - 3).Select(m => First.AddMonths(m).AddDays(7));

    public IReadOnlyList<Finding> FindingsOn(DateOnly day) => PartnerAnalysis.Of(AnalysisCase.Of(
        Catalogue,
        [.. _series.Values.Select(s => s with { Values = [.. s.Values.Where(v => v.Period.End < day)] })],
        PlanOn(day), day));

    private KpiSeries Draw(SimulatedKpi kpi, Chance chance)
    {
        var series = new KpiSeries { Of = Contoso, Kpi = kpi.Kpi.Id };
        var values = new List<KpiNumber>();
        for (var p = Period.Of(kpi.Every, First.AddDays(6)); p.Start < First.AddMonths(Months); p = p.Next())
        {
            var number = kpi.Draw(chance, Factor(kpi.Kpi.Id, p)) with { Period = p };
            if (!(kpi.Kpi.Id == "K22" && p.Start >= Starts[Fault.DataGap]))
            {
                values.Add(number with { By = Stamp(p.End.AddDays(2)) });
            }
        }

        var targets = kpi.Target is not { } target ? [] : Enumerable.Range(0, Months / 3)
            .Select(q => Period.Of(PeriodKind.Quarter, First.AddMonths(3 * q)))
            .Select(q => new KpiNumber(q, target, Stamp(q.Start))).ToList();
        return series with { Values = values, Targets = targets };
    }

    private double Factor(string kpi, Period period) => kpi switch
    {
        "K33" when period.Start >= Starts[Fault.Execution] => .86,
        "K14" when period.Start >= Starts[Fault.Tactic] => .55,
        "K8" when period.Start >= Starts[Fault.LeadingStalls] => .45,
        "K6" when Starts[Fault.LeadingStalls] != DateOnly.MaxValue
            && period.Start >= Starts[Fault.LeadingStalls].AddMonths(4) => .45,
        "K19" when Starts[Fault.Outlier] != DateOnly.MaxValue
            && period == Period.Of(PeriodKind.Week, Starts[Fault.Outlier].AddDays(7)) => 2.1,
        _ => 1,
    };

    /// <summary>A line of each section is due every month; done on its day, unless execution fails.</summary>
    private JointPlan PlanOn(DateOnly day) => new()
    {
        Id = "plan", Of = Contoso, Start = First, End = First.AddMonths(Months), Currency = "EUR",
        State = PlanState.Active, StartedBy = Ada, StartedAt = Stamp(First).At,
        Lines =
        [
            .. Enumerable.Range(1, Months).SelectMany(m => PlanSections.All.Select(s => Line(m, s, day))),
        ],
    };

    private PlanLine Line(int month, PlanSection section, DateOnly day)
    {
        var due = First.AddMonths(month).AddDays(-3);
        var fails = section == PlanSection.Service && due >= Starts[Fault.Execution];
        return new PlanLine
        {
            Number = (month * 10) + (int)section, Section = section, Title = $"{section} {month}", Due = due,
            OurOwner = new PlanOwner("Ada"), PartnerOwner = new PlanOwner("Karl"),
            Status = due < day && !fails ? LineStatus.Done : LineStatus.InProgress,
        };
    }

    private static Person Ada => Stamp().Who;
}
