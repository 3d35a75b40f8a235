using PrmBot.Cycle.Analyze;

namespace PrmBot.Domain.Tests.Cycle.Analyze.Simulation;

/// <summary>What the analysis made of many simulated partners.</summary>
/// <param name="Planted">Faults planted.</param>
/// <param name="Found">Of each kind found within four months.</param>
/// <param name="FalseAlarms">New alarms on a KPI without a fault, each month's counted.</param>
/// <param name="KpiMonths">KPIs without a fault, times reviews.</param>
internal sealed record SimulationScore(
    int Planted, IReadOnlyDictionary<Fault, int> Found, IReadOnlyList<string> FalseAlarms, int KpiMonths)
{
    private const int Patience = 4;

    public double FoundShare => Planted == 0 ? 1 : Found.Values.Sum() / (double)Planted;

    public double AlarmsPerTwenty => 20.0 * FalseAlarms.Count / KpiMonths;

    /// <summary>One run for each seed.</summary>
    public static SimulationScore Of(int runs, bool withFaults = true)
    {
        var found = Enum.GetValues<Fault>().ToDictionary(f => f, _ => 0);
        var alarms = new List<string>();
        var kpiMonths = 0;
        foreach (var seed in Enumerable.Range(1, runs))
        {
            var partner = new SimulatedPartner((ulong)seed, withFaults);
            var reviews = SimulatedPartner.Reviews.Select(d => (Day: d, All: Alarms(partner.FindingsOn(d)))).ToList();
            foreach (var fault in found.Keys.Where(_ => withFaults))
            {
                var from = partner.Starts[fault];
                found[fault] += reviews.Exists(r => r.Day > from && r.Day <= from.AddMonths(Patience).AddDays(8)
                    && r.All.Exists(f => Shows(fault, f))) ? 1 : 0;
            }

            alarms.AddRange(reviews.SelectMany(r => r.All.Where(f => IsFalse(partner, f, r.Day))
                .Select(f => f.Id)));
            kpiMonths += reviews.Sum(r => SimulatedKpi.All.Count(k => !IsFaulty(partner, k.Kpi.Id, r.Day)));
        }

        return new SimulationScore(withFaults ? runs * found.Count : 0, found, alarms, kpiMonths);
    }

    private static List<Finding> Alarms(IReadOnlyList<Finding> all) =>
        [.. all.Where(f => f.Evidence > Evidence.Watch)];

    private static bool Shows(Fault fault, Finding finding) => fault switch
    {
        Fault.Execution => finding is { Kind: FindingKind.ExecutionFailure, Kpi: "K33" },
        Fault.Tactic => finding is { Kind: FindingKind.ContentFailure, Kpi: "K14" },
        // Where revenue happens not to be green, it is F2 and not F7.
        Fault.LeadingStalls => finding is { Kind: FindingKind.LeadingRed or FindingKind.ContentFailure, Kpi: "K8" },
        Fault.DataGap => finding is { Kind: FindingKind.DataGap, Kpi: "K22" },
        Fault.Outlier => finding is { Kind: FindingKind.UnusuallyBad, Kpi: "K19" },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Unknown fault."),
    };

    // What speaks of the plan as a whole is no KPI's: commitments are broken once execution fails.
    private static bool IsFalse(SimulatedPartner partner, Finding finding, DateOnly day) => finding.Kpi is null
        ? day <= partner.Starts[Fault.Execution]
        : !IsFaulty(partner, finding.Kpi, day);

    private static bool IsFaulty(SimulatedPartner partner, string kpi, DateOnly day) => kpi switch
    {
        "K33" => day > partner.Starts[Fault.Execution],
        "K14" => day > partner.Starts[Fault.Tactic],
        "K8" or "K6" => day > partner.Starts[Fault.LeadingStalls],
        "K22" => day > partner.Starts[Fault.DataGap],
        "K19" => day > partner.Starts[Fault.Outlier],
        _ => false,
    };
}
