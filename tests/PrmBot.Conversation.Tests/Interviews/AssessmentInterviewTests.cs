using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

public sealed class AssessmentInterviewTests
{
    private readonly Chat _chat = new(new MemoryStore());

    [Fact]
    public async Task Skipped_questions_are_left_open_and_not_asked_again_in_this_run()
    {
        var reply = await _chat.StartAsync("reciprocity");
        while (reply.Card is QuestionCard card)
        {
            reply = card.Id is "RF5" or "RF1"
                ? await _chat.DoAsync(t => _chat.Interview.SkipAsync(t, default))
                : await _chat.PressAsync(card, "4");
        }

        reply.Card.ShouldBeOfType<ResultCard>();
        var assessment = await _chat.StoredAsync();
        assessment.State.ShouldBe(AssessmentState.Open);
        assessment.Answers.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Back_walks_the_way_it_came_and_stops_at_the_first()
    {
        await _chat.StartAsync();
        await _chat.SayAsync("3");
        await _chat.DoAsync(t => _chat.Interview.SkipAsync(t, default));

        var ids = new List<string>();
        QuestionCard card = null!;
        for (var i = 0; i < 3; i++)
        {
            card = (QuestionCard)(await _chat.DoAsync(t => _chat.Interview.BackAsync(t, default))).Card!;
            ids.Add(card.Id);
        }

        ids.ShouldBe(["BP4", "BP3", "BP3"]);
        card.Notice.ShouldBe("This is the first question.");
        card.Current.ShouldBe("Answered: 3 (As many as the plan needs), by Ada.");
    }

    [Fact]
    public async Task An_answer_given_again_after_back_replaces_the_former_one_and_goes_on()
    {
        await _chat.StartAsync();
        await _chat.SayAsync("3");
        var card = (QuestionCard)(await _chat.DoAsync(t => _chat.Interview.BackAsync(t, default))).Card!;

        var reply = await _chat.PressAsync(card, "1");

        ((QuestionCard)reply.Card!).Id.ShouldBe("BP4");
        (await _chat.StoredAsync()).Answers.Single().Rating.ShouldBe(Rating.Level1);
    }

    [Fact]
    public async Task A_skip_on_the_card_of_an_earlier_question_skips_nothing()
    {
        var plugin = new InterviewPlugin([_chat.Interview]);
        var first = (QuestionCard)(await _chat.StartAsync()).Card!;
        await _chat.DoAsync(t => plugin.SkipAsync(t, first.Id));

        var reply = await _chat.DoAsync(t => plugin.SkipAsync(t, first.Id));
        var back = await _chat.DoAsync(t => plugin.BackAsync(t, first.Id));

        var card = reply.Card.ShouldBeOfType<QuestionCard>();
        card.Id.ShouldBe("BP4");
        card.Notice!.ShouldContain("earlier question");
        reply.InPlace.ShouldBeFalse();
        back.Card.ShouldBeOfType<QuestionCard>().Id.ShouldBe("BP4");
    }

    [Fact]
    public async Task Explaining_keeps_the_position()
    {
        await _chat.StartAsync();

        var card = (QuestionCard)(await _chat.DoAsync(t => _chat.Interview.ExplainAsync(t, default))).Card!;

        card.Id.ShouldBe("BP3");
        card.Explanation!.ShouldContain("carries 15 % of \"Best partner profile\"");
    }

    [Fact]
    public async Task It_tells_what_was_asked()
    {
        await _chat.StartAsync();
        AskedQuestion? asked = null;

        await _chat.DoAsync(async t =>
        {
            asked = await _chat.Interview.AskedAsync(t, default);
            return new Reply();
        });

        asked!.Id.ShouldBe("BP3");
        asked.Kind.ShouldBe(AskedFor.AssessmentQuestion);
    }

    [Fact]
    public async Task The_interview_goes_on_at_the_same_question_from_what_was_stored()
    {
        await _chat.StartAsync();
        await _chat.SayAsync("3");

        var reply = await _chat.DoAsync(t =>
            new PrmBot.Conversation.Interviews.AssessmentInterview(Chat.Questions).ShowAsync(t, notice: null, default));

        ((QuestionCard)reply.Card!).Id.ShouldBe("BP4");
    }
}
