using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Owners against the real roster of the partner's channel, asked page by page over the protocol.</summary>
public sealed class OwnersTests : HostScenario
{
    private const string Thread = "19:contoso@thread.tacv2;messageid=1700000000001";
    private const string TheirTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    private ChatClient _alex = null!;

    internal override async Task PrepareAsync()
    {
        Connector.Has("Alex", ChatPlace.HomeTenant);
        Connector.Has("Marco Rossi", TheirTenant);
        Connector.Has("Megan Bowen", TheirTenant);
        _alex = Chat(new ChatPlace("Alex", "a:alex"));
        await _alex.SayAsync("add Contoso as a reseller");
        await Chat(new ChatPlace("Alex", Thread, IsChannel: true)).SayAsync("link this channel to Contoso");
        await _alex.SayAsync("build a plan with Contoso");
        await _alex.SayAsync("pause");
        await _alex.SayAsync("add a joint webinar by 31 March 2027 to marketing in Contoso's plan");
    }

    [Fact]
    public async Task A_name_that_is_not_in_the_channel_is_asked_about_and_put_right_with_one_tap()
    {
        var known = await _alex.SayAsync("partner owner of line 1 is Marco Rossi");
        var asked = await _alex.SayAsync("partner owner of line 1 is Megan Bowne");
        await _alex.PressAsync("Megan Bowen");

        known.Words.ShouldNotContain("I don't know");
        asked.Words.ShouldContain("I don't know Megan Bowne in the channel of Contoso.");
        asked.Words.ShouldContain("did you mean Megan Bowen?");
        _alex.LastCard!.Words.ShouldContain("is Megan Bowen (was Megan Bowne)");
        _alex.LastCard.Words.ShouldNotContain("I don't know");
    }

    [Fact]
    public async Task While_the_roster_is_out_of_reach_a_name_is_stored_without_a_doubt()
    {
        Connector.RosterFails = 503;

        var stored = await _alex.SayAsync("partner owner of line 1 is Xaver Unheard");

        stored.Words.ShouldContain("is Xaver Unheard");
        stored.Words.ShouldNotContain("I don't know");
    }
}
