using PrmBot.Cycle;
using PrmBot.Cycle.Execute;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Domain.Tests.Planning;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Monitor.Derive;

public sealed class DerivedKpisTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly PlanTable _table = new();

    [Fact]
    public async Task Ramp_up_and_commitments_follow_from_the_lines_with_numerator_and_denominator()
    {
        var plan = await DueLastWeekAsync();

        var all = DerivedKpis.With([], plan, Contoso, Monday.AddDays(7));

        var rampUp = all.Single(s => s.Kpi == "K1").ValueOf(Period.Parse("2026-W48")!)!;
        rampUp.Value.ShouldBe(100);
        rampUp.Basis.ShouldBe(new KpiBasis(1, 1));
        var kept = all.Single(s => s.Kpi == "K26").ValueOf(Period.Parse("2026-W48")!)!;
        kept.Basis.ShouldBe(new KpiBasis(2, 4)); // two lines due, each with an owner on either side; one was done
        kept.Value.ShouldBe(50);
        kept.By.Source.ShouldBe(KpiSource.Derived);
        DerivedKpis.PerSide(plan, Monday.AddDays(7)).Select(k => (k.Side, k.OnTime, k.Due))
            .ShouldBe([(PlanSide.Us, 1, 2), (PlanSide.Partner, 1, 2)]);
    }

    [Fact]
    public async Task What_somebody_recorded_goes_before_what_follows()
    {
        var plan = await DueLastWeekAsync();
        var recorded = Series("K1", ("2026-W48", 40));

        var all = DerivedKpis.With([recorded], plan, Contoso, Monday.AddDays(7));

        all.Single(s => s.Kpi == "K1").ValueOf(Period.Parse("2026-W48")!)!.Value.ShouldBe(40);
    }

    [Fact]
    public async Task Of_a_draft_and_without_a_plan_nothing_follows()
    {
        await _table.Complete();

        DerivedKpis.With([], await _table.Plan(), Contoso, Monday).ShouldBeEmpty();
        DerivedKpis.With([], null, Contoso, Monday).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_use_of_funds_is_what_was_claimed_of_what_is_allotted_to_date()
    {
        await _table.Complete();
        await _table.Put(p => p with
        {
            State = PlanState.Active, Start = new(2026, 1, 5), End = new(2027, 1, 1),
            Mdf = new MdfFund
            {
                Currency = "EUR",
                Pools = [new MdfPool(26_000, _table.Dana.Who, _table.Now)],
                Requests =
                [
                    new MdfRequest
                    {
                        Number = 1, Line = 1, Amount = 9000, By = _table.Dana.Who, BySide = PlanSide.Us,
                        At = _table.Now, State = MdfState.Approved, Approved = 9000,
                        Claims = [new MdfClaim(6500, _table.Dana.Who, _table.Now, null)],
                    },
                ],
            },
        });

        // Half of 260 working days are over on 4 July.
        var all = DerivedKpis.With([], await _table.Plan(), Contoso, new DateOnly(2026, 7, 6));

        all.Single(s => s.Kpi == "K11").Values.ShouldHaveSingleItem().Basis.ShouldBe(new KpiBasis(6500, 13_000));
    }

    private async Task<JointPlan> DueLastWeekAsync()
    {
        await _table.Complete();
        await _table.Put(p => p with
        {
            State = PlanState.Active,
            Lines = [.. p.Lines.Select(l => l.Number <= 2 ? l with { Due = Monday.AddDays(2) } : l)],
        });
        await _table.As(
            _table.Dana, s => ReportWork.RunAsync(s, _table.Contoso, "1", new WorkReport.Done("x"), default));
        return await _table.Plan();
    }
}
