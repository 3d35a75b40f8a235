using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class RemindersPluginTests
{
    private readonly MemoryStore _store = new();
    private readonly RemindersPlugin _plugin = new();
    private readonly Chat _chat;

    public RemindersPluginTests() => _chat = new Chat(_store);

    [Fact]
    public async Task Ones_own_reminders_go_off_until_a_day_and_on_again()
    {
        var off = await _chat.DoAsync(t => _plugin.OffAsync(t, "7 January"));
        off.Changed.ShouldBe("I do not remind you until Thursday, January 7, 2027.");
        var stored = await _store.Open(Chat.Home).FindAsync<ReminderSwitch>("Ada", default);
        (stored!.IsOffOn(new DateOnly(2027, 1, 6)), stored.IsOffOn(new DateOnly(2027, 1, 7))).ShouldBe((true, false));

        await _chat.DoAsync(t => _plugin.OnAsync(t));
        (await _store.Open(Chat.Home).FindAsync<ReminderSwitch>("Ada", default))!
            .IsOffOn(new DateOnly(2026, 12, 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-23", "Monday, November 23, 2026 is not a day to come.")]
    [InlineData("soon", "\"soon\" is not a date I can use.")]
    public async Task A_day_that_does_not_work_gets_a_sentence(string until, string sentence) =>
        (await _chat.DoAsync(t => _plugin.OffAsync(t, until))).Text!.ShouldStartWith(sentence);

    [Fact]
    public async Task What_happened_makes_a_new_assessment_due_and_the_result_says_why()
    {
        var reply = await _chat.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = await _chat.PressAsync(card, "3");
        }

        _chat.Now = _chat.Now.AddDays(10);
        var noted = await NoteAsync("change_of_control", "2026-12-01", "bought by Fabrikam");

        noted.Changed.ShouldBe(
            "Contoso: change of control, Tuesday, December 1, 2026. It should be assessed again.");
        var result = (ResultCard)(await _chat.DoAsync(t => _chat.Plugin.ResultAsync(t, "Contoso"))).Card!;
        result.Due.ShouldBe(["Due again since 1 Dec 2026: change of control (bought by Fabrikam)."]);
    }

    [Theory]
    [InlineData("earthquake", null, "\"earthquake\" is nothing that I can note.")]
    [InlineData("tier_change", "2027-01-01", "Friday, January 1, 2027 is still to come.")]
    [InlineData("tier_change", "whenever", "\"whenever\" is not a date I can use.")]
    public async Task What_cannot_be_noted_says_why(string what, string? date, string sentence)
    {
        (await NoteAsync(what, date)).Text!.ShouldStartWith(sentence);

        (await _store.Open(Chat.Home).OfPartnerAsync<PartnerEvent>(Chat.Contoso, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_thing_twice_is_noted_once()
    {
        await NoteAsync("contact_lost", "2026-11-20");

        (await NoteAsync("contact_lost", "2026-11-20")).Text!.ShouldStartWith("That is noted for");
    }

    private Task<Reply> NoteAsync(string what, string? date, string? note = null) =>
        _chat.DoAsync(t => _chat.Plugin.NoteEventAsync(t, "Contoso", what, date, note));
}
