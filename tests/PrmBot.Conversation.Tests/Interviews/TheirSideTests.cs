using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

/// <summary>The partner's contacts at their questions: what each sees, and what all may read.</summary>
public sealed class TheirSideTests
{
    private static readonly CardLibrary Cards = new(RepoFiles.Cards);

    private readonly MemoryStore _store = new();
    private readonly Chat _ada;
    private readonly Chat _eve;

    public TheirSideTests()
    {
        _ada = new Chat(_store);
        _eve = new Chat(_store, "Eve", Role.PartnerContact);
    }

    [Fact]
    public async Task What_all_may_read_is_the_same_whatever_was_answered()
    {
        var low = await WalkAsync(new MemoryStore(), "0");
        var high = await WalkAsync(new MemoryStore(), "4");

        low.Aloud.ShouldBe(high.Aloud);
        low.Own.ShouldNotBe(high.Own);
        low.Aloud.Count.ShouldBe(35);
    }

    [Fact]
    public async Task A_contact_sees_nothing_of_what_our_side_answered()
    {
        var reply = await _ada.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = await _ada.DoAsync(t => _ada.Plugin.AnswerAsync(t, "4", "quagga-proof", card.Id, card.Seen));
        }

        await InviteAsync(_ada);

        var (own, aloud) = await WalkAsync(_eve, "2");

