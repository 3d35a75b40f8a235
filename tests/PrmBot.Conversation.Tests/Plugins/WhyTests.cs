using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class WhyTests
{
    private readonly Chat _chat = new(new MemoryStore());

    // Reseller weights: transactional 30, market making 5, the others share 65 as 25 : 25 : 20. Everything at 3 is 75
    // in
    // each fit; TF1 to TF7 at 2 make 50: overall 75 - 30 × .25 = 67.5.
    [Fact]
    public async Task Why_walks_from_the_overall_score_down_to_the_fits()
    {
        await AnswerAllAsync(q => q.Criterion == Criterion.Transactional ? "2" : "3");

        var card = (WhyCard)(await AskAsync("why 67?")).Card!;

        card.Title.ShouldBe("Contoso: why 67.5?");
        card.Fits.Single(f => f.Criterion == "transactional").Part.ShouldBe("50 × 30 % = 15");
        card.Sum.ShouldBe("Together 67.5, so the overall score is 67.5 of 100.");
        card.Steps[0].ShouldStartWith("67.5 lies in the band \"Conditional");
        card.Source.ShouldBe("The weights are the ready-made ones for this type of partner.");
        card.Notice.ShouldBeNull();
    }

    [Fact]
    public async Task Why_with_the_score_of_a_fit_walks_to_its_questions_and_who_answered_when()
    {
        await AnswerAllAsync(q => q.Criterion == Criterion.Transactional ? "2" : "3");

        var card = (FitCard)(await AskAsync("why 50?")).Card!;

        card.Title.ShouldBe("Contoso: Transactional fit");
        card.Rows[0].More!.ShouldContain("Ada, 23 Nov 2026");
        card.Rows[0].More!.ShouldContain("Brings 7.5 of 15 points.");
    }

    [Theory]
    [InlineData("why conditional?")]
    [InlineData("how did you get 67?")]
    [InlineData("where does the score come from")]
    public async Task Other_ways_to_ask_reach_the_same_card(string question)
    {
        await AnswerAllAsync(_ => "3");

        (await AskAsync(question)).Card.ShouldBeOfType<WhyCard>();
    }

    [Fact]
    public async Task A_number_that_is_no_score_is_set_right()
    {
        await AnswerAllAsync(_ => "4");

        ((WhyCard)(await AskAsync("why 62?")).Card!).Notice.ShouldBe("The overall score is 100 now, not 62.");
    }

    [Fact]
    public async Task A_gate_is_told_with_the_answer_that_hit_it()
    {
        await AnswerAllAsync(q => q.Id == "TF6" ? "0" : "4");

        var card = (WhyCard)(await AskAsync("why conditional?")).Card!;

        card.Steps.ShouldContain(s => s.StartsWith("Gate at TF6", StringComparison.Ordinal)
            && s.Contains("Ada, 23 Nov 2026", StringComparison.Ordinal));
        card.Steps[^1].ShouldBe("The strictest of these is the verdict: Conditional, or start with a pilot.");
    }

    [Fact]
    public async Task A_second_assessment_tells_the_change_since_the_first()
    {
        await AnswerAllAsync(_ => "2");
        _chat.Now = _chat.Now.AddMonths(7);
        await _chat.StartAsync(again: true);

        await AnswerAllAsync(q => q.Id == "TF1" ? "4" : "2", starts: false);

        var card = (ResultCard)(await AskAsync("show the result")).Card!;
        card.Since[0].ShouldBe("Overall since 23 Nov 2026: 50 → 53 (+3)"); // TF1: 20 % of 30 %, by half the scale
        card.Since.ShouldContain("Transactional fit: 50 → 60 (+10)");
        card.Since[^1].ShouldBe("TF1, Ease: 2 → 4 (+2)");
        (await AskAsync("has it improved since last time?")).Text.ShouldBe("Overall since 23 Nov 2026: 50 → 53 (+3)");
    }

    [Fact]
    public async Task Asked_for_a_change_a_first_assessment_says_that_there_is_none()
    {
        await AnswerAllAsync(_ => "2");

        var reply = await AskAsync("what changed since the last assessment?");

        reply.Text.ShouldBe("Contoso was assessed once so far, so there is nothing to compare it with yet.");
    }

    [Fact]
    public async Task An_old_result_reads_as_it_did_when_the_file_has_changed()
    {
        await AnswerAllAsync(q => q.Id == "TF1" ? "0" : "3");
        var before = (FitCard)(await AskAsync("why is the transactional fit 60", "transactional")).Card!;
        var changed = QuestionSet.Of(Chat.Questions.Questions.Select(q =>
            q.Id == "TF1" ? q with { Text = "Other words", Weight = 90 } : q));
        var plugin = Chat.PluginOver(changed, _chat.Meter);

        var after = (FitCard)(await _chat.DoAsync(t => plugin.ResultAsync(t, "Contoso", "transactional"))).Card!;

        after.ShouldBeEquivalentTo(before);
    }

    private Task<Reply> AskAsync(string text, string? criterion = null) =>
        _chat.DoAsync(t => _chat.Plugin.ResultAsync(t, "Contoso", criterion), text);

    private async Task AnswerAllAsync(Func<Question, string> answer, bool starts = true)
    {
        if (starts)
        {
            await _chat.StartAsync();
        }

        foreach (var question in Chat.Questions.Questions)
        {
            await _chat.DoAsync(t => _chat.Plugin.ChangeAnswerAsync(t, question.Id, answer(question)));
        }
    }
}
