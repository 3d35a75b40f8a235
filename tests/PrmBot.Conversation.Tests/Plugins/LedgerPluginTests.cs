using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class LedgerPluginTests
{
    private readonly MemoryStore _store = new();
    private readonly LedgerPlugin _plugin = new(new LedgerCards(Chat.Questions));
    private readonly Chat _ada;

    public LedgerPluginTests() => _ada = new Chat(_store);

    [Fact]
    public async Task A_sentence_becomes_a_row_that_is_echoed()
    {
        var reply = await SayAsync(_ada, "we gave Contoso 12 leads worth 30k EUR", "us", "30000");

        reply.Changed.ShouldBe(
            "Noted. Our side gave: 12 leads, worth 30,000 EUR. Only our side sees it until you share the ledger.");
        var row = (await RowsAsync()).Single();
        (row.Giver, row.What, row.Value, row.Currency).ShouldBe((Side.Us, "12 leads", 30000m, "EUR"));
        row.Date.ShouldBe(new DateOnly(2026, 11, 23));
    }

    [Theory]
    [InlineData("Contoso delivered 3 webinars", "3 webinars", true, null, "2026-11-23")]
    [InlineData("Contoso promised us a reference customer by 31 March", "a reference customer", false, null,
        "2027-03-31")]
    [InlineData("Contoso got 5k MDF from us last month", "5k MDF", true, null, "2026-10-31")]
    [InlineData("we recieved a case study from Contoso, rated 3", "a case study", true, 3, "2026-11-23")]
    [InlineData("Contoso gave us access to their board, rated 4", "access to their board", true, 4, "2026-11-23")]
    [InlineData("they trained 4 of our people in October", "trained 4 of our people", true, null,
        "2026-10-31")]
    public async Task Promise_rating_and_date_are_read_from_the_sentence(
        string said, string what, bool isDelivered, int? rating, string date)
    {
        await SayAsync(_ada, said, null, null);

        var row = (await RowsAsync()).Single();
        (row.What, row.IsDelivered, row.Rating).ShouldBe((what, isDelivered, rating));
        row.Date.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(Role.Manager, "we got two references from Contoso", Side.Partner)]
    [InlineData(Role.Manager, "Contoso got 5k MDF from us", Side.Us)]
    [InlineData(Role.Manager, "Contoso got us a meeting with the board", Side.Partner)]
    [InlineData(Role.PartnerContact, "we got 12 leads from you", Side.Us)]
    [InlineData(Role.PartnerContact, "you got two references from us", Side.Partner)]
    public async Task Who_got_something_is_not_who_gave_it(Role role, string said, Side giver)
    {
        var chat = new Chat(_store, "Kim", role);
        var heard = Understanding.Engines.Understand(said).Arguments["giver"]?.ToString();

        await SayAsync(chat, said, heard, null);

        (await RowsAsync()).Single().Giver.ShouldBe(giver);
    }

    [Fact]
    public async Task The_balance_shows_rule_and_numbers()
    {
        await SayAsync(_ada, "we gave Contoso leads worth 30k EUR", "us", "30000");
        await SayAsync(_ada, "Contoso gave us webinars worth 18k", "partner", "18000");

        var card = (LedgerCard)(await _ada.DoAsync(t => _plugin.ShowAsync(t, "Contoso"))).Card!;

        card.Headline.ShouldBe("Balance 0.60: somewhat uneven");
        card.Why.ShouldContain("30,000 EUR from one side, 18,000 EUR from Contoso");
        card.Rows.Select(r => r.What).ShouldBe(
            ["Contoso gave: webinars, worth 18,000 EUR", "Our side gave: leads, worth 30,000 EUR"]);
    }

    [Fact]
    public async Task Another_currency_is_said_and_not_added_up()
    {
        await SayAsync(_ada, "we gave Contoso leads worth 30k EUR", "us", "30000");
        await SayAsync(_ada, "Contoso gave us webinars worth 18k USD", "partner", "18000");

        var card = (LedgerCard)(await _ada.DoAsync(t => _plugin.ShowAsync(t, "Contoso"))).Card!;

        card.Headline.ShouldBe("No balance across currencies");
        card.Why.ShouldContain("EUR 0.00, USD 0.00");
    }

    [Theory]
    [InlineData("a lot", null, null, "\"a lot\" is not a number.")]
    [InlineData("-5", null, null, "-5 does not work as a value.")]
    [InlineData(null, "7", null, "7 is not a rating.")]
    [InlineData(null, null, "some day", "\"some day\" is not a date.")]
    [InlineData(null, null, "2026-12-24", "Thursday, December 24, 2026 is still to come")]
    public async Task Bad_input_gets_a_sentence(string? value, string? rating, string? date, string sentence)
    {
        var reply = await _ada.DoAsync(
            t => _plugin.RecordAsync(t, "Contoso", "12 leads", "us", value, null, rating, null, date));

        reply.Text!.ShouldStartWith(sentence);
        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_form_corrects_a_row_and_keeps_who_entered_it()
    {
        await SayAsync(_ada, "we gave Contoso 12 leads worth 30k EUR", "us", "30000");
        var id = (await RowsAsync()).Single().Id;
        var form = (LedgerFormCard)(await _ada.DoAsync(t => _plugin.CorrectAsync(t, "Contoso", id))).Card!;

        var reply = await new Chat(_store, "Bob").PressAsync(
            t => _plugin.RecordAsync(t, "Contoso", form.What, form.Giver, "25k", form.Currency, null, form.Status,
                form.Date, id), new JsonObject());

        reply.Changed!.ShouldBe("Corrected. Our side gave: 12 leads, worth 25,000 EUR.");
        var row = (await RowsAsync()).Single();
        (row.Value, row.By.Name, row.Id).ShouldBe((25000m, "Ada", id));
    }

    [Fact]
    public async Task A_partner_contact_sees_only_shared_rows_and_we_means_the_partner()
    {
        await SayAsync(_ada, "we gave Contoso a secret rebate worth 99k EUR", "us", "99000");
        var cora = new Chat(_store, "Cora", Role.PartnerContact);

        await SayAsync(cora, "we gave you 3 webinars worth 18k EUR", "us", "18000");
        var card = (LedgerCard)(await cora.DoAsync(t => _plugin.ShowAsync(t, "Contoso"))).Card!;

        card.Rows.ShouldHaveSingleItem().What.ShouldBe("Contoso gave: 3 webinars, worth 18,000 EUR");
        System.Text.Json.JsonSerializer.Serialize(card).ShouldNotContain("99");
        (card.OffersShare, card.Fairness).ShouldBe((false, null));
    }

    [Fact]
    public async Task A_contact_cannot_open_correct_or_take_out_our_rows()
    {
        await SayAsync(_ada, "we gave Contoso 12 leads worth 30k EUR", "us", "30000");
        var id = (await RowsAsync()).Single().Id;
        var cora = new Chat(_store, "Cora", Role.PartnerContact);

        var hidden = await cora.DoAsync(t => _plugin.CorrectAsync(t, "Contoso", id));
        await _ada.DoAsync(t => _plugin.ShareAsync(t, "Contoso"));
        var shared = await cora.PressAsync(
            t => _plugin.RecordAsync(t, "Contoso", "1 lead", "us", row: id), new JsonObject());
        var dropped = await cora.DoAsync(t => _plugin.DropAsync(t, "Contoso", id));

        hidden.Text!.ShouldStartWith("This row is not there any more.");
        shared.Text!.ShouldStartWith("Your counterpart entered this row.");
        dropped.Text!.ShouldStartWith("Your counterpart entered this row.");
        (await RowsAsync()).Single().What.ShouldBe("12 leads");
    }

    [Fact]
    public async Task The_ledger_is_offered_as_evidence_where_balance_is_asked_and_shown_on_the_result()
    {
        await SayAsync(_ada, "we gave Contoso leads worth 30k EUR", "us", "30000");
        await SayAsync(_ada, "Contoso gave us webinars worth 18k EUR", "partner", "18000");
        var reply = await _ada.StartAsync("reciprocity");
        var why = new Dictionary<string, string>();

        while (reply.Card is QuestionCard card)
        {
            why[card.Id] = card.Why;
            reply = await _ada.PressAsync(card, "3");
        }

        why["RF1"].ShouldEndWith("The give-get ledger says: Our side delivered 30,000 EUR so far.");
        why["RF2"].ShouldEndWith("The give-get ledger says: Contoso delivered 18,000 EUR so far.");
        why["RF4"].ShouldEndWith("The give-get ledger says: Balance 0.60: somewhat uneven.");
        why["RF5"].ShouldNotContain("ledger");
        ((ResultCard)reply.Card!).Ledger.ShouldBe("Give and get: Balance 0.60: somewhat uneven.");
    }

    private Task<Reply> SayAsync(Chat chat, string said, string? giver, string? value) =>
        chat.DoAsync(t => _plugin.RecordAsync(t, "Contoso", said, giver, value), said);

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync() =>
        await _store.Open(Chat.Home).OfPartnerAsync<LedgerRow>(Chat.Contoso, default);
}
