using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

/// <summary>One tap corrects a level read from words, or settles what people of one side see differently.</summary>
public sealed class LevelButtonsTests
{
    private const string InWords = "one reference, three projects";

    private readonly MemoryStore _store = new();
    private readonly Chat _ada;
    private readonly Chat _bo;
    private readonly Chat _eve;

    public LevelButtonsTests()
    {
        _ada = new Chat(_store);
        _bo = new Chat(_store, "Bo");
        _eve = new Chat(_store, "Eve", Role.PartnerContact);
    }

    [Fact]
    public async Task A_contact_corrects_the_level_read_from_its_words_and_stays_at_the_next_question()
    {
        await InvitedAsync();
        await _eve.DoAsync(t => new InterviewPlugin([_eve.Interview]).ResumeAsync(t));
        var read = (TheirQuestionCard)(await _eve.SayAsync("half of what our plan needs")).Card!;

        var corrected = (TheirQuestionCard)(await _eve.PressAsync(read.Correct[^1])).Card!;

        read.Echo!.ShouldContain("I read \"half of what our plan needs\" as 2");
        read.Correct.Select(b => b.Title).ShouldBe(["BP3: 0", "BP3: 1", "BP3: 3", "BP3: 4"]);
        corrected.Id.ShouldBe(read.Id);
        (await _ada.StoredAsync()).AnswerOf("BP3", Side.Partner)!.Rating.ShouldBe(Rating.Level4);
    }

    [Fact]
    public async Task What_all_may_read_offers_no_correction_because_it_would_tell_the_level()
    {
        await InvitedAsync();
        await _eve.DoAsync(t => new InterviewPlugin([_eve.Interview]).ResumeAsync(t));

        var reply = await _eve.SayAsync("half of what our plan needs");

        ((TheirQuestionCard)reply.Aloud!.Card!).Correct.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_in_the_channel_are_noted_for_all_and_shown_with_their_level_to_who_wrote_them()
    {
        await InvitedAsync();

        var reply = await _eve.DoAsync(t => _eve.Plugin.AnswerAsync(t, InWords, question: "BP1"));
        var all = (NotedCard)reply.Aloud!.Card!;
        var own = (NotedCard)(await LookAsync(all)).Card!;
        var corrected = (NotedCard)(await _eve.PressAsync(own.Correct[0])).Card!;

        all.Text.ShouldBe("BP1 is noted. 1 of 34 questions are answered.");
        all.Correct.ShouldBeEmpty();
        own.Text.ShouldStartWith($"I read \"{InWords}\" as 2");
        corrected.Text.ShouldStartWith("BP1: 0");
        (await _ada.StoredAsync()).AnswerOf("BP1", Side.Partner)!.Rating.ShouldBe(Rating.Level0);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.PartnerContact)]
    public async Task Unclear_words_to_another_question_are_asked_about_with_two_levels_to_tap(Role role)
    {
        await InvitedAsync();
        var chat = role == Role.Manager ? _ada : _eve;

        var asked = await chat.DoAsync(t => chat.Plugin.ChangeAnswerAsync(t, "BP4", "written down and audited"));
        var card = (AnswerCard)asked.Card!;
        await chat.PressAsync(card.Suggestions[0]);

        card.Text.ShouldStartWith("I am not sure which level of BP4 \"written down and audited\" is.");
        card.Suggestions.Count.ShouldBe(2);
        asked.Changed.ShouldBeNull();
        (chat.Dialogue.Question!.Pending.Function, chat.Dialogue.Question.Parameter)
            .ShouldBe(("Assessment-change_answer", "answer")); // a number typed next belongs to BP4
        (await _ada.StoredAsync()).Answers.ShouldHaveSingleItem().Question.ShouldBe("BP4");
    }

    [Fact]
    public async Task The_last_answer_of_an_interview_can_be_corrected_in_the_result()
    {
        var result = await AnswerAllAsync(_ada, "just outside their top 10");

        var changed = (ResultCard)(await _ada.PressAsync(result.Levels[^1])).Card!;

        result.Echo!.ShouldContain("I read \"just outside their top 10\" as 1");
        changed.Echo!.ShouldContain("RF6: 4");
        (await _ada.StoredAsync()).AnswerOf("RF6", Side.Us)!.Rating.ShouldBe(Rating.Level4);
    }

