using System.Text.Json.Nodes;
using PrmBot.Conversation.Tables;
using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Scenario;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>A Microsoft Graph on loopback with one workbook in the files of Contoso's channel.</summary>
internal sealed class BookDrive(GraphServer graph) : IAsyncDisposable
{
    public const string Channel = "19:contoso@thread.tacv2";
    public const string Group = "2ab9c796-2902-45f8-b712-7c5a63cf41c4";
    public const string Team = "19:team";
    public const string Changes = "/drives/b!d/items/root/delta";
    public const string Book = "/drives/b!d/items/01BOOK";
    public const string Content = "/drives/b!d/items/01BOOK/content";
    private int _state = 1;

    public GraphServer Graph => graph;

    /// <summary>What a host is set up with, so that it asks here each second.</summary>
    public (string Name, string Value)[] Settings(params (string Name, string Value)[] more) =>
    [
        ("Graph:ClientId", TeamsCloud.AppId), ("Graph:TenantId", ChatPlace.HomeTenant),
        ("Graph:Endpoint", graph.Address.ToString()), ("Graph:Round", "00:00:01"), ("Graph:CallsPerSecond", "100"),
        ("Access:HomeTenantId", ChatPlace.HomeTenant), .. more,
    ];

    /// <summary>Answers from now on, and the workbook holds a number.</summary>
    public void Opens(int pipeline)
    {
        graph.On("GET", $"/teams/{Group}/channels/{Channel}/filesFolder", Answer.Ok(
            """{"id":"01FOLDER","folder":{},"parentReference":{"driveId":"b!d"}}"""));
        graph.On("GET", "/drives/b!d/items/01FOLDER/children", _ => Ok($$"""{"value":[{{Item()}}]}"""));
        graph.On("GET", Book, seen => seen.Header("If-None-Match") == Tag
            ? new Answer(304) : Ok(Item()));
        graph.On("GET", $"{Changes}(token='latest')", _ => Delta());
        graph.On("GET", Changes, _ => Delta());
        Writes(pipeline);
    }

    /// <summary>The workbook holds another number from now on.</summary>
    public void Writes(int pipeline)
    {
        _state++;
        graph.On("GET", Content, new Answer(200)
        {
            Content = ExcelFile.Write(
                "Numbers", ["KPI", "Period", "Value"], [["Pipeline", "2026-10", (decimal)pipeline]]),
        });
    }

    /// <summary>The workbook is listed as changed each time: whether it is read again is up to its tag.</summary>
    public Answer Delta() => Ok($$"""
        {"@odata.deltaLink":"{{graph.Address}}v1.0{{Changes}}?token=tempauth","value":[{{Item()}}]}
        """);

    public ValueTask DisposeAsync() => graph.DisposeAsync();

    private static Answer Ok(string json) => Answer.Ok(json);

    private string Tag => $"\"{_state}\"";

    private string Item() => $$"""
        {"id":"01BOOK","name":"numbers.xlsx","size":100,"file":{},
        "eTag":{{JsonValue.Create(Tag).ToJsonString()}},"parentReference":{"driveId":"b!d"} }
        """;
}
