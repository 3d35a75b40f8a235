using PrmBot.Conversation.Cards;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class RemedyPluginTests
{
    private readonly MemoryStore _store = new();
    private readonly Chat _chat;

    public RemedyPluginTests() => _chat = new Chat(_store);

    [Fact]
    public async Task A_remedy_in_one_sentence_stands_in_the_result_and_lifts_the_gate_when_done()
    {
        await HitAsync("MM7");

        var planned = await PlanAsync("the ownership gate", "both sales heads sign", "Ada", "2027-03-01");
        var gate = ((ResultCard)planned.Card!).Gates.Single(g => g.Gate == "MM7");
        gate.Remedy.ShouldBe("Remedy: both sales heads sign, Ada, by Monday, March 1, 2027");
        gate.MayClose.ShouldNotBeNull();

        var closed = await _chat.DoAsync(t => _chat.Plugin.CloseRemedyAsync(t, "Contoso"));
        var result = (ResultCard)closed.Card!;
        result.Gates.ShouldBeEmpty();
        result.Lifted.Single().ShouldStartWith("MM7 is lifted: both sales heads sign");
        result.Verdict.ShouldBe("Proceed");
    }

    [Theory]
    [InlineData(null, "Ada", "2027-03-01", "what")]
    [InlineData("train", null, "2027-03-01", "owner")]
    [InlineData("train", "Ada", null, "due")]
    public async Task What_is_missing_is_asked_for_one_at_a_time(string? what, string? owner, string? due, string asked)
    {
        await HitAsync("MM7");

        (await PlanAsync("MM7", what, owner, due)).Asks!.Parameter.ShouldBe(asked);
    }

    [Fact]
    public async Task Two_gates_and_no_word_which_brings_a_question_with_both()
    {
        await HitAsync("MM7", "RF5");

        var asks = (await PlanAsync(null, "train", "Ada", "2027-03-01")).Asks!;

        asks.Parameter.ShouldBe("gate");
        asks.Choices.Select(c => c[..3]).ShouldBe(["MM7", "RF5"]);
        (await PlanAsync(asks.Choices[1], "name them", "Ada", "2027-03-01")).Changed!.ShouldContain("RF5");
    }

    [Fact]
    public async Task An_owner_whom_nobody_knows_is_kept_and_asked_about()
    {
        await HitAsync("MM7");

        var reply = await PlanAsync("MM7", "train", "Dana", "2027-03-01");

        ((ResultCard)reply.Card!).Echo!.ShouldContain("Who is Dana? I keep the name.");
        (await _chat.StoredAsync()).Remedies.Single().Owner.ShouldBe("Dana");
    }

    [Theory]
    [InlineData("MM7", "2026-11-01", "Sunday, November 1, 2026 has passed.")]
    [InlineData("MM7", "whenever", "\"whenever\" is not a date I can use.")]
    [InlineData("BP8", "2027-03-01", "BP8 (")]
    [InlineData("the weather", "2027-03-01", "No gate fits \"the weather\". These hold the verdict back: MM7")]
    public async Task What_does_not_work_gets_a_sentence_and_stores_nothing(string gate, string due, string sentence)
    {
        await HitAsync("MM7");

        var reply = await PlanAsync(gate, "train", "Ada", due);

        reply.Text!.ShouldStartWith(sentence);
        (await _chat.StoredAsync()).Remedies.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hard_gate_cannot_be_remedied()
    {
        await HitAsync();
        await _chat.DoAsync(t => _chat.Plugin.ChangeAnswerAsync(t, "BP5", "deal_breaker"));

        var reply = await PlanAsync("insolvency", "pay", "Ada", "2027-03-01");
        var none = await PlanAsync("BP5", "pay", "Ada", "2027-03-01");

        none.Text!.ShouldContain("No remedy lifts that");
        reply.Text!.ShouldContain("No remedy lifts that");
    }

    [Fact]
    public async Task The_form_is_filled_with_what_the_plan_would_suggest()
    {
        await HitAsync("MM7");

        var form = (RemedyFormCard)(await _chat.DoAsync(t => _chat.Plugin.RemedyAsync(t, "Contoso", "MM7"))).Card!;

        form.What.ShouldBe(Chat.Questions.Find("MM7")!.Suggests.Title);
        (form.Owner, form.Gate, form.Due).ShouldBe(("Ada", "MM7", string.Empty));
    }

    [Fact]
    public async Task Nothing_to_close_says_so()
    {
        await HitAsync("MM7");

        (await _chat.DoAsync(t => _chat.Plugin.CloseRemedyAsync(t, "Contoso"))).Text!
            .ShouldStartWith("No remedy of Contoso is open that fits.");
    }

    private Task<Reply> PlanAsync(string? gate, string? what, string? owner, string? due) =>
        _chat.DoAsync(t => _chat.Plugin.PlanRemedyAsync(t, "Contoso", gate, what, owner, due));

    private async Task HitAsync(params string[] low)
    {
        var reply = await _chat.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = await _chat.PressAsync(card, low.Contains(card.Id) ? "0" : "4");
        }
    }
}
