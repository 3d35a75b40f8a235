using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class InvitePartnerTests
{
    private static readonly TenantId Home = new("home");
    private static readonly PartnerId Contoso = new("contoso");
    private static readonly QuestionSet Plain = OneEach();

    private static readonly Partner Linked = new()
    {
        Of = Contoso, Name = "Contoso", Channel = new ConversationKey("19:c"),
    };

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Without_an_assessment_one_is_started_and_the_questions_are_stored_for_the_partner()
    {
        await StoreAsync();

        await DoAsync(s => InvitePartner.RunAsync(s, Plain, Linked, default));

        var theirs = new Session(
            new Caller(Home, Ada, Role.PartnerContact, Contoso), default, _store.Open(Home, Contoso), () => "id");
        var invited = (await AssessmentReads.InvitedAsync(theirs, Contoso, default))!;
        invited.Invited!.By.ShouldBe(Ada);
        var changedFile = OneEach(new Gate(GateKind.Hard, "new") { AtOrBelow = 0 });
        (await AssessmentReads.QuestionsAsync(theirs, invited, changedFile, default)).Edition.ShouldBe(Plain.Edition);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_written_to_is_none()
    {
        await StoreAsync(serviceUrl: string.Empty);

        var outcome = await InvitePartner.MayAsync(Manager(), Plain, Linked, default);

        outcome.Refusal!.Key.ShouldBe("assessment.no_channel");
    }

    [Fact]
    public async Task Who_has_answered_everything_is_not_invited_again_but_who_is_to_settle_something_is()
    {
        var all = Plain.Questions.Aggregate(
            Empty(Plain), (a, q) => a.With(Says(q.Id, Rating.Level3, Side.Partner)));
        await StoreAsync(all);

        var done = await InvitePartner.MayAsync(Manager(), Plain, Linked, default);
        await StoreAsync((await AssessmentReads.LatestAsync(Manager(), Contoso, default))!.With(
            Says("A", Rating.Level1, Side.Partner) with { By = new Person(new UserId("kim"), "Kim") }));
        var disputed = await InvitePartner.MayAsync(Manager(), Plain, Linked, default);

        done.Refusal!.Key.ShouldBe("assessment.invite_done");
        disputed.Value.Progress.Disputed.ShouldHaveSingleItem().Id.ShouldBe("A");
        disputed.Value.Progress.People.ShouldBe(["Ada", "Kim"]);
    }

    [Fact]
    public void An_estimate_of_ours_is_no_answer_of_the_partner()
    {
        var estimated = Empty(Plain).With(Says("A", Rating.Level2, Side.Partner) with { IsEstimate = true });

        SideProgress.Of(Plain, estimated, Side.Partner).Answered.ShouldBe(0);
    }

    private async Task StoreAsync(Assessment? assessment = null, string serviceUrl = "http://localhost")
    {
        var work = _store.Open(Home);
        if (assessment is not null)
        {
            work.Put(assessment);
        }

        if (assessment is null or { Version: 0 })
        {
            work.Put(new ChannelLink { Id = "19:c", Of = Contoso, ServiceUrl = serviceUrl, LinkedBy = Ada });
        }

        await work.CommitAsync(default);
    }

    private async Task DoAsync<T>(Func<Session, Task<Outcome<T>>> act)
    {
        var session = Manager();
        (await act(session)).Refusal.ShouldBeNull();
        await session.Work.CommitAsync(default);
    }

    private Session Manager() =>
        new(new Caller(Home, Ada, Role.Manager, null), default, _store.Open(Home), () => "id");
}
