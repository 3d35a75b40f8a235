using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Conversation.Tables;
using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>The host with a Microsoft Graph and a Connector on loopback, and Contoso's channel.</summary>
internal sealed class WorkplaceRoom : IAsyncDisposable
{
    public const string Channel = "19:contoso@thread.tacv2";
    public const string Group = "2ab9c796-2902-45f8-b712-7c5a63cf41c4";
    public const string Folder = "/drives/b!d/items/01FOLDER";
    public const string Book = "/drives/b!d/items/01BOOK";
    public const string Root = "/drives/b!d/items/root";
    private const string Team = "19:team@thread.tacv2";
    private int _states = 1;
    private string _name = "numbers.xlsx";

    private WorkplaceRoom(ConnectorStub connector, GraphServer graph, HostedBot bot) =>
        (Connector, Graph, Bot) = (connector, graph, bot);

    public static TenantId Home { get; } = new(ChatPlace.HomeTenant);

    public ConnectorStub Connector { get; }

    public GraphServer Graph { get; }

    public HostedBot Bot { get; }

    /// <summary>What the service says of the workbook's size.</summary>
    public long Size { get; set; } = 100;

    public IStore Store => Bot.Services.GetRequiredService<IStore>();

    public static async Task<WorkplaceRoom> OpenAsync(bool isOn = true)
    {
        var (connector, graph) = (await ConnectorStub.StartAsync(), await GraphServer.StartAsync());
        connector.Groups[Team] = Group;
        (string, string)[] on =
        [
            ("Graph:ClientId", TeamsCloud.AppId), ("Graph:TenantId", ChatPlace.HomeTenant),
            ("Graph:Endpoint", graph.Address.ToString()), ("Graph:Round", "1.00:00:00"),
            ("Graph:CallsPerSecond", "100"),
        ];
        var room = new WorkplaceRoom(connector, graph, new HostedBot(
            _ => { },
            [
                ("Access:HomeTenantId", ChatPlace.HomeTenant), ("Digest:Enabled", "false"),
                ("Reminders:Enabled", "false"), .. isOn ? on : [],
            ]));
        graph.On("GET", $"/teams/{Group}/channels/{Channel}/filesFolder", Answer.Ok(
            """{"id":"01FOLDER","name":"Contoso","folder":{},"parentReference":{"driveId":"b!d"}}"""));
        graph.On("GET", $"{Folder}/children", _ => Answer.Ok($$"""{"value":[{{room.BookJson()}}]}"""));
        graph.On("GET", Book, seen => seen.Header("If-None-Match") == room.Tag
            ? new Answer(304) : Answer.Ok(room.BookJson()));
        graph.On("GET", $"{Root}/delta(token='latest')", _ => room.Changes([]));
        await room.SayAsync("a:ada", "add Contoso as a reseller");
        await room.SayAsync(Channel, "link this channel to Contoso");
        return room;
    }

    /// <summary>The workbook says this from now on: a row of headings and rows below it.</summary>
    public void Writes(params string[][] rows) => Holds(
        ExcelFile.Write("Numbers", rows[0], rows.Skip(1).Select(r => (IReadOnlyList<object?>)
            [.. r.Select(c => decimal.TryParse(c, CultureInfo.InvariantCulture, out var n) ? n : (object)c)])));

    /// <summary>The workbook is this from now on, under this name.</summary>
    public void Holds(byte[] content, string name = "numbers.xlsx")
    {
        (_states, _name) = (_states + 1, name);
        Graph.On("GET", $"{Book}/content", new Answer(200) { Content = content });
        Graph.On("GET", $"{Root}/delta", _ => Changes([BookJson()]));
    }

    /// <summary>Nothing in the drive changes from now on.</summary>
    public void Rests() => Graph.On("GET", $"{Root}/delta", _ => Changes([]));

    /// <summary>What the bot answers; the last message of the turn.</summary>
    public async Task<string> SayAsync(string where, string text) =>
        (await TurnAsync(where, new TurnInput.Said(text, [], null))).Sends[^1] is var last
            ? last.Text + "\n" + last.CardJson : string.Empty;

    public async Task<TurnResult> TurnAsync(string where, TurnInput input)
    {
        var ada = new Speaker(new Person(new UserId("ada-object-id"), "Ada"), Home);
        var place = new Place(
            new ConversationKey(where), where.StartsWith("19:", StringComparison.Ordinal)
                ? PlaceKind.Channel : PlaceKind.Personal,
            Connector.Url) { Team = Team };
        return await Bot.Services.GetRequiredService<TurnHandler>()
            .HandleAsync(new Turn(ada, Home, place, input), default);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Graph.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private string Tag => $"\"{{8E}},{_states}\"";

    private Answer Changes(string[] items) => Answer.Ok($$"""
        {"@odata.deltaLink":"{{Graph.Address}}v1.0{{Root}}/delta?token={{_states}}",
        "value":[{{string.Join(',', items)}}]}
        """);

    private string BookJson() => $$"""
        {"id":"01BOOK","name":"{{_name}}","size":{{Size}},"file":{},"webUrl":"https://contoso.example/numbers.xlsx",
        "eTag":{{JsonValue.Create(Tag).ToJsonString()}},"parentReference":{"driveId":"b!d"} }
        """;
}
