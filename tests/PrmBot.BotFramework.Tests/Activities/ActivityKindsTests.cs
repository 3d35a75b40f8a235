using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Activities;

public sealed class ActivityKindsTests
{
    [Theory]
    [InlineData("channelCreated", ActivityKind.ChannelCreated)]
    [InlineData("channelRenamed", ActivityKind.ChannelRenamed)]
    [InlineData("channelDeleted", ActivityKind.ChannelDeleted)]
    [InlineData("channelRestored", ActivityKind.ChannelRestored)]
    [InlineData("channelShared", ActivityKind.ChannelShared)]
    [InlineData("channelUnshared", ActivityKind.ChannelUnshared)]
    [InlineData("teamRenamed", ActivityKind.TeamRenamed)]
    [InlineData("TEAMARCHIVED", ActivityKind.TeamArchived)]
    [InlineData("teamUnarchived", ActivityKind.TeamUnarchived)]
    [InlineData("teamDeleted", ActivityKind.TeamDeleted)]
    [InlineData("teamHardDeleted", ActivityKind.TeamHardDeleted)]
    [InlineData("teamRestored", ActivityKind.TeamRestored)]
    [InlineData("installed", ActivityKind.Other)]
    [InlineData("1", ActivityKind.Other)]
    [InlineData("something/new", ActivityKind.Other)]
    public void A_change_of_a_conversation_is_told_by_its_event(string name, ActivityKind expected) =>
        KindOf($$$"""{"type":"conversationUpdate","membersAdded":[],"channelData":{"eventType":"{{{name}}}"}}""")
            .ShouldBe(expected);

    [Theory]
    [InlineData("channelMemberAdded", "membersAdded", ActivityKind.MembersAdded)]
    [InlineData("teamMemberAdded", "membersAdded", ActivityKind.MembersAdded)]
    [InlineData("channelMemberRemoved", "membersRemoved", ActivityKind.MembersRemoved)]
    [InlineData("channelRenamed", "membersRemoved", ActivityKind.MembersRemoved)]
    public void Members_count_before_the_event(string name, string list, ActivityKind expected) =>
        KindOf($$$"""
            {"type":"conversationUpdate","{{{list}}}":[{"id":"29:a"}],"channelData":{"eventType":"{{{name}}}"}}
            """).ShouldBe(expected);

    [Theory]
    [InlineData("add", ActivityKind.Installed)]
    [InlineData("add-upgrade", ActivityKind.Installed)]
    [InlineData("remove", ActivityKind.Uninstalled)]
    [InlineData("remove-upgrade", ActivityKind.Uninstalled)]
    [InlineData("address", ActivityKind.Other)]
    public void An_upgrade_counts_like_what_it_upgrades(string action, ActivityKind expected) =>
        KindOf($$"""{"type":"installationUpdate","action":"{{action}}"}""").ShouldBe(expected);

    [Theory]
    [InlineData("""{"type":"message","text":"hi"}""", ActivityKind.Said)]
    [InlineData("""{"type":"message","value":{"verb":"x"}}""", ActivityKind.Submitted)]
    [InlineData("""{"type":"message","text":"hi","value":{"verb":"x"}}""", ActivityKind.Submitted)]
    [InlineData("""{"type":"message","text":"hi","value":"x"}""", ActivityKind.Said)]
    [InlineData("""{"type":"messageUpdate","channelData":{"eventType":"editMessage"}}""", ActivityKind.Edited)]
    [InlineData("""{"type":"messageUpdate","channelData":{"eventType":"undeleteMessage"}}""", ActivityKind.Undeleted)]
    [InlineData("""{"type":"messageDelete","channelData":{"eventType":"softDeleteMessage"}}""", ActivityKind.Deleted)]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""", ActivityKind.Reacted)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""", ActivityKind.Invoked)]
    [InlineData("""{"type":"typing"}""", ActivityKind.Other)]
    [InlineData("""{"type":"endOfConversation"}""", ActivityKind.Other)]
    [InlineData("""{"type":"Message","text":"hi"}""", ActivityKind.Other)]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.readReceipt"}""", ActivityKind.Other)]
    public void A_message_and_what_becomes_of_it_are_told_apart(string json, ActivityKind expected) =>
        KindOf(json).ShouldBe(expected);

    [Fact]
    public void A_shared_channel_tells_with_whom_and_by_what_its_members_came()
    {
        var data = TeamsChannelData.Of(ActivityJson.Read("""
            {"type":"conversationUpdate","channelData":{
              "sharedWithTeams":[{"id":"19:t","name":"Fabrikam","aadGroupId":"g","tenantId":"other"},7,null],
              "unsharedFromTeams":{},
              "membershipSource":{"sourceType":"team","id":"19:t","membershipType":"transitive","tenantId":"other"}}}
            """)!);

        data.SharedWith.ShouldBe([new TeamReference("19:t", "Fabrikam", "g", "other")]);
        data.UnsharedFrom.ShouldBeEmpty();
        data.Membership.ShouldBe(new MembershipSource("team", "19:t", "transitive", null, "other"));
    }

    [Fact]
    public void The_bot_knows_itself_among_the_members()
    {
        var activity = new Activity { Recipient = new ChannelAccount { Id = "28:bot" } };

        activity.BotIsAmong([new() { Id = "29:a" }, new() { Id = "28:bot" }]).ShouldBeTrue();
        activity.BotIsAmong([new() { Id = "28:BOT" }]).ShouldBeFalse();
        activity.BotIsAmong(null).ShouldBeFalse();
        new Activity().BotIsAmong([new()]).ShouldBeFalse();
    }

    private static ActivityKind KindOf(string json) => ActivityKinds.Of(ActivityJson.Read(json)!);
}