    [Fact]
    public async Task Two_of_us_who_differ_settle_it_with_one_tap()
    {
        await _ada.StartAsync();
        await _bo.StartAsync();
        await _ada.DoAsync(t => _ada.Plugin.ChangeAnswerAsync(t, "BP7", "4"));
        var told = await _bo.DoAsync(t => _bo.Plugin.ChangeAnswerAsync(t, "BP7", "1"));

        var card = (QuestionCard)told.Card!;
        await _bo.PressAsync(card.Settle[2]);
        var late = await _ada.PressAsync(card.Settle[4]);

        card.Notice!.ShouldContain("Ada says 4");
        card.Settle.Select(b => b.Title).ShouldBe([
            "Agree on 0", "Agree on 1", "Agree on 2", "Agree on 3", "Agree on 4"]);
        late.Text!.ShouldStartWith("Bo answered BP7 in the meantime: 2");
        var said = SideAnswers.Of(await _ada.StoredAsync(), "BP7", Side.Us);
        (said.IsDisputed, said.Settled!.Rating, said.Own.Count).ShouldBe((false, Rating.Level2, 2));
    }

    [Fact]
    public async Task The_status_lets_only_those_settle_who_have_answered()
    {
        await _ada.StartAsync();
        await _ada.DoAsync(t => _ada.Plugin.ChangeAnswerAsync(t, "BP7", "4"));
        await _bo.StartAsync();
        await _bo.DoAsync(t => _bo.Plugin.ChangeAnswerAsync(t, "BP7", "1"));

        var mine = (AssessmentStatusCard)(await _ada.DoAsync(t => _ada.Plugin.StatusAsync(t, "Contoso"))).Card!;
        var carl = new Chat(_store, "Carl");
        var his = (AssessmentStatusCard)(await carl.DoAsync(t => carl.Plugin.StatusAsync(t, "Contoso"))).Card!;

        mine.Disputes.ShouldHaveSingleItem().Levels.Count.ShouldBe(5);
        his.Disputes.ShouldHaveSingleItem().Levels.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_of_an_assessment_that_a_newer_one_replaced_changes_nothing()
    {
        var result = await AnswerAllAsync(_ada, "just outside their top 10");
        _ada.Now = _ada.Now.AddDays(1);
        await _ada.StartAsync(again: true);

        var pressed = await _ada.PressAsync(result.Levels[^1]);

        pressed.Text!.ShouldStartWith("This card belongs to an assessment that a newer one has replaced");
        pressed.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_tap_twice_changes_once()
    {
        var result = await AnswerAllAsync(_ada, "just outside their top 10");
        await _ada.PressAsync(result.Levels[^1]);

        var twice = await _ada.PressAsync(result.Levels[0]);

        twice.Text!.ShouldStartWith("You answered RF6 in the meantime: 4");
        (await _ada.StoredAsync()).AnswerOf("RF6", Side.Us)!.Rating.ShouldBe(Rating.Level4);
    }

    private Task<Reply> LookAsync(NotedCard card) => _eve.PressAsync(
        t => new InterviewPlugin([_eve.Interview]).ResumeAsync(
            t, guard: card.Guard, look: true, question: card.Question),
        []);

    private async Task InvitedAsync()
    {
        await _ada.StartAsync();
        var stored = await _ada.StoredAsync();
        await _ada.DoAsync(t =>
        {
            t.Session.Work.Put(stored with { Invited = new Invitation(stored.StartedBy, stored.StartedAt) });
            return Task.FromResult(new Reply());
        });
    }

    private static async Task<ResultCard> AnswerAllAsync(Chat chat, string lastWords)
    {
        var reply = await chat.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = card.Id == "RF6" ? await chat.SayAsync(lastWords) : await chat.PressAsync(card, "4");
        }

        return (ResultCard)reply.Card!;
    }
}
