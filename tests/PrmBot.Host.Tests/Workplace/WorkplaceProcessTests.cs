using System.Text.Json.Nodes;
using PrmBot.Conversation.Tables;
using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>The real process with its own rounds: what Microsoft 365 has comes by itself, and nothing is told in
/// logs.</summary>
public sealed class WorkplaceProcessTests : HostScenario, IDisposable
{
    private const string Channel = "19:contoso@thread.tacv2;messageid=1";
    private const string Group = "2ab9c796-2902-45f8-b712-7c5a63cf41c4";
    private readonly GraphServer _graph = GraphServer.StartAsync().GetAwaiter().GetResult();
    private int _state = 1;

    internal override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Graph:ClientId", TeamsCloud.AppId), ("Graph:TenantId", ChatPlace.HomeTenant),
        ("Graph:Endpoint", _graph.Address.ToString()), ("Graph:Round", "00:00:01"), ("Graph:CallsPerSecond", "100"),
        ("Access:HomeTenantId", ChatPlace.HomeTenant), ("Logging:LogLevel:Default", "Trace"),
    ];

    [Fact]
    public async Task A_workbook_is_read_by_itself_and_logs_hold_neither_tokens_nor_addresses()
    {
        Connector.Groups["19:team"] = Group;
        Writes(420_000);
        var alex = Chat(new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller");
        await Chat(new ChatPlace("Alex", Channel) { Team = "19:team" }).SayAsync("link this channel to Contoso");
        await alex.SayAsync("add marker.person@fabrikam.example as a contact of Contoso");
        await alex.SayAsync("follow the workbook numbers.xlsx for Contoso");
        await alex.SayAsync("yes");

        Writes(777_000);
        var shown = await UntilAsync(() => alex.SayAsync("show Contoso's KPIs"), "777,000");

        shown.ShouldContain("777,000");
        _graph.Calls("GET", $"/teams/{Group}/channels/{Channel.Split(';')[0]}/allMembers").ShouldNotBeEmpty();
        Bot.Output.ShouldNotBeEmpty();
        foreach (var mark in new[] { "marker.person", "fabrikam.example", "Bearer", "tempauth", "numbers.xlsx" })
        {
            Bot.Output.ShouldNotContain(l => l.Contains(mark, StringComparison.OrdinalIgnoreCase), mark);
        }
    }

    internal override Task PrepareAsync()
    {
        _graph.On("GET", $"/teams/{Group}/channels/{Channel.Split(';')[0]}/filesFolder", Answer.Ok(
            """{"id":"01FOLDER","folder":{},"parentReference":{"driveId":"b!d"}}"""));
        _graph.On("GET", "/drives/b!d/items/01FOLDER/children", _ => Answer.Ok($$"""{"value":[{{Item()}}]}"""));
        _graph.On("GET", "/drives/b!d/items/01BOOK", _ => Answer.Ok(Item()));
        _graph.On("GET", "/drives/b!d/items/root/delta(token='latest')", _ => Delta());
        _graph.On("GET", "/drives/b!d/items/root/delta", _ => Delta());
        _graph.On("GET", $"/teams/{Group}/channels/{Channel.Split(';')[0]}/allMembers", Answer.Ok("""
            {"value":[{"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"1","displayName":"Marker",
            "userId":"m","email":"marker.person@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"}]}
            """));
        return Task.CompletedTask;
    }

    public void Dispose() => _graph.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task<string> UntilAsync(Func<Task<Sent>> ask, string words)
    {
        var said = string.Empty;
        for (var i = 0; i < 30 && !said.Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(500);
            said = (await ask()).Words;
        }

        return said;
    }

    private void Writes(int pipeline)
    {
        _state++;
        _graph.On("GET", "/drives/b!d/items/01BOOK/content", new Answer(200)
        {
            Content = ExcelFile.Write(
                "Numbers", ["KPI", "Period", "Value"], [["Pipeline", "2026-10", (decimal)pipeline]]),
        });
    }

    private Answer Delta() => Answer.Ok($$"""
        {"@odata.deltaLink":"{{_graph.Address}}v1.0/drives/b!d/items/root/delta?token=tempauth","value":[{{Item()}}]}
        """);

    private string Item() => $$"""
        {"id":"01BOOK","name":"numbers.xlsx","size":100,"file":{},
        "eTag":{{JsonValue.Create($"\"{_state}\"").ToJsonString()}},
        "parentReference":{"driveId":"b!d"} }
        """;
}
