using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Buttons over the real protocol: in place, twice at once, and on cards that are out of date.</summary>
public sealed class PressedTests : HostScenario
{
    private const string Thread = "19:team@thread.tacv2;messageid=1700000000002";

    [Fact]
    public async Task A_pressed_button_answers_with_the_next_card_and_replaces_the_message_for_everybody()
    {
        var alex = Chat("Alex");
        var question = await AssessAsync(alex);

        var answer = await alex.PressAsync("3");

        answer["type"]!.ToString().ShouldBe("application/vnd.microsoft.card.adaptive");
        answer["value"]!.ToJsonString().ShouldContain("2 of 36");
        var replaced = await Connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == question.ActivityId);
        replaced.Words.ShouldContain("2 of 36");
        Connector.All.Count(s => s.Method == "POST" && s.Words.Contains(" of 36", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Two_answers_to_one_card_at_once_give_one_result_and_the_second_hears_of_it()
    {
        var alex = Chat("Alex");
        var question = await AssessAsync(alex);

        var answers = await Task.WhenAll(alex.PressAsync(question, "4"), alex.PressAsync(question, "1"));

        var told = answers.Select(a => a["value"]!.ToJsonString()).ToList();
        told.ShouldAllBe(t => t.Contains("2 of 36", StringComparison.Ordinal));
        told.Count(t => t.Contains("in the meantime", StringComparison.Ordinal)).ShouldBe(1);
        (await alex.SayAsync("assessment status for Contoso")).Words.ShouldContain("1 of 36 questions are answered");
    }

    [Fact]
    public async Task A_typed_answer_brings_a_new_card_and_takes_the_buttons_off_the_former()
    {
        var alex = Chat("Alex");
        var question = await AssessAsync(alex);

        var next = await alex.SayAsync("3");

        next.Words.ShouldContain("2 of 36");
        var former = await Connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == question.ActivityId);
        former.Words.ShouldContain("1 of 36");
        former.Words.ShouldNotContain("Action.");
        former.Words.ShouldNotContain("Input.");
    }

    [Fact]
    public async Task Skip_on_a_card_of_an_earlier_question_skips_nothing()
    {
        var alex = Chat("Alex");
        var first = await AssessAsync(alex);
        await alex.SayAsync("3");
        await alex.SayAsync("3");
        var before = Connector.All.Count;

        await alex.PressAsync(first, "Skip");

        var told = await Connector.NextAsync(before, s => s.Method == "POST");
        told.Words.ShouldContain("3 of 36");
        told.Words.ShouldContain("earlier question");
    }

    [Fact]
    public async Task Somebody_else_who_presses_a_card_of_the_same_thread_disturbs_nobody()
    {
        var alex = Chat("Alex", Thread);
        var megan = Chat("Megan", Thread);
        var question = await AssessAsync(alex);

        var answers = await Task.WhenAll(alex.PressAsync(question, "4"), megan.PressAsync(question, "1"));

        (await alex.SayAsync("3")).Words.ShouldContain("3 of 36");
        answers[1]["statusCode"]!.GetValue<int>().ShouldBe(200);
        (await alex.SayAsync("assessment status for Contoso")).Words.ShouldContain("2 of 36 questions are answered");
    }

    private static async Task<Sent> AssessAsync(ChatClient chat)
    {
        await chat.SayAsync("add Contoso as a reseller in DACH");
        var question = await chat.SayAsync("assess Contoso");
        question.Words.ShouldContain("1 of 36");
        return question;
    }

    private ChatClient Chat(string person, string? thread = null) =>
        Chat(new ChatPlace(person, thread ?? "a:" + person, IsChannel: thread is not null));
}
