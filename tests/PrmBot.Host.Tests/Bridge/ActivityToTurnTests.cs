using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Authentication;
using PrmBot.Conversation;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>Who an activity says is speaking, where, and what it means.</summary>
public sealed class ActivityToTurnTests
{
    private const string Home = "aaaaaaaa-0000-0000-0000-000000000001";
    private const string Other = "bbbbbbbb-0000-0000-0000-000000000002";

    [Theory]
    [InlineData("msteams", Home, false)]
    [InlineData("msteams:copilot", Home, false)]
    [InlineData("msteams", "AAAAAAAA-0000-0000-0000-000000000001", false)]
    [InlineData("msteams", Other, true)]
    [InlineData("msteams", null, true)]
    [InlineData("webchat", Home, true)]
    [InlineData("directline", Home, true)]
    [InlineData("msteamsx", Home, true)]
    public void Only_teams_in_the_home_tenant_says_who_somebody_is(string channel, string? host, bool isElsewhere)
    {
        var turn = Bridge("app").Translate(Message(channel, host), null);

        turn!.Speaker.IsElsewhere.ShouldBe(isElsewhere);
    }

    [Theory]
    [InlineData("webchat", Home)]
    [InlineData("emulator", null)]
    [InlineData("msteams", Other)]
    public void On_a_developers_machine_any_channel_will_do_and_each_window_has_its_tenant(
        string channel, string? host)
    {
        var bridge = Bridge(null);
        var message = Message(channel, host);
        var silent = message with { From = message.From! with { TenantId = null } };

        var speaker = bridge.Translate(silent, null)!.Speaker;

        speaker.IsElsewhere.ShouldBeFalse();
        (speaker.OwnTenant?.Value).ShouldBe(host);
    }

    [Theory]
    [InlineData(Home, Other)]
    [InlineData(Other, Home)]
    public void A_host_that_is_named_twice_differently_is_nobodys(string inConversation, string inData)
    {
        var data = Parsed("""{"tenant":{"id":"?"}}""".Replace("?", inData, StringComparison.Ordinal));
        var message = Message("msteams", inConversation) with { ChannelData = data };

        Bridge("app").Translate(message, null)!.Speaker.IsElsewhere.ShouldBeTrue();
    }

    [Theory]
    [InlineData("personal", "a:1", null, PlaceKind.Personal)]
    [InlineData("groupChat", "19:m@thread.v2", true, PlaceKind.Group)]
    [InlineData("GROUPCHAT", "19:m@thread.v2", null, PlaceKind.Group)]
    [InlineData("Channel", "19:c@thread.tacv2", true, PlaceKind.Channel)]
    [InlineData(null, "a:1", null, PlaceKind.Personal)]
    [InlineData(null, "19:c@thread.tacv2;messageid=1", null, PlaceKind.Channel)]
    [InlineData(null, "19:c@thread.skype", null, PlaceKind.Channel)]
    [InlineData(null, "19:meeting_x@thread.v2", null, PlaceKind.Group)]
    [InlineData("somethingNew", "x", true, PlaceKind.Group)]
    public void What_several_may_read_is_no_private_chat(string? type, string id, bool? isGroup, PlaceKind expected)
    {
        var where = new ConversationAccount { Id = id, ConversationType = type, IsGroup = isGroup, TenantId = Home };
        var message = Message("msteams", Home) with { Conversation = where };

        var turn = Bridge("app").Translate(message, null)!;

        turn.Place.Kind.ShouldBe(expected);
        ((TurnInput.Said)turn.Input).IsToBot.ShouldBe(expected == PlaceKind.Personal);
    }

    [Fact]
    public void Who_is_mentioned_stands_in_the_text_by_name()
    {
        const string written = "our owner of line 2 is <at>Ann Lee</at>, not <AT id='1'>Bo</AT>";
        var message = Message("msteams", Home) with { Text = written };

        ((TurnInput.Said)Bridge("app").Translate(message, null)!.Input).Text
            .ShouldBe("our owner of line 2 is Ann Lee, not Bo");
    }

    [Theory]
    [InlineData("add", true)]
    [InlineData("add-upgrade", true)]
    [InlineData("remove", false)]
    [InlineData("remove-upgrade", false)]
    [InlineData("address", null)]
    [InlineData(null, null)]
    public void Only_an_action_that_is_known_installs_or_removes(string? action, bool? isHere)
    {
        var update = Message("msteams", Home) with { Type = ActivityTypes.InstallationUpdate, Action = action };

        (Bridge("app").Translate(update, null)?.Input as TurnInput.Installed)?.Here.ShouldBe(isHere!.Value);
        (Bridge("app").Translate(update, null) is null).ShouldBe(isHere is null);
    }

