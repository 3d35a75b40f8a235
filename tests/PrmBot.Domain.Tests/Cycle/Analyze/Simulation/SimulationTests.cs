using System.Globalization;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Domain.Tests.Cycle.Analyze.Simulation;

/// <summary>
/// Twenty-four months with five planted faults a partner. PRMBOT_SIMULATED_PARTNERS says how many partners are
/// simulated; few by default, so that the test is quick.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Few = 12;

    private static int Partners => int.TryParse(
        Environment.GetEnvironmentVariable("PRMBOT_SIMULATED_PARTNERS"), CultureInfo.InvariantCulture, out var n)
        ? n
        : Few;

    [Fact]
    public void Nine_of_ten_planted_faults_are_found_and_false_alarms_are_rare()
    {
        var score = SimulationScore.Of(Partners);

        Report(score);
        score.FoundShare.ShouldBeGreaterThanOrEqualTo(.9);
        score.AlarmsPerTwenty.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Where_nothing_is_wrong_alarms_are_rare()
    {
        var score = SimulationScore.Of(Partners, withFaults: false);

        Report(score);
        score.AlarmsPerTwenty.ShouldBeLessThanOrEqualTo(1);
    }

    private void Report(SimulationScore score)
    {
        output.WriteLine($"found {score.FoundShare:P1} of {score.Planted}: "
            + string.Join(", ", score.Found.Select(f => $"{f.Key} {f.Value}")));
        output.WriteLine($"{score.FalseAlarms.Count} false alarms in {score.KpiMonths} KPI-months: "
            + $"{score.AlarmsPerTwenty:0.00} per 20");
        foreach (var alarm in score.FalseAlarms.GroupBy(a => a).OrderByDescending(g => g.Count()))
        {
            output.WriteLine($"  {alarm.Count()} {alarm.Key}");
        }
    }
}
