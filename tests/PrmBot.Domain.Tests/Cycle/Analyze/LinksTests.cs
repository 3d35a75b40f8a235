using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

public sealed class LinksTests
{
    // Leads of November 2025 to October 2026.
    private static readonly decimal[] Steps = [100, 110, 100, 112, 101, 111, 99, 108, 60, 45, 40, 38];

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, FindingKind.LeadingRed)]
    [InlineData(new[] { -1, -1, 1 }, FindingKind.LeadingRed)]
    [InlineData(new[] { -1, -1, -1 }, FindingKind.RedUnplanned)]
    public void A_link_that_failed_in_three_of_the_last_quarters_warns_no_more(int[] quarters, FindingKind expected)
    {
        var leads = Leads with { LeadsTo = new KpiLink("K6", 30) };
        var series = Monthly("K14", Steps).Aim("2026-Q3", 300).Aim("2026-Q4", 300);

        var finding = Findings([leads, Revenue], [series, After(quarters)]).First(f => f.Kpi == "K14");

        finding.Kind.ShouldBe(expected);
    }

    [Fact]
    public void Weeks_count_as_the_mean_of_their_month()
    {
        var leads = Leads with { LeadsTo = new KpiLink("K6", 30) };
        var months = Monthly("K14", Steps).Values;
        var weekly = Series("K14") with
        {
            // As many a week in months of four and of five weeks.
            Values = [.. Weeks(months).Select(w => new KpiNumber(w.Week, w.Value, Stamp(w.Week.End.AddDays(1))))],
        };

        var finding = Findings(
            [leads, Revenue], [weekly.Aim("2026-Q4", 1200), After([-1, -1, -1])])
            .First(f => f is { Kpi: "K14", Kind: not FindingKind.DataGap });

        finding.Kind.ShouldBe(FindingKind.RedUnplanned);
    }

    private static IEnumerable<(Period Week, decimal Value)> Weeks(IReadOnlyList<KpiNumber> months)
    {
        for (var week = Period.Parse("2025-W45")!; week.End < Today; week = week.Next())
        {
            var month = Period.Of(PeriodKind.Month, week.Start.AddDays(3));
            if (months.FirstOrDefault(m => m.Period == month) is { } number)
            {
                yield return (week, number.Value);
            }
        }
    }

    // Revenue far above its target. It moves a month after the leads, with them (1) or against them (−1) in each of the
    // first three quarters of 2026.
    private static KpiSeries After(int[] quarters)
    {
        List<decimal> values = [500, 500];
        for (var month = 2; month < Steps.Length; month++)
        {
            var quarter = (month - 2) / 3;
            var way = Math.Sign(Steps[month - 1] - Steps[month - 2]) * (quarter < 3 ? quarters[quarter] : 1);
            values.Add(values[^1] + (5 * way));
        }

        return Monthly("K6", [.. values]).Aim("2026-Q4", 300);
    }
}