        own.Count.ShouldBe(35);
        own.Concat(aloud).ShouldAllBe(s => !s.Contains("quagga", StringComparison.Ordinal)
            && !s.Contains("Ada ", StringComparison.Ordinal) && !s.Contains("Ada.", StringComparison.Ordinal));
        (await _ada.StoredAsync()).Answers.ShouldAllBe(a => !a.IsEstimate);
    }

    [Theory]
    [InlineData("BP1", "7", "7 is not a level")]
    [InlineData("BP1", "not applicable", "Say why BP1 does not apply")]
    [InlineData("TF7", "3", "TF7 is not put to your side")]
    [InlineData("99", "3", "There is no question 99 for you")]
    [InlineData("", "3", "Which question is that for?")]
    public async Task What_cannot_be_stored_gets_its_sentence(string question, string answer, string sentence)
    {
        await StartedAsync();

        var reply = await _eve.DoAsync(t => _eve.Plugin.AnswerAsync(t, answer, question: question));

        reply.Text!.ShouldStartWith(sentence);
        reply.Changed.ShouldBeNull();
        (await _ada.StoredAsync()).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_or_a_number_of_the_question_is_understood()
    {
        await StartedAsync();

        await _eve.DoAsync(t => _eve.Plugin.ChangeAnswerAsync(t, "BP2", "not_applicable"),
            "BP2 not applicable because we are founders only");
        await _eve.DoAsync(t => _eve.Plugin.ChangeAnswerAsync(t, "1", "2"), "question 1: 2 - two certified engineers");

        var stored = await _ada.StoredAsync();
        stored.AnswerOf("BP2", Side.Partner)!.Evidence.ShouldBe("we are founders only");
        var first = stored.AnswerOf("BP3", Side.Partner)!;
        (first.Rating, first.Evidence, first.By.Name).ShouldBe((Rating.Level2, "two certified engineers", "Eve"));
    }

    [Fact]
    public async Task A_card_of_another_version_and_one_after_the_release_change_nothing()
    {
        await StartedAsync();
        var card = await OpenAsync(_eve);
        await ChangeAsync(a => a with { Edition = 2 });
        var older = await PressAsync(_eve, card, "3");
        await ChangeAsync(a => a with { State = AssessmentState.Released });
        var released = await PressAsync(_eve, card with { Guard = card.Guard[..^1] + "2" }, "3");
        var other = await PressAsync(_eve, card with { Guard = "another.1" }, "3");

        older.Text!.ShouldStartWith("This card belongs to an earlier version");
        released.Text!.ShouldStartWith("The summary has been shared with you");
        other.Text!.ShouldStartWith("This card belongs to an assessment that a newer one has replaced");
        (await _ada.StoredAsync()).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Skip_and_back_work_on_a_view_that_nobody_began()
    {
        await StartedAsync();
        var plugin = new InterviewPlugin([_eve.Interview]);
        var look = (TheirQuestionCard)(await _eve.DoAsync(
            t => plugin.ResumeAsync(t, guard: null, look: true))).Card!;

        var skipped = await _eve.DoAsync(t => plugin.SkipAsync(t, look.Id, look.Guard));
        var next = (TheirQuestionCard)skipped.Card!;
        var back = await _eve.DoAsync(t => plugin.BackAsync(t, next.Id, next.Guard));

        next.Id.ShouldNotBe(look.Id);
        ((TheirQuestionCard)back.Card!).Id.ShouldBe(look.Id);
    }

    [Fact]
    public async Task Colleagues_who_differ_meet_the_question_again_and_one_of_them_settles_it()
    {
        var kim = new Chat(_store, "Kim", Role.PartnerContact);
        await StartedAsync();
        var first = await OpenAsync(_eve);
        await PressAsync(_eve, first, "4");

        var told = await PressAsync(kim, first, "1");
        var settled = await kim.DoAsync(
            t => kim.Plugin.ChangeAnswerAsync(t, first.Id, "2"), $"we agree on 2 for {first.Id}");

        ((TheirQuestionCard)told.Card!).Notice!.ShouldContain("Eve says 4");
        Aloud(told).ShouldNotContain("says");
        settled.Changed.ShouldBe($"Contoso answered {first.Id}.");
        var said = SideAnswers.Of(await _ada.StoredAsync(), first.Id, Side.Partner);
        (said.IsDisputed, said.Counting!.Rating, said.Own.Count).ShouldBe((false, Rating.Level2, 2));
    }

    [Fact]
    public async Task Evidence_given_in_the_channel_tells_nobody_else_the_level()
    {
        await StartedAsync();
        await _eve.DoAsync(t => _eve.Plugin.ChangeAnswerAsync(t, "TF1", "4"));

        var added = await _eve.DoAsync(t => _eve.Plugin.AddEvidenceAsync(t, "Contoso", "TF1", "https://example.com/p"));
        var looked = await _eve.DoAsync(t => _eve.Plugin.EvidenceAsync(t, "Contoso", "TF1"));

        Cards.Render(added.Card!).ShouldContain("The partner says 4");
        Aloud(added).ShouldContain("Kept as evidence for TF1");
        foreach (var aloud in new[] { Aloud(added), Aloud(looked) })
        {
            aloud.ShouldNotContain("says");
            aloud.ShouldNotContain("self-service");
        }
    }

    private static async Task<(IReadOnlyList<string> Own, IReadOnlyList<string> Aloud)> WalkAsync(
        MemoryStore store, string level)
    {
        var ada = new Chat(store);
        await ada.StartAsync();
        await InviteAsync(ada);
        return await WalkAsync(new Chat(store, "Eve", Role.PartnerContact), level);
    }

    // All that is shown on the way through every question; ids and versions of documents aside.
    private static async Task<(IReadOnlyList<string> Own, IReadOnlyList<string> Aloud)> WalkAsync(
        Chat eve, string level)
    {
        var (own, aloud) = (new List<string>(), new List<string>());
        var reply = await ResumeAsync(eve);
        while (true)
        {
            own.Add(Cards.Render(reply.Card!));
            aloud.Add(Aloud(reply));
            if (reply.Card is not TheirQuestionCard card)
            {
                return (own, aloud);
            }

            reply = await PressAsync(eve, card, level);
        }
    }

    private static string Aloud(Reply reply) =>
        $"{reply.Aloud!.Text} {(reply.Aloud.Card is { } card ? Cards.Render(card) : null)}";

    private static Task<Reply> ResumeAsync(Chat chat) =>
        chat.DoAsync(t => new InterviewPlugin([chat.Interview]).ResumeAsync(t));

    private static async Task<TheirQuestionCard> OpenAsync(Chat chat) =>
        (await ResumeAsync(chat)).Card.ShouldBeOfType<TheirQuestionCard>();

    private static Task<Reply> PressAsync(Chat chat, TheirQuestionCard card, string answer) => chat.PressAsync(
        t => chat.Plugin.AnswerAsync(t, answer, null, card.Id, card.Seen, card.Guard, card.Settles), []);

    private async Task StartedAsync()
    {
        await _ada.StartAsync();
        await InviteAsync(_ada);
    }

    private static Task InviteAsync(Chat ada) =>
        ChangeAsync(ada, a => a with { Invited = new Invitation(a.StartedBy, a.StartedAt) });

    private Task ChangeAsync(Func<Assessment, Assessment> change) => ChangeAsync(_ada, change);

    private static async Task ChangeAsync(Chat ada, Func<Assessment, Assessment> change)
    {
        var stored = await ada.StoredAsync();
        await ada.DoAsync(t =>
        {
            t.Session.Work.Put(change(stored));
            return Task.FromResult(new Reply());
        });
    }
}
