using System.Text.Json;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PlanAccountsTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task Both_sides_bring_lists_see_numbers_and_then_names_that_both_agreed_to()
    {
        await Bring(_chat.Dana, "Fabrikam; customer\nSecretive; prospect");
        var counted = await Bring(_chat.Marco, "Fabrikam GmbH; prospect\nHidden; customer");
        await Reveal(_chat.Dana, "Fabrikam");

        var both = Card(await Reveal(_chat.Marco, "fabrikam"));

        counted.Headline.ShouldBe("Accounts on both lists: 1. Shown by name: 0.");
        counted.Facts[^1].ShouldBe(new PlanFact("Vendor: customer, Contoso: prospect", "1"));
        both.Revealed.ShouldHaveSingleItem().Name.ShouldBe("Fabrikam");
        JsonSerializer.Serialize(both).ShouldNotContain("Secretive");
    }

    [Fact]
    public async Task In_a_channel_nobody_reads_what_the_other_sides_list_lacks()
    {
        await Bring(_chat.Dana, "Fabrikam; customer");
        var alone = await Reveal(_chat.Dana, "Adatum");
        _chat.Place = PlaceKind.Channel;
        var together = await Reveal(_chat.Dana, "Adatum");

        Card(alone).Echo!.ShouldContain("Not in your list, so not noted: Adatum");
        Card(together).Echo!.ShouldNotContain("Adatum");
    }

    [Fact]
    public async Task A_shown_account_becomes_a_line_with_both_account_managers_to_be_named()
    {
        await _chat.Complete();
        await _chat.Ask("share");
        await Bring(_chat.Dana, "Fabrikam; customer");
        await Bring(_chat.Marco, "Fabrikam; prospect");
        await Reveal(_chat.Dana, "Fabrikam");
        var title = Card(await Reveal(_chat.Marco, "Fabrikam")).Revealed[0].Plan;

        await _chat.Ask("add_line", ("section", "joint_sales"), ("element", "account_penetration"), ("title", title));

        var line = (await _chat.Plan()).Line(6);
        (line.Title, line.Element, line.Missing.Count).ShouldBe(("Account plan: Fabrikam", "account_penetration", 3));
        Card(await _chat.Ask("map_accounts")).Revealed[0].Plan.ShouldBeEmpty();
    }

    private async Task<AccountsCard> Bring(Caller who, string list) =>
        Card(await _chat.Ask(who, "map_accounts", ("accounts", list)));

    private Task<Reply> Reveal(Caller who, string names) => _chat.Ask(who, "map_accounts", ("reveal", names));

    private static AccountsCard Card(Reply reply) => reply.Card.ShouldBeOfType<AccountsCard>();
}
