using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Digest;

public sealed class DigestFactsTests
{
    private static readonly Person Ada = new(new UserId("u1"), "Ada");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly KpiDefinition Leads = Kept with { Id = "K101", LeadsTo = new KpiLink("K102", 30) };

    private static readonly KpiCatalogue Two = new([Leads, Kept with { Id = "K102" }]);

    [Theory]
    [InlineData(95, DigestForm.Shared, 0)]
    [InlineData(95, DigestForm.Internal, 1)]
    [InlineData(20, DigestForm.Shared, 2)]
    public void A_leading_number_is_no_public_red_while_what_it_leads_to_is_green(
        decimal lagging, DigestForm form, int reds)
    {
        var digest = DigestComposer.Compose(
            Two, [Months("K101", 20), Months("K102", lagging)], [], Today, new DigestFacts { Form = form });

        digest.Exceptions.Count(e => e.Change == DigestChange.Red).ShouldBe(reds);
        digest.Rest.Concat(digest.Standing).ShouldNotContain(i => i.Verdict.Colour == KpiColour.Red);
    }

    [Theory]
    [InlineData(ProposalState.Proposed, DigestForm.Shared, false)]
    [InlineData(ProposalState.Proposed, DigestForm.Internal, true)]
    [InlineData(ProposalState.Offered, DigestForm.Shared, true)]
    [InlineData(ProposalState.Countered, DigestForm.Shared, true)]
    [InlineData(ProposalState.Rejected, DigestForm.Internal, false)]
    public void An_exception_has_the_one_change_that_its_readers_may_decide_on(
        ProposalState state, DigestForm form, bool isShown)
    {
        var facts = new DigestFacts { Form = form, Proposals = [Proposal(2, "K102", state), Proposal(3, "K9", state)] };

        var digest = DigestComposer.Compose(Two, [Months("K102", 20)], [], Today, facts);

        (digest.Exceptions[0].Proposal?.Number).ShouldBe(isShown ? 2 : null);
    }

    [Fact]
    public void Who_has_to_do_the_late_work_answers_for_it_else_who_gave_the_number()
    {
        var late = new PlanLine
        {
            Number = 1, Section = PlanSection.Marketing, Title = "Webinar", Due = Today.AddDays(-20),
            OurOwner = new PlanOwner("Dana"), PartnerOwner = new PlanOwner("Karl"),
        };
        var plan = new JointPlan
        {
            Id = "plan", Of = Contoso, Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
            Currency = "EUR", State = PlanState.Active, StartedBy = Ada, StartedAt = Now, Lines = [late],
        };

        IReadOnlyList<string> OwnersWith(JointPlan? with) => DigestComposer.Compose(
            Two, [Months("K102", 20)], [], Today, new DigestFacts { Plan = with }).Exceptions[0].Owners;

        OwnersWith(plan).ShouldBe(["Dana", "Karl"]);
        OwnersWith(plan with { State = PlanState.Draft }).ShouldBe(["Ada"]);
        OwnersWith(null).ShouldBe(["Ada"]);
    }

    [Fact]
    public void What_both_sides_agreed_on_within_a_week_is_said()
    {
        ChangeProposal On(int number, int daysAgo, ProposalState state) => Proposal(number, "K102", state) with
        {
            Words = [new ProposalWord(PlanSide.Us, true, Ada, Now.AddDays(-daysAgo), 1)],
        };
        var facts = new DigestFacts
        {
            Proposals =
            [
                On(1, 8, ProposalState.Accepted), On(2, 2, ProposalState.Accepted), On(3, 1, ProposalState.Accepted),
                On(4, 1, ProposalState.Offered), On(5, 3, ProposalState.Accepted),
            ],
        };

        var digest = DigestComposer.Compose(Two, [], [], Today, facts);

        digest.Agreed.Select(p => p.Number).ShouldBe([3, 2]);
    }

    [Fact]
    public void A_week_says_what_kind_it_was()
    {
        DigestMood MoodOf(IReadOnlyList<KpiSeries> series, params IReadOnlyList<DueLine> due) =>
            DigestComposer.Compose(Two, series, due, Today).Mood;
        var late = new DueLine("Webinar", null, Today.AddDays(-1), true);

        MoodOf([]).ShouldBe(DigestMood.Empty);
        MoodOf([Series("K101", ("2026-03", 90)), Series("K102", ("2026-02", 90))]).ShouldBe(DigestMood.AllStale);
        MoodOf([Months("K101", 95)]).ShouldBe(DigestMood.AllGreen);
        MoodOf([Months("K101", 95)], late).ShouldBe(DigestMood.Usual);
        MoodOf([Months("K101", 75)]).ShouldBe(DigestMood.Quiet);
        MoodOf([Months("K101", 20)]).ShouldBe(DigestMood.Usual);
    }

    private static KpiSeries Months(string kpi, decimal value) =>
        Series(kpi, ("2026-08", value), ("2026-09", value), ("2026-10", value));

    private static ChangeProposal Proposal(int number, string kpi, ProposalState state) => new()
    {
        Of = Contoso, Number = number, Round = Period.Of(PeriodKind.Month, Today), On = Today,
        Finding = new Finding
        {
            Kind = FindingKind.ContentFailure, Kpi = kpi, Method = AnalysisMethod.Pace,
            Window = new FindingWindow(Today.AddDays(-30), Today, 3), Evidence = Evidence.Fair, Strength = .5,
        },
        Type = ChangeType.ChangeTactic, Effect = new ExpectedEffect(kpi, .2m, .8m), ReviewOn = Today.AddDays(60),
        State = state,
    };
}
