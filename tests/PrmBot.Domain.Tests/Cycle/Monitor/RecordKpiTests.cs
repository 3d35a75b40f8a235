using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class RecordKpiTests
{
    private static readonly Partner Partner = new() { Of = Contoso, Name = "Contoso" };

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task A_second_number_for_the_same_period_keeps_the_first_in_its_history()
    {
        await RecordAsync(400_000, "2026-10");

        var outcome = await RecordAsync(420_000, "2026-10");

        outcome.Value!.Number.Value.ShouldBe(420_000);
        outcome.Value.Former!.Value.ShouldBe(400_000);
        outcome.Value.Series.Values.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_weekly_number_without_a_period_is_of_the_current_week() =>
        (await RecordAsync(5, null)).Value!.Number.Period.ToString().ShouldBe("2026-W48");

    [Fact]
    public async Task A_monthly_number_without_a_period_is_of_the_last_finished_month()
    {
        var outcome = await RecordKpi.RunAsync(Session(), Kept, Partner, new(80), null, KpiSource.Said, default);

        outcome.Value!.Number.Period.ToString().ShouldBe("2026-10");
    }

    [Fact]
    public async Task A_period_that_has_not_begun_has_no_number() =>
        (await RecordAsync(5, "2026-12")).Refusal!.Key.ShouldBe("kpi.future");

    [Fact]
    public async Task A_negative_amount_is_refused() =>
        (await RecordAsync(-5, "2026-10")).Refusal!.Key.ShouldBe("kpi.negative");

    [Fact]
    public async Task A_share_over_a_hundred_percent_is_refused()
    {
        var outcome = await RecordKpi.RunAsync(Session(), Kept, Partner, new(120), null, KpiSource.Said, default);

        outcome.Refusal!.Key.ShouldBe("kpi.over_percent");
    }

    [Fact]
    public async Task A_percentage_is_no_amount_of_money()
    {
        var outcome = await RecordKpi.RunAsync(
            Session(), Pipeline, Partner, new(35, KpiUnit.Percent), null, KpiSource.Said, default);

        outcome.Refusal!.Key.ShouldBe("kpi.unit_money");
    }

    [Fact]
    public async Task One_series_keeps_one_currency()
    {
        var session = Session();
        await RecordKpi.RunAsync(session, Pipeline, Partner, new(
            1, KpiUnit.Money, "EUR"), null, KpiSource.Said, default);

        var other = await RecordKpi.RunAsync(
            session, Pipeline, Partner, new(1, KpiUnit.Money, "USD"), null, KpiSource.Said, default);

        other.Refusal!.Key.ShouldBe("kpi.other_currency");
    }

    [Fact]
    public async Task What_was_never_recorded_cannot_be_corrected()
    {
        var outcome = await CorrectKpi.RunAsync(Session(), Pipeline, Partner, new(5), Period.Parse(
            "2026-10")!, default);

        outcome.Refusal!.Key.ShouldBe("kpi.nothing_to_correct");
    }

    [Fact]
    public async Task A_target_for_a_period_that_is_over_comes_too_late()
    {
        var outcome = await SetTarget.RunAsync(Session(), Pipeline, Partner, new(5), Period.Parse("2026-Q3"), default);

        outcome.Refusal!.Key.ShouldBe("kpi.target_past");
    }

    [Fact]
    public async Task A_reader_records_nothing()
    {
        var outcome = await RecordKpi.RunAsync(
            Session(Role.Reader), Pipeline, Partner, new(5), null, KpiSource.Said, default);

        outcome.Refusal!.Key.ShouldBe("rights.read_only");
    }

    [Fact]
    public void A_series_reads_back_as_it_was_written()
    {
        var series = Series("K8", ("2026-W46", 5), ("2026-10", 7), ("2026-10", 8)).Aim("2026-Q4", 100);

        var read = DocumentFormat.Read<KpiSeries>(DocumentFormat.Write(series), KpiSeries.Schema, 3);

        read.Version.ShouldBe(3);
        read.Id.ShouldBe("p1|K8");
        read.ValueOf(Period.Parse("2026-10")!)!.Former.ShouldHaveSingleItem().Value.ShouldBe(7);
    }

    private static readonly KpiDefinition Pulse = Kpi("K34", new KpiRule.Thresholds(3, 2), KpiKind.Ratio) with
    {
        Unit = KpiUnit.Points, Minimum = 0, Maximum = 4, Condition = new KpiCondition.Gap(2),
    };

    [Fact]
    public async Task Each_side_gives_its_own_pulse_and_the_value_is_the_mean()
    {
        (await PulseAsync(Role.PartnerContact, new(2))).Value!.Number.Detail!.Sides.ShouldBe(new KpiSides(null, 2));

        // The partner has given its own, so a manager's is ours; later numbers of either side leave the other's.
        var both = (await PulseAsync(Role.Manager, new(3.5m))).Value!.Number;
        (both.Value, both.Detail!.Sides).ShouldBe((2.75m, new KpiSides(3.5m, 2)));
        var again = (await PulseAsync(Role.PartnerContact, new(3))).Value!;
        (again.Number.Value, again.Number.Detail!.Sides).ShouldBe((3.25m, new KpiSides(3.5m, 3)));
        again.Former!.Detail!.Sides.ShouldBe(new KpiSides(3.5m, 2));
    }

    [Fact]
    public async Task A_partner_does_not_give_our_pulse_and_no_side_gives_more_than_there_is()
    {
        GivenNumber Of(decimal us, decimal them) =>
            new(us) { Detail = new KpiDetail { Sides = new KpiSides(us, them) } };

        (await PulseAsync(Role.PartnerContact, Of(3, 2))).Refusal!.Key.ShouldBe("kpi.not_your_side");
        (await PulseAsync(Role.Manager, Of(3, 5))).Refusal!.Key.ShouldBe("kpi.too_high");
        (await PulseAsync(Role.Manager, Of(3, 2))).Value!.Number.Value.ShouldBe(2.5m);
    }

    [Fact]
    public async Task Nothing_goes_beside_a_number_whose_colour_takes_nothing()
    {
        var given = new GivenNumber(80) { Detail = new KpiDetail { Quality = 90 } };

        var outcome = await RecordKpi.RunAsync(Session(), Kept, Partner, given, null, KpiSource.Said, default);

        outcome.Refusal!.Key.ShouldBe("kpi.no_detail");
    }

    private async Task<Outcome<RecordedNumber>> PulseAsync(Role role, GivenNumber given)
    {
        var session = Session(role);
        var outcome = await RecordKpi.RunAsync(
            session, Pulse, Partner, given, Period.Parse("2026-Q3"), KpiSource.Said, default);
        await session.Work.CommitAsync(default);
        return outcome;
    }

    private async Task<Outcome<RecordedNumber>> RecordAsync(decimal value, string? period)
    {
        var session = Session();
        var outcome = await RecordKpi.RunAsync(
            session, Pipeline, Partner, new(value), Period.Parse(period), KpiSource.Said, default);
        await session.Work.CommitAsync(default);
        return outcome;
    }

    private Session Session(Role role = Role.Manager)
    {
        var home = TenantId.From("t1");
        var caller = new Caller(home, new Person(UserId.From("u1"), "Ada"), role,
            role == Role.PartnerContact ? Contoso : null);
        return new Session(
            caller, new DateTimeOffset(Today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero),
                _store.Open(home, caller.Partner), () => "id");
    }
}
