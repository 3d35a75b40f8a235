using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

/// <summary>What a manager shares with a partner, and what both then agree on.</summary>
public sealed class SharingTests
{
    private static readonly TenantId Home = new("home");
    private static readonly PartnerId Contoso = new("contoso");
    private static readonly IReadOnlyList<SummaryPart> Everything = Enum.GetValues<SummaryPart>();
    private static readonly QuestionSet Plain = OneEach(
        new Gate(GateKind.Hard, "internal") { AtOrBelow = 1, IsInternal = true },
        new Gate(GateKind.Conditional, "open") { AtOrBelow = 0 });

    private static readonly Partner Linked = new()
    {
        Of = Contoso, Name = "Contoso", Channel = new ConversationKey("19:c"),
    };

    private readonly MemoryStore _store = new();

    private static IReadOnlyList<Proof> Proven(string words) =>
        [new Proof(1, words, null, new Person(new UserId("1"), "Ada"), default)];

    [Fact]
    public void A_summary_holds_neither_our_estimates_nor_our_words()
    {
        var assessment = Empty(Plain)
            .With(Says("A", Rating.Level4) with { Quote = "ours", Proofs = Proven("our proof") })
            .With(Says("A", Rating.Level4, Side.Partner) with { Proofs = Proven("their proof") })
            .With(Says("B", Rating.Level3, Side.Partner) with { IsEstimate = true });

        var summary = PartnerSummary.Of(Plain, assessment, Everything);

        summary.Fits.Single(f => f.Criterion == Criterion.MarketAlignment).Score.ShouldBeNull();
        summary.Strengths.ShouldHaveSingleItem().ShouldBe(new SummaryLine("A", 4, "their proof"));
    }

    [Fact]
    public void A_verdict_that_rests_on_an_internal_gate_is_left_out_and_the_gate_is_not_named()
    {
        var assessment = Empty(Plain).With(Says("A", Rating.Level1)).With(Says("B", Rating.Level4))
            .With(Says("C", Rating.Level4)).With(Says("D", Rating.Level4)).With(Says("E", Rating.Level4));

        var summary = PartnerSummary.Of(Plain, assessment, Everything);

        PartnerSummary.HidesVerdict(Plain, assessment).ShouldBeTrue();
        summary.Verdict.ShouldBeNull();
        summary.Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void A_gate_that_is_not_internal_is_named_by_its_place()
    {
        var assessment = Empty(Plain).With(Says("A", Rating.Level0));

        var summary = PartnerSummary.Of(Plain, assessment, Everything);

        summary.Conditions.ShouldHaveSingleItem().ShouldBe(new SummaryCondition("A", 1));
    }

    [Fact]
    public void Parts_that_were_not_chosen_are_empty()
    {
        var assessment = Empty(Plain).With(Says("A", Rating.Level4)).With(Says("A", Rating.Level0, Side.Partner));

        var summary = PartnerSummary.Of(Plain, assessment, [SummaryPart.Gaps]);

        (summary.Verdict, summary.Overall).ShouldBe((null, null));
        summary.Fits.ShouldBeEmpty();
        summary.Talk.ShouldBeEmpty();
        summary.Gaps.ShouldHaveSingleItem().Question.ShouldBe("A");
    }

    [Fact]
    public async Task What_changed_after_its_preview_is_not_shared()
    {
        await StoreAsync(Full());
        var seen = (await PreviewAsync(Everything)).Value!.Wording;
        await StoreAsync((await AssessmentReads.LatestAsync(Manager(), Contoso, default))!
            .With(Says("A", Rating.Level1, Side.Partner)));

        var answers = await ReleaseResult.RunAsync(Manager(), Plain, Linked, Everything, seen, default);
        var parts = await ReleaseResult.RunAsync(
            Manager(), Plain, Linked, [SummaryPart.Fits], (await PreviewAsync(Everything)).Value!.Wording, default);

        answers.Refusal!.Key.ShouldBe("release.changed_since");
        parts.Refusal!.Key.ShouldBe("release.changed_since");
    }

    [Theory]
    [InlineData(AssessmentState.Open, "release.open")]
    [InlineData(AssessmentState.Released, "release.already")]
    public async Task What_is_open_or_shared_already_is_not_shared(AssessmentState state, string key)
    {
        await StoreAsync(Full() with
        {
            State = state, Released = new Release(Ada, DateTimeOffset.UnixEpoch, Everything),
        });

        (await PreviewAsync(Everything)).Refusal!.Key.ShouldBe(key);
    }

    [Fact]
    public async Task Nothing_ticked_and_no_channel_share_nothing()
    {
        await StoreAsync(Full());
        var unlinked = Linked with { Channel = null };

        var nothing = await PreviewAsync([]);
        var nowhere = await ReleaseResult.PreviewAsync(Manager(), Plain, unlinked, Everything, default);

        nothing.Refusal!.Key.ShouldBe("release.no_part");
        nowhere.Refusal!.Key.ShouldBe("release.no_channel");
    }

    [Fact]
    public async Task A_level_counts_when_both_sides_name_it_and_their_own_answers_stay()
    {
        await StoreAsync(Full().With(Says("A", Rating.Level0, Side.Partner)));
        var seen = (await PreviewAsync(Everything)).Value!.Wording;
        await DoAsync(Manager(), s => ReleaseResult.RunAsync(s, Plain, Linked, Everything, seen, default));

        var one = await DoAsync(Manager(), s => AgreeOnLevel.RunAsync(s, Contoso, "A", 3, default));
        var both = await DoAsync(Contact(), s => AgreeOnLevel.RunAsync(s, Contoso, "A", 3, default));
        var other = await DoAsync(Contact(), s => AgreeOnLevel.RunAsync(s, Contoso, "B", 3, default));

        one.TalkOf("A")!.Agreed.ShouldBeNull();
        ItemScore.Of(Plain.Questions[0], both).Level.ShouldBe(3);
        both.AnswerOf("A", Side.Partner)!.Rating.ShouldBe(Rating.Level0);
        other.ShouldBeNull();
    }

    private static Assessment Full() => Of(Plain, ("A", 4), ("B", 4), ("C", 4), ("D", 4), ("E", 4)) with
    {
        State = AssessmentState.Complete,
    };

    private Task<Outcome<ReleasePreview>> PreviewAsync(IReadOnlyList<SummaryPart> parts) =>
        ReleaseResult.PreviewAsync(Manager(), Plain, Linked, parts, default);

    private async Task StoreAsync(Assessment assessment)
    {
        var work = _store.Open(Home);
        work.Put(assessment);
        if (assessment.Version == 0)
        {
            work.Put(new ChannelLink { Id = "19:c", Of = Contoso, ServiceUrl = "http://localhost", LinkedBy = Ada });
        }

        await work.CommitAsync(default);
    }

    private static async Task<T> DoAsync<T>(Session session, Func<Session, Task<Outcome<T>>> act)
    {
        var outcome = await act(session);
        await session.Work.CommitAsync(default);
        return outcome.Value!;
    }

    private Session Manager() => SessionOf(new Caller(Home, Ada, Role.Manager, null));

    private Session Contact() =>
        SessionOf(new Caller(Home, new Person(new UserId("eve"), "Eve"), Role.PartnerContact, Contoso));

    private Session SessionOf(Caller caller) =>
        new(caller, DateTimeOffset.UnixEpoch, _store.Open(Home, caller.Partner), () => "id");
}
