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
    [InlineData("webchat", Home, false)]
    [InlineData("emulator", null, false)]
    [InlineData("msteams", Other, true)]
    public void On_a_developers_machine_any_channel_will_do(string channel, string? host, bool isElsewhere) =>
        Bridge(null).Translate(Message(channel, host), null)!.Speaker.IsElsewhere.ShouldBe(isElsewhere);

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

    private static Activity Update(string eventType)
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
        return new ActivityToTurn(home, null!); // Nobody is asked about: only what the activity itself says.
    }
}