    [Theory]
    [InlineData("channelMemberRemoved", false)]
    [InlineData("teamMemberRemoved", true)]
    [InlineData(null, true)]
    public void A_bot_taken_out_of_one_channel_stays_in_its_team(string? eventType, bool isTeamWide)
    {
        var update = Update(eventType) with { MembersRemoved = [new ChannelAccount { Id = "28:bot" }] };

        Bridge("app").Translate(update, null)!.Input
            .ShouldBe(new TurnInput.Installed(false) { IsTeamWide = isTeamWide });
    }

    [Theory]
    [InlineData("teamMemberRemoved", true)]
    [InlineData("TeamMemberAdded", true)]
    [InlineData("channelMemberRemoved", false)]
    [InlineData(null, false)]
    public void Who_leaves_a_team_leaves_its_channels(string? eventType, bool isTeamWide)
    {
        var ann = new ChannelAccount { Id = "29:ann" };

        var left = Bridge("app").Translate(Update(eventType) with { MembersRemoved = [ann] }, null)!.Input;
        var joined = Bridge("app").Translate(Update(eventType) with { MembersAdded = [ann] }, null)!.Input;

        ((TurnInput.Left)left).IsTeamWide.ShouldBe(isTeamWide);
        ((TurnInput.Joined)joined).IsTeamWide.ShouldBe(isTeamWide);
    }

    [Theory]
    [InlineData("""{"verb":"Help-topics"}""", "list partners", true)]
    [InlineData("""{"verb":"Help-topics"}""", null, true)]
    [InlineData("""{"other":1}""", "list partners", false)]
    [InlineData("{}", "list partners", false)]
    [InlineData("{}", null, true)]
    [InlineData("\"text\"", "list partners", false)]
    public void A_value_beside_a_text_is_a_press_only_with_a_verb(string value, string? text, bool isPress)
    {
        var message = Message("msteams", Home) with { Text = text, Value = Parsed(value) };

        (Bridge("app").Translate(message, null)!.Input is TurnInput.Pressed).ShouldBe(isPress);
    }

    [Theory]
    [InlineData("28:other", null)]
    [InlineData("29:ada", "bot")]
    public void Another_bot_is_not_answered(string from, string? role)
    {
        var message = Message("msteams", Home) with { From = new ChannelAccount { Id = from, Role = role } };

        Bridge("app").Translate(message, null).ShouldBeNull();
    }

    [Theory]
    [InlineData("channelCreated")]
    [InlineData("channelRenamed")]
    [InlineData("channelShared")]
    [InlineData("channelUnshared")]
    [InlineData("teamArchived")]
    [InlineData("somethingNew")]
    public void News_that_change_nothing_are_passed_over(string eventType) =>
        Bridge("app").Translate(Update(eventType), null).ShouldBeNull();

    [Theory]
    [InlineData("ChannelDeleted", "19:c", null)]
    [InlineData("teamHardDeleted", "19:team", "19:team")]
    public void What_is_deleted_is_gone(string eventType, string gone, string? team) =>
        Bridge("app").Translate(Update(eventType), null)!.Input
            .ShouldBe(new TurnInput.Gone(new ConversationKey(gone), team));

    private static Activity Message(string channel, string? host) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = channel,
        Text = "hello",
        ServiceUrl = "https://smba.trafficmanager.net/teams/",
        From = new ChannelAccount { Id = "29:ada", AadObjectId = "ada", TenantId = Home },
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = "personal", TenantId = host },
    };

    [Fact]
    public void An_empty_list_of_members_does_not_hide_the_event() =>
        Bridge("app").Translate(Update("channelDeleted") with { MembersAdded = [], MembersRemoved = [] }, null)!.Input
            .ShouldBe(new TurnInput.Gone(new ConversationKey("19:c"), null));

    [Theory]
    [InlineData("channelRestored", "19:c", null)]
    [InlineData("teamRestored", "19:team", "19:team")]
    [InlineData("teamUnarchived", "19:team", "19:team")]
    public void What_is_restored_is_back(string eventType, string back, string? team) =>
        Bridge("app").Translate(Update(eventType), null)!.Input
            .ShouldBe(new TurnInput.Back(new ConversationKey(back), team));

    private static System.Text.Json.JsonElement Parsed(string json) => System.Text.Json.JsonElement.Parse(json);

    private static Activity Update(string? eventType)
    {
        var data = new JsonObject
        {
            ["eventType"] = eventType,
            ["team"] = new JsonObject { ["id"] = "19:team" },
            ["channel"] = new JsonObject { ["id"] = "19:c" },
        };
        return Message("msteams", Home) with
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelData = System.Text.Json.JsonElement.Parse(data.ToJsonString()),
        };
    }

    private static ActivityToTurn Bridge(string? appId)
    {
        var access = Options.Create(new AccessOptions { HomeTenantId = Home });
        var home = new HomeTenant(access, Options.Create(new BotOptions { AppId = appId }));
        return new ActivityToTurn(home, null!, null!); // Nobody is asked about: only what the activity itself says.
    }
}
