using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Modify;

public sealed class HitRateTests
{
    // (2/3 + z²/6 ± z·√(2/27 + z²/36))/(1 + z²/3) with z = 1.28.
    [Fact]
    public void It_counts_what_was_kept_of_what_could_be_told_and_says_how_little_that_is()
    {
        var rate = HitRate.Of(
        [
            Judged(ChangeOutcome.Kept), Judged(ChangeOutcome.Reversed), Judged(ChangeOutcome.Inconclusive),
            Judged(ChangeOutcome.Kept), Judged(null),
        ]);

        (rate.Kept, rate.Judged, rate.Inconclusive).ShouldBe((2, 3, 1));
        rate.Share!.Value.ShouldBe(2 / 3m, .0001m);
        rate.Interval.Low.ShouldBe(.3215, .0005);
        rate.Interval.High.ShouldBe(.8941, .0005);
    }

    [Fact]
    public void Before_the_first_verdict_there_is_none() =>
        HitRate.Of([Judged(null), Judged(ChangeOutcome.Inconclusive)]).Share.ShouldBeNull();

    private static ChangeProposal Judged(ChangeOutcome? outcome) => new()
    {
        Of = Contoso, Number = 1, Round = Period.Parse("2026-10")!, On = Today.AddDays(-40), ReviewOn = Today,
        Type = ChangeType.ChangeTactic, Change = new PlanChange(), Effect = new ExpectedEffect("K6", .4m, .7m),
        Finding = new Finding
        {
            Kind = FindingKind.ContentFailure, Kpi = "K6", Method = AnalysisMethod.Pace, Evidence = Evidence.Fair,
            Window = new FindingWindow(Today.AddDays(-90), Today, 3), Strength = .8,
        },
        Verdict = outcome is { } known ? new ChangeVerdict(known, .5m, Today) : null,
    };
}
