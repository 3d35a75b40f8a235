using System.Globalization;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Domain.Tests.Planning;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Monitor.Derive;

/// <summary>K12 from what was claimed and what was reported of the same activities, worked by hand.</summary>
public sealed class MdfReturnTests
{
    private static readonly DateOnly Event = new(2026, 3, 31);

    private readonly PlanTable _table = new();

    // 60 % of 100,000 by 15 April and 80 % by 1 June, for 8,000 and then 10,000: 7.5 and 8 times.
    [Fact]
    public async Task It_is_the_pipeline_reported_by_what_was_claimed_month_by_month()
    {
        var plan = await PlanAsync(
            Line(1, Event, "EUR", (60, new(2026, 4, 15)), (80, new(2026, 6, 1))),
            [(1, 8000, new(2026, 4, 10)), (1, 2000, new(2026, 6, 2))]);

        var series = DerivedKpis.With([], plan, Contoso, new DateOnly(2026, 6, 10)).Single(s => s.Kpi == "K12");

        series.Values.Select(v => (v.Period.ToString(), v.Value, v.Basis)).ShouldBe(
        [
            ("2026-04", 7.5m, new KpiBasis(60_000, 8000)), ("2026-05", 7.5m, new KpiBasis(60_000, 8000)),
            ("2026-06", 8m, new KpiBasis(80_000, 10_000)),
        ]);
        series.Values[^1].By.Source.ShouldBe(KpiSource.Derived);
    }

    [Fact]
    public async Task What_is_reported_after_ninety_days_is_not_the_activitys()
    {
        // 90 days after 31 March is 29 June.
        var plan = await PlanAsync(
            Line(1, Event, "EUR", (50, new(2026, 6, 29)), (100, new(2026, 6, 30))), [(1, 10_000, new(2026, 4, 10))]);

        MdfReturn.Of(plan, new DateOnly(2026, 12, 1)).ShouldBe(new KpiBasis(50_000, 10_000));
    }

    [Fact]
    public async Task An_activity_without_a_report_counts_when_its_ninety_days_are_over()
    {
        var plan = await PlanAsync(Line(1, Event, "EUR"), [(1, 10_000, new(2026, 4, 10))]);

        MdfReturn.Of(plan, new DateOnly(2026, 6, 29)).ShouldBeNull();
        MdfReturn.Of(plan, new DateOnly(2026, 6, 30)).ShouldBe(new KpiBasis(0, 10_000));
    }

    [Fact]
    public async Task Leads_are_no_pipeline_and_without_a_claim_nothing_was_spent()
    {
        var leads = await PlanAsync(
            Line(1, Event, "leads", (60, new(2026, 4, 15))), [(1, 10_000, new(2026, 4, 10))]);
        var unclaimed = await PlanAsync(Line(1, Event, "EUR", (60, new(2026, 4, 15))), []);

        MdfReturn.Of(leads, new DateOnly(2026, 12, 1)).ShouldBeNull();
        MdfReturn.Of(unclaimed, new DateOnly(2026, 12, 1)).ShouldBeNull();
    }

    private static PlanLine Line(int number, DateOnly due, string unit, params (int Percent, DateOnly On)[] reports) =>
        new()
        {
            Number = number, Section = PlanSection.Marketing, Title = $"Activity {number}", Due = due,
            Target = new PlanTarget("Pipeline", 100_000, unit),
            Changes = [.. reports.Select(r => new LineChange(
                LineField.Percent, null, r.Percent.ToString(CultureInfo.InvariantCulture), Stamp().Who,
                Stamp(r.On).At))],
        };

    private async Task<JointPlan> PlanAsync(PlanLine line, (int Line, decimal Amount, DateOnly On)[] claims)
    {
        await _table.Start();
        await _table.Put(p => p with
        {
            State = PlanState.Active, Start = new(2026, 1, 5), End = new(2027, 1, 1), Lines = [line],
            Mdf = new MdfFund
            {
                Currency = "EUR",
                Pools = [new MdfPool(50_000, _table.Dana.Who, _table.Now)],
                Requests = [.. claims.Select((c, i) => new MdfRequest
                {
                    Number = i + 1, Line = c.Line, Amount = c.Amount, Approved = c.Amount, State = MdfState.Approved,
                    By = _table.Dana.Who, BySide = PlanSide.Us, At = Stamp(c.On).At,
                    Claims = [new MdfClaim(c.Amount, _table.Marco.Who, Stamp(c.On).At, "invoice")],
                })],
            },
        });
        return await _table.Plan();
    }
}
