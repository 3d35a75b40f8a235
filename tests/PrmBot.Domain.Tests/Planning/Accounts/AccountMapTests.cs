using System.Text.Json;
using PrmBot.Identity;
using PrmBot.Planning.Accounts;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Accounts;

public sealed class AccountMapTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Counts_come_first_pair_by_pair_of_buckets()
    {
        await Bring(_table.Dana, "Fabrikam GmbH; customer\nAdatum; prospect\nOnly ours; customer\nTailspin; opp");
        var map = await Bring(
            _table.Marco, "fabrikam; prospect\nADATUM Inc.; customer\nOnly theirs\nTailspin; prospect");

        map.Overlap().ShouldBe(
        [
            new OverlapCount(AccountBucket.Customer, AccountBucket.Prospect, 1),
            new OverlapCount(AccountBucket.Opportunity, AccountBucket.Prospect, 1),
            new OverlapCount(AccountBucket.Prospect, AccountBucket.Customer, 1),
        ]);
        map.Revealed().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_is_shown_only_when_both_sides_agreed_to_that_account()
    {
        await Bring(_table.Dana, "Fabrikam; customer\nAdatum; customer");
        await Bring(_table.Marco, "Fabrikam; prospect\nAdatum; prospect");

        (await Offer(_table.Dana, "Fabrikam")).Revealed().ShouldBeEmpty();
        (await Offer(_table.Marco, "Adatum")).Revealed().ShouldBeEmpty();
        var both = await Offer(_table.Marco, "fabrikam ltd");

        var shown = both.Revealed().ShouldHaveSingleItem();
        (shown.Name, shown.Ours, shown.Theirs, shown.OurPerson.Name, shown.TheirPerson.Name).ShouldBe(
            ("Fabrikam", AccountBucket.Customer, AccountBucket.Prospect, "Dana Weber", "Marco Rossi"));
    }

    [Fact]
    public async Task The_store_holds_no_name_that_its_side_did_not_agree_to_show()
    {
        await Bring(_table.Dana, "Secretive Holding; customer; secretive.example\nFabrikam; customer");
        var map = await Offer(_table.Dana, "Fabrikam");

        var stored = DocumentFormat.Write(map);

        stored.ShouldNotContain("secretive", Case.Insensitive);
        stored.ShouldContain("Fabrikam");
    }

    [Fact]
    public async Task Agreeing_to_an_account_that_the_own_list_does_not_have_stores_and_tells_nothing()
    {
        await Bring(_table.Dana, "Fabrikam; customer");
        await Bring(_table.Marco, "Adatum; customer");

        var offered = await _table.As(_table.Dana, s => MapAccounts.OfferAsync(
            s, _table.Contoso.Of, [new AccountRow("Adatum", "", "")], default));

        (offered.Value!.Taken, offered.Value.Unknown!.Single()).ShouldBe((0, "Adatum"));
        offered.Value.Map.Ours!.Offered.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_side_can_give_hashes_that_it_made_itself_and_a_web_address_matches_too()
    {
        var empty = await Bring(
            _table.Dana, "Fabrikam; customer\nAdatum Corporation; customer; https://www.adatum.example/de");
        var hash = AccountKeys.Hash(empty.Salt, "fabrikam");

        var map = await Bring(_table.Marco, $"{hash}; prospect\nAdatum Schweiz; prospect; adatum.example");

        map.Overlap().Single().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_list_takes_back_what_is_not_in_it_any_more()
    {
        await Bring(_table.Dana, "Fabrikam; customer");
        await Bring(_table.Marco, "Fabrikam; customer");
        await Offer(_table.Dana, "Fabrikam");
        (await Offer(_table.Marco, "Fabrikam")).Revealed().Count.ShouldBe(1);

        (await Bring(_table.Dana, "Adatum; customer")).Revealed().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "accounts.empty")]
    [InlineData("Fabrikam; competitor", "accounts.no_bucket_fits")]
    public async Task A_list_that_cannot_be_read_is_refused(string text, string why) =>
        (await _table.As(_table.Dana, s => MapAccounts.BringAsync(
            s, _table.Contoso.Of, AccountRows.Read(text), default))).Refusal!.Key.ShouldBe(why);

    [Fact]
    public async Task Nobody_else_brings_a_list()
    {
        foreach (var who in new[] { _table.Rita, _table.Olga, _table.Sam })
        {
            (await _table.As(who, s => MapAccounts.BringAsync(
                s, _table.Contoso.Of, AccountRows.Read("x"), default))).Refusal.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("The Müller GmbH & Co. KG", "muller")]
    [InlineData("FABRIKAM, Inc.", "fabrikam")]
    [InlineData("Straßenbau AG", "strassenbau")]
    [InlineData("Co & Co", "co co")]
    public void A_name_is_compared_without_what_differs_from_list_to_list(string name, string normal) =>
        AccountKeys.NormalName(name).ShouldBe(normal);

    [Fact]
    public void Rows_are_read_as_people_paste_them() =>
        JsonSerializer.Serialize(AccountRows.Read(
            "Account;Bucket\nFabrikam, Inc.\nAdatum, customer, adatum.example\n\"Tailspin\"\tprospect\n\n")).ShouldBe(
            JsonSerializer.Serialize(new[]
            {
                new AccountRow("Fabrikam, Inc.", "", "") { Number = 2 },
                new AccountRow("Adatum", "adatum.example", "customer") { Number = 3 },
                new AccountRow("Tailspin", "", "prospect") { Number = 4 },
            }));

    private async Task<AccountMap> Bring(Caller who, string text) => (await _table.As(
        who, s => MapAccounts.BringAsync(s, _table.Contoso.Of, AccountRows.Read(text), default))).Value!.Map;

    private async Task<AccountMap> Offer(Caller who, string name) => (await _table.As(
        who, s => MapAccounts.OfferAsync(s, _table.Contoso.Of, [new AccountRow(name, "", "")], default))).Value!.Map;
}
