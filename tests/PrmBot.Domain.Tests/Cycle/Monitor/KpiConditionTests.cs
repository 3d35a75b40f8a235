using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

/// <summary>
/// What the colours of K2, K32 and K34 take beside their thresholds (domain/cycle.md), worked by hand.
/// </summary>
public sealed class KpiConditionTests
{
    private static readonly KpiDefinition Certified = Kpi("K2", new KpiRule.Thresholds(100, 75), KpiKind.Stock) with
    {
        Condition = new KpiCondition.Lapse(60),
    };

    private static readonly KpiDefinition Escalations =
        Kpi("K32", new KpiRule.Thresholds(15, 25, Strict: true), KpiKind.Ratio) with
        {
            Direction = KpiDirection.Down, Condition = new KpiCondition.Quality(80),
        };

    private static readonly KpiDefinition Pulse = Kpi("K34", new KpiRule.Thresholds(3, 2), KpiKind.Ratio) with
    {
        Unit = KpiUnit.Points, Cadence = KpiCadence.Quarterly, Minimum = 0, Maximum = 4,
        Condition = new KpiCondition.Gap(2),
    };

    // From 23 November, 60 days reach to 22 January.
    [Theory]
    [InlineData(100, "2027-01-22", KpiColour.Amber, VerdictReason.LapsesSoon)]
    [InlineData(100, "2027-01-23", KpiColour.Green, VerdictReason.Good)]
    [InlineData(100, null, KpiColour.Green, VerdictReason.Good)]
    [InlineData(80, "2027-01-22", KpiColour.Amber, VerdictReason.Near)]
    [InlineData(60, "2027-01-22", KpiColour.Red, VerdictReason.Bad)]
    public void A_certificate_that_lapses_within_sixty_days_is_amber_at_best(
        int percent, string? lapses, KpiColour colour, VerdictReason reason)
    {
        var detail = new KpiDetail { Lapses = lapses is null ? null : Day(lapses) };

        var verdict = Judge(Certified, Number("2026-10", percent) with { Detail = detail });

        (verdict.Colour, verdict.Reason).ShouldBe((colour, reason));
    }

    [Fact]
    public void What_lapses_holds_until_a_later_number_says_otherwise_or_covers_the_day()
    {
        var october = Number("2026-10", 100) with { Detail = new KpiDetail { Lapses = Day("2026-12-10") } };
        var november = Number("2026-11", 100);
        var december = Number("2026-12", 100) with { By = Stamp(Day("2026-12-20")) };

        Judge(Certified, october, november).Reason.ShouldBe(VerdictReason.LapsesSoon);
        Judge(Certified, october, november with { Detail = new KpiDetail() }).Reason.ShouldBe(VerdictReason.Good);
        KpiJudge.Judge(Certified, Of(Certified, october, november, december), Day("2026-12-21")).Reason
            .ShouldBe(VerdictReason.Good);
    }

    [Theory]
    [InlineData(12, null, KpiColour.Grey, VerdictReason.QualityUnknown)]
    [InlineData(30, null, KpiColour.Grey, VerdictReason.QualityUnknown)]
    [InlineData(12, 80, KpiColour.Green, VerdictReason.Good)]
    [InlineData(12, 79, KpiColour.Amber, VerdictReason.PoorQuality)]
    [InlineData(20, 79, KpiColour.Amber, VerdictReason.Near)]
    [InlineData(30, 95, KpiColour.Red, VerdictReason.Bad)]
    public void Escalations_are_never_judged_without_their_quality(
        int percent, int? quality, KpiColour colour, VerdictReason reason)
    {
        var number = Number("2026-10", percent) with { Detail = new KpiDetail { Quality = quality } };

        var verdict = Judge(Escalations, number);

        (verdict.Colour, verdict.Reason).ShouldBe((colour, reason));
    }

    // Both at 3 or more: green; any from 2 to 3: amber; any under 2, or 2 apart: red.
    [Theory]
    [InlineData(3.0, 3.0, KpiColour.Green, VerdictReason.Good)]
    [InlineData(4.0, 2.5, KpiColour.Amber, VerdictReason.OneSideLow)]
    [InlineData(4.0, 3.0, KpiColour.Green, VerdictReason.Good)]
    [InlineData(2.5, 1.9, KpiColour.Red, VerdictReason.OneSideLow)]
    [InlineData(4.0, 2.0, KpiColour.Red, VerdictReason.SidesApart)]
    [InlineData(2.0, 4.0, KpiColour.Red, VerdictReason.SidesApart)]
    [InlineData(3.5, null, KpiColour.Grey, VerdictReason.OtherSideMissing)]
    [InlineData(null, 1.5, KpiColour.Red, VerdictReason.OneSideLow)]
    public void The_pulse_goes_by_the_lower_side_and_by_how_far_they_are_apart(
        double? ours, double? theirs, KpiColour colour, VerdictReason reason)
    {
        var sides = new KpiSides((decimal?)ours, (decimal?)theirs);
        var number = Number("2026-Q3", sides.Mean) with { Detail = new KpiDetail { Sides = sides } };

        var verdict = Judge(Pulse, number);

        (verdict.Colour, verdict.Reason).ShouldBe((colour, reason));
    }

    [Fact]
    public void One_number_for_both_sides_is_judged_as_it_is() =>
        Judge(Pulse, Number("2026-Q3", 3)).Colour.ShouldBe(KpiColour.Green);

    [Fact]
    public void A_condition_changes_a_colour_at_once()
    {
        var good = Number("2026-09", 12) with { Detail = new KpiDetail { Quality = 90 } };
        var poor = Number("2026-10", 12) with { Detail = new KpiDetail { Quality = 60 } };

        Judge(Escalations, good, poor).Colour.ShouldBe(KpiColour.Amber);
    }

    private static KpiVerdict Judge(KpiDefinition kpi, params KpiNumber[] numbers) =>
        KpiJudge.Judge(kpi, Of(kpi, numbers), Today);

    private static KpiSeries Of(KpiDefinition kpi, params KpiNumber[] numbers) =>
        new KpiSeries { Of = Contoso, Kpi = kpi.Id }.WithAll(numbers, []);

    private static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
