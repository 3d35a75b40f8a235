using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The digest in a partner's channel: what is pressed on it happens in its place.</summary>
public sealed class DigestPressTests : HostScenario
{
    private const string Channel = "19:contoso@thread.tacv2;messageid=1700000000001";

    [Fact]
    public async Task A_number_saved_on_the_digest_replaces_it_for_everybody()
    {
        await Chat("a:alex", isChannel: false).SayAsync("add Contoso as a reseller in DACH");
        var channel = Chat(Channel, isChannel: true);
        await channel.SayAsync("link this channel to Contoso");
        var digest = await channel.SayAsync("post the digest");
        var before = Connector.All.Count;
        var save = digest.Card!["actions"]![0]!["card"]!["actions"]![0]!.AsObject();

        var answer = await channel.ExecuteAsync(
            digest, save, new JsonObject { ["kpi"] = "K8", ["value"] = "420k", ["period"] = "2026-10" });

        digest.Words.ShouldContain("Nothing has been recorded with Contoso yet");
        answer["value"]!.ToJsonString().ShouldContain("420,000");
        var replaced = await Connector.NextAsync(before, s => s.Method == "PUT");
        replaced.ActivityId.ShouldBe(digest.ActivityId);
        replaced.Words.ShouldContain("Sourced pipeline created");
        replaced.Words.ShouldNotContain("Nothing has been recorded");
        Connector.All.Skip(before).ShouldNotContain(s => s.Method == "POST");
    }

    private ChatClient Chat(string conversation, bool isChannel) =>
        Chat(new ChatPlace("Alex", conversation, IsChannel: isChannel));
}
