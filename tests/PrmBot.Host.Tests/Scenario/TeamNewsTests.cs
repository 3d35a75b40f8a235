using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What happens to a whole team reaches its channels, over the real protocol.</summary>
public sealed class TeamNewsTests : HostScenario
{
    private const string Team = "19:general@thread.tacv2";
    private const string Channel = "19:contoso@thread.tacv2";
    private const string OtherTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    internal override async Task PrepareAsync()
    {
        await Chat("Alex", "a:alex").SayAsync("add Contoso as a reseller");
        await Chat("Alex", Channel + ";messageid=1").SayAsync("link this channel to Contoso");
    }

    [Fact]
    public async Task A_bot_that_is_out_of_the_team_is_out_of_the_linked_channel_until_it_is_heard_of_there()
    {
        await MovesAsync(Team, "teamMemberRemoved", "membersRemoved", "28:bot");

        (await AnswersAsync("post Contoso's digest", "taken out")).ShouldContain("taken out of the channel");

        await Chat("Alex", Channel + ";messageid=1").SayAsync("hello");
        (await AnswersAsync("post Contoso's digest", "Contoso")).ShouldNotContain("taken out");
    }

    [Fact]
    public async Task A_bot_that_is_out_of_another_channel_of_the_team_stays_in_the_linked_one()
    {
        await MovesAsync("19:other@thread.tacv2", "channelMemberRemoved", "membersRemoved", "28:bot");

        // The other channel was told of in a message of its own: its answer comes after what happened there.
        await Chat("Alex", "19:other@thread.tacv2").SayAsync("help");
        (await AnswersAsync("post Contoso's digest", "Contoso")).ShouldNotContain("taken out");
    }

    [Fact]
    public async Task Who_left_the_team_speaks_in_none_of_its_channels_until_they_are_back()
    {
        var marco = Chat("Marco", Channel + ";messageid=3", OtherTenant);
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("Contoso");

        await MovesAsync(Team, "teamMemberRemoved", "membersRemoved", "29:Marco");
        await Chat("Alex", Team).SayAsync("help");
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("not in this channel any more");

        await MovesAsync(Team, "teamMemberAdded", "membersAdded", "29:Marco");
        await Chat("Alex", Team).SayAsync("help");
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_deleted_team_takes_its_links_with_it_and_an_archived_one_keeps_them()
    {
        await HappensAsync("teamArchived");
        await HappensAsync("teamRenamed");
        await HappensAsync("teamUnarchived");
        await Chat("Alex", Team).SayAsync("help");
        (await AnswersAsync("post Contoso's digest", "Contoso")).ShouldNotContain("No channel");

        await HappensAsync("teamDeleted");

        (await AnswersAsync("post Contoso's digest", "No channel")).ShouldContain("No channel is linked");
    }

    [Fact]
    public async Task A_channel_that_took_nothing_while_its_team_was_archived_is_written_to_when_it_is_back()
    {
        var alex = Chat("Alex", "a:alex");
        Connector.Closed = Channel;
        await alex.SayAsync("post Contoso's digest");
        await alex.SayAsync("yes");
        await UntilAsync(() => Output.Any(l => l.Contains("no longer be written to", StringComparison.Ordinal)));
        Connector.Closed = null;

        await HappensAsync("teamUnarchived");
        await Chat("Alex", Team).SayAsync("help");
        var before = Connector.All.Count;
        await alex.SayAsync("post Contoso's digest");
        await alex.SayAsync("yes");

        await Connector.NextAsync(before, s => s.Conversation == Channel);
        Connector.Refused.ShouldBe(1);
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private Task HappensAsync(string eventType) => Chat("Alex", Team).HappensAsync(
        "conversationUpdate", a => a["channelData"]!["eventType"] = eventType);

    private Task MovesAsync(string where, string eventType, string how, string who) =>
        Chat("Alex", where).HappensAsync("conversationUpdate", a =>
        {
            a["channelData"]!["eventType"] = eventType;
            a[how] = new JsonArray(new JsonObject { ["id"] = who });
        });

    // What happens to a place and what is said elsewhere are handled side by side: asked until it has got there.
    private async Task<string> AnswersAsync(string said, string wanted)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Chat("Alex", "a:alex").SayAsync(said);
            if (answer.Words.Contains(wanted, StringComparison.Ordinal) || i == 20)
            {
                return answer.Words;
            }

            await Chat("Alex", "a:alex").SayAsync("no");
        }
    }

    private ChatClient Chat(string person, string conversation, string? ownTenant = null)
    {
        var isChannel = conversation.Contains("tacv2", StringComparison.Ordinal);
        return Chat(new ChatPlace(person, conversation, isChannel, ownTenant)
        {
            Team = isChannel ? Team : null,
        });
    }
}
