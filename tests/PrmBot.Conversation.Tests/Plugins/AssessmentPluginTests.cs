using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class AssessmentPluginTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task All_36_questions_lead_to_the_result()
    {
        var chat = new Chat(_store);
        var reply = await chat.StartAsync();
        var asked = new List<string>();

        while (reply.Card is QuestionCard card)
        {
            asked.Add(card.Id);
            card.Progress.ShouldBe($"Question {asked.Count} of 36");
            reply = await chat.PressAsync(card, "4");
        }

        asked.ShouldBe(Chat.Questions.Questions.Select(q => q.Id));
        var result = reply.Card.ShouldBeOfType<ResultCard>();
        result.Overall.ShouldBe("100 of 100");
        result.Verdict.ShouldBe("Proceed");
        chat.Dialogue.Interview.ShouldBeNull();
        (await chat.StoredAsync()).State.ShouldBe(AssessmentState.Complete);
    }

    [Fact]
    public async Task What_a_manager_answers_for_the_partner_is_an_estimate_without_evidence()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();

        var reply = await chat.SayAsync("3", "12 people, https://example.com/list"); // BP3 is the partner's

        var answer = (await chat.StoredAsync()).Answers.Single();
        answer.Side.ShouldBe(Side.Partner);
        answer.IsEstimate.ShouldBeTrue();
        answer.Grade.ShouldBe(EvidenceGrade.E0);
        answer.Figure.ShouldBe(12);
        ((QuestionCard)reply.Card!).Echo!.ShouldContain("as our estimate");
    }

    [Fact]
    public async Task Our_own_answer_is_graded_by_its_evidence()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();
        await chat.SayAsync("3");

        await chat.SayAsync("2", "https://example.com/soc2"); // BP4 is for both

        var answer = (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!;
        (answer.IsEstimate, answer.Grade).ShouldBe((false, EvidenceGrade.E2));
    }

    [Fact]
    public async Task Words_become_a_level_that_is_echoed_with_a_way_to_correct_it()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();

        var reply = await chat.SayAsync("half of what our plan needs");

        var answer = (await chat.StoredAsync()).Answers.Single();
        (answer.Rating, answer.Quote).ShouldBe((Rating.Level2, "half of what our plan needs"));
        var card = (QuestionCard)reply.Card!;
        card.Echo!.ShouldContain("say \"change BP3 to 3\""); // another level than the one that is there
        card.Correct.Select(b => b.Title).ShouldBe(["BP3: 0", "BP3: 1", "BP3: 3", "BP3: 4"]); // one tap
    }

    [Fact]
    public async Task Unclear_words_keep_the_position_and_offer_the_two_nearest_levels()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();

        var reply = await chat.SayAsync("they are a nice bunch");

        var card = reply.Card.ShouldBeOfType<QuestionCard>();
        card.Id.ShouldBe("BP3");
        card.Near.Count.ShouldBe(2);
        (await chat.StoredAsync()).Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("7", "7 is not a level. Use a whole number from 0 to 4")]
    [InlineData("-1", "-1 is not a level")]
    [InlineData("2.5", "2.5 is not a level")]
    [InlineData(" ", "Give a level from 0 to 4")]
    [InlineData("deal breaker", "BP3 has no deal breaker")]
    public async Task A_bad_answer_gets_a_sentence_and_the_question_stays(string answer, string sentence)
    {
        var chat = new Chat(_store);
        await chat.StartAsync();

        var reply = await chat.SayAsync(answer);

        reply.Text!.ShouldStartWith(sentence);
        reply.Changed.ShouldBeNull();
        ((QuestionCard)reply.Card!).Id.ShouldBe("BP3");
        (await chat.StoredAsync()).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_without_an_interview_says_how_to_start_one()
    {
        var reply = await new Chat(_store).SayAsync("3");

        reply.Text!.ShouldStartWith("No assessment is running here.");
    }

    [Fact]
    public async Task An_unknown_question_names_the_ones_there_are()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();

        var reply = await chat.DoAsync(t => chat.Plugin.ChangeAnswerAsync(t, "XY9", "3"));

        reply.Text.ShouldBe("There is no question XY9. They go from BP3 to RF6, for example BP1.");
    }

    [Fact]
    public async Task A_button_pressed_twice_counts_once()
    {
        var chat = new Chat(_store);
        var card = (QuestionCard)(await chat.StartAsync()).Card!;
        await chat.PressAsync(card, "3");

        var second = await chat.PressAsync(card, "1");

        second.Text!.ShouldStartWith("You answered BP3 in the meantime: 3 (As many as the plan needs).");
        ((QuestionCard)second.Card!).Id.ShouldBe("BP4");
        (await chat.StoredAsync()).Answers.Single().Rating.ShouldBe(Rating.Level3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_of_two_people_hears_who_was_faster(bool isPressed)
    {
        var (ada, ben) = (new Chat(_store), new Chat(_store, "Ben"));
        await ada.StartAsync();
        var card = (QuestionCard)(await ben.StartAsync()).Card!;
        await ada.SayAsync("3");

        var reply = isPressed ? await ben.PressAsync(card, "1") : await ben.SayAsync("1");

        reply.Text!.ShouldStartWith("Ada answered BP3 in the meantime");
        (await ada.StoredAsync()).Answers.Single().Rating.ShouldBe(Rating.Level3);
    }

    [Fact]
    public async Task An_answer_can_be_changed_while_the_interview_stands_elsewhere()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();
        await chat.SayAsync("3");

        var reply = await chat.DoAsync(t => chat.Plugin.ChangeAnswerAsync(t, "bp3", "1"));

        ((QuestionCard)reply.Card!).Id.ShouldBe("BP4");
        reply.Changed.ShouldBe("Contoso, BP3 changed to 1 (Fewer than half of what the plan needs).");
        (await chat.StoredAsync()).Answers.Single().Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_hard_gate_is_said_at_once_and_offers_the_result()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();
        await chat.SayAsync("3");
        await chat.SayAsync("3");

        var reply = await chat.SayAsync("deal_breaker"); // BP5

        var card = (QuestionCard)reply.Card!;
        card.OffersResult.ShouldBeTrue();
        card.Notice!.ShouldStartWith("Insolvent or being wound up. That rules Contoso out");
        var result = await chat.DoAsync(t => chat.Plugin.ResultAsync(t, "Contoso"));
        ((ResultCard)result.Card!).Verdict.ShouldBe("Do not proceed");
    }

    [Fact]
    public async Task Starting_again_goes_on_where_it_was_left()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();
        await chat.SayAsync("3");

        var reply = await new Chat(_store, "Ben").StartAsync();

        ((QuestionCard)reply.Card!).Id.ShouldBe("BP4");
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task A_recent_result_is_shown_instead_of_a_new_assessment_unless_asked_for()
    {
        var chat = new Chat(_store);
        await FinishAsync(chat);

        var recent = await chat.StartAsync();
        var again = await chat.StartAsync(again: true);

        ((ResultCard)recent.Card!).OffersAgain.ShouldBeTrue();
        ((QuestionCard)again.Card!).Id.ShouldBe("BP3");
    }

    [Fact]
    public async Task One_fit_shows_its_questions_and_a_wrong_name_lists_the_fits()
    {
        var chat = new Chat(_store);
        await FinishAsync(chat);

        var fit = await chat.DoAsync(t => chat.Plugin.ResultAsync(t, "Contoso", "transactional"));
        var wrong = await chat.DoAsync(t => chat.Plugin.ResultAsync(t, "Contoso", "colour"));

        ((FitCard)fit.Card!).Rows.Count.ShouldBe(7);
        wrong.Text!.ShouldStartWith("\"colour\" is not one of the five fits.");
    }

    [Fact]
    public async Task A_partner_contact_cannot_answer_what_only_we_are_asked()
    {
        var ours = new Chat(_store);
        await ours.StartAsync();
        var contact = new Chat(_store, "Eve", Role.PartnerContact);
        var id = (await ours.StoredAsync()).Id;

        var outcome = default(Outcome<Assessment>);
        await contact.DoAsync(async t =>
        {
            outcome = await AnswerQuestion.RunAsync(
                t.Session, Chat.Questions, id, new GivenAnswer("TF7", Rating.Level3), default);
            return new Reply();
        });

        outcome.Refusal!.Key.ShouldBe("assessment.other_side");
    }

    [Fact]
    public async Task The_status_counts_ours_and_the_estimates()
    {
        var chat = new Chat(_store);
        await chat.StartAsync();
        await chat.SayAsync("3");
        await chat.SayAsync("don't know");

        var card = (AssessmentStatusCard)(await chat.DoAsync(t => chat.Plugin.StatusAsync(t, "Contoso"))).Card!;

        card.Rows[0].Done.ShouldBe("2 of 8");
        card.Sides.Select(s => (s.Name, s.Done)).ShouldBe([("We", "1 of 25"), ("Contoso", "0 of 34")]);
        card.Notes.ShouldContain("Estimates of ours that stand in for Contoso: 1.");
    }

    private static async Task FinishAsync(Chat chat)
    {
        var reply = await chat.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = await chat.PressAsync(card, "3");
        }
    }
}
