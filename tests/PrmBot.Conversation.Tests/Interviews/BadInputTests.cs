using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

/// <summary>
/// What does not fit gets a sentence of its own, and the assessment stays as it was. Of our side; the partner's is in
/// <see cref="TheirSideTests"/>, who left a channel in the invitation's scenario.
/// </summary>
public sealed class BadInputTests
{
    private readonly MemoryStore _store = new();
    private readonly Chat _ada;
    private readonly Chat _eve;

    public BadInputTests()
    {
        _ada = new Chat(_store);
        _eve = new Chat(_store, "Eve", Role.PartnerContact);
    }

    [Theory]
    [InlineData("BP4", "5", "5 is not a level. Use a whole number from 0 to 4")]
    [InlineData("BP4", "-1", "-1 is not a level.")]
    [InlineData("BP4", "2.5", "2.5 is not a level.")]
    [InlineData("BP4", " ", "Give a level from 0 to 4")]
    [InlineData("BP4", "deal_breaker", null)]
    [InlineData("BP1", "deal_breaker", "BP1 has no deal breaker to declare.")]
    [InlineData("ZZ9", "3", "There is no question ZZ9.")]
    public async Task Of_a_typed_answer(string question, string answer, string? sentence)
    {
        await _ada.StartAsync();

        var reply = await _ada.DoAsync(t => _ada.Plugin.AnswerAsync(t, answer, question: question));

        (reply.Changed is null).ShouldBe(sentence is not null);
        (await _ada.StoredAsync()).Answers.Count.ShouldBe(sentence is null ? 1 : 0);
        reply.Text!.ShouldStartWith(sentence ?? "Contoso");
    }

    [Fact]
    public async Task Of_the_wrong_side_once_the_partner_has_answered_itself()
    {
        await _ada.StartAsync();
        await ChangeAsync(a => a with { Invited = new Invitation(a.StartedBy, a.StartedAt) });
        await _eve.DoAsync(t => _eve.Plugin.ChangeAnswerAsync(t, "BP3", "1"));

        var reply = await _ada.DoAsync(t => _ada.Plugin.ChangeAnswerAsync(t, "BP3", "4"));

        reply.Text.ShouldBe("The partner has answered BP3 itself, so our estimate is not needed.");
        (await _ada.StoredAsync()).AnswerOf("BP3", Side.Partner)!.Rating.ShouldBe(Rating.Level1);
    }

    [Fact]
    public async Task Of_a_question_that_is_closed_by_the_release()
    {
        var card = (QuestionCard)(await _ada.StartAsync()).Card!;
        await ChangeAsync(a => a with { State = AssessmentState.Released });

        var pressed = await PressAsync(_ada, card, "3");
        var theirs = await _eve.DoAsync(t => _eve.Plugin.AnswerAsync(t, "3", question: "BP3"));

        pressed.Text!.ShouldStartWith("This result has been shared with the partner.");
        theirs.Text!.ShouldStartWith("There are no questions for you here");
        (await _ada.StoredAsync()).Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("skip")]
    public async Task Of_another_partners_card(string act)
    {
        var card = (QuestionCard)(await _ada.StartAsync()).Card!;
        var fabrikam = new PartnerId("fabrikam");
        await ChangeAsync(a => a with { Id = "f1", Of = fabrikam, Version = 0 });
        await _ada.DoAsync(t =>
        {
            t.Dialogue = t.Dialogue with
            {
                Interview = new RunningInterview(InterviewKind.Assessment, fabrikam, "f1", card.Id),
            };
            return Task.FromResult(new Reply());
        });

        var reply = await _ada.WithPartner(fabrikam, "Fabrikam").PressAsync(
            t => act == "answer"
                ? _ada.Plugin.AnswerAsync(t, "3", null, card.Id, card.Seen, card.Guard)
                : new InterviewPlugin([_ada.Interview]).SkipAsync(t, card.Id, card.Guard),
            []);

        var shown = (QuestionCard)reply.Card!;
        shown.Notice!.ShouldStartWith("This card belongs to the assessment of Contoso, and Fabrikam is being assessed");
        (shown.Partner, shown.Id).ShouldBe(("Fabrikam", card.Id));
        (await _store.Open(Chat.Home).OfPartnerAsync<Assessment>(fabrikam, default)).Single().Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sentence_that_names_another_partner_is_about_that_one()
    {
        await _ada.StartAsync();
        var fabrikam = new PartnerId("fabrikam");
        await ChangeAsync(a => a with { Id = "f1", Of = fabrikam, Version = 0 });
        var chat = _ada.WithPartner(fabrikam, "Fabrikam").WithPartner(new PartnerId("tailspin"), "Tailspin");

        var changed = await chat.DoAsync(
            t => chat.Plugin.ChangeAnswerAsync(t, "TF2", "4"), "change TF2 of fabrikam to 4");
        var none = await chat.DoAsync(
            t => chat.Plugin.ChangeAnswerAsync(t, "TF2", "4"), "change TF2 of Tailspin to 4");

        changed.Changed.ShouldBe("Fabrikam, TF2: 4 (Live API or EDI, with tests).");
        none.Text!.ShouldStartWith("Tailspin has not been assessed yet.");
        (await _ada.StoredAsync()).Answers.ShouldBeEmpty();
    }

    private static Task<Reply> PressAsync(Chat chat, QuestionCard card, string answer) => chat.PressAsync(
        t => chat.Plugin.AnswerAsync(t, answer, null, card.Id, card.Seen, card.Guard), []);

    private async Task ChangeAsync(Func<Assessment, Assessment> change)
    {
        var stored = await _ada.StoredAsync();
        await _ada.DoAsync(t =>
        {
            t.Session.Work.Put(change(stored));
            return Task.FromResult(new Reply());
        });
    }
}
