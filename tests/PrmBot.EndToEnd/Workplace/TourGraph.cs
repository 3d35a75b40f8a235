using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using PrmBot.Graph.Tests;

namespace PrmBot.EndToEnd.Workplace;

/// <summary>A Microsoft 365 on loopback for the playground's team: a folder, Planner, calendars, a directory.</summary>
internal sealed class TourGraph : IAsyncDisposable
{
    private const string Group = "8a3c5e17-92d4-4b60-8f1e-6d7c2b9a0e53";
    private const string Channel = "19:YN9KNRDNVIdAxbUeGlUZxAYvWxoVxoxpx6UMJUkI2OI1@thread.tacv2";
    private const string Tenant = "6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10";
    private const string Maria = "0d9c4a4e-5f7e-4f0a-9e41-7f0b1c2d3e41";
    private const string Items = "/drives/b!d/items";
    private readonly GraphServer _server;
    private readonly ConcurrentDictionary<string, (string Id, int State)> _books = new();
    private readonly List<string> _gone = [];
    private int _ids;

    private TourGraph(GraphServer server) => _server = server;

    /// <summary>Planner's tasks as they stand, by id.</summary>
    public ConcurrentDictionary<string, JsonObject> Tasks { get; } = new();

    /// <summary>Meetings in Maria's calendar as they stand, by id; a cancelled one is gone.</summary>
    public ConcurrentDictionary<string, JsonObject> Meetings { get; } = new();

    /// <summary>False: the drive says that nothing has changed, so a round leaves the news to who asks.</summary>
    public bool TellsOfChanges { get; set; } = true;

    /// <summary>What the host is set up with.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Access__HomeTenantId"] = Tenant, ["Graph__TenantId"] = Tenant,
        ["Graph__ClientId"] = "11111111-2222-3333-4444-555555555555",
        ["Graph__Endpoint"] = _server.Address.ToString(), ["Graph__Round"] = "00:00:01",
        ["Graph__CallsPerSecond"] = "100",
    };

    public static async Task<TourGraph> StartAsync()
    {
        var graph = new TourGraph(await GraphServer.StartAsync());
        graph.Folder();
        graph.People();
        graph.Calendar();
        graph.Plans();
        return graph;
    }

    /// <summary>A call is refused from now on, or until it is answered anew.</summary>
    public void Refuses(string method, string path) =>
        _server.On(method, path, Answer.Error(403, "accessDenied"));

    /// <summary>The folder's files are listed again, or not.</summary>
    public void Lists(bool isAllowed = true)
    {
        if (isAllowed)
        {
            _server.On("GET", $"{Items}/01FOLDER/children", _ => Answer.Ok(List(_books.Keys.Select(Item))));
        }
        else
        {
            Refuses("GET", $"{Items}/01FOLDER/children");
        }
    }

    /// <summary>A workbook says this from now on, in each of its worksheets.</summary>
    public void Writes(string name, params (string Sheet, object Rows)[] sheets)
    {
        var (id, state) = _books.GetValueOrDefault(name, ($"01BOOK{_books.Count}", 0));
        using var content = new MemoryStream();
        content.SaveAs(sheets.ToDictionary(s => s.Sheet, s => s.Rows));
        _server.On("GET", $"{Items}/{id}/content", new Answer(200) { Content = content.ToArray() });
        _books[name] = (id, state + 1);
        _server.On("GET", $"{Items}/{id}", seen =>
            seen.Header("If-None-Match") == Tag(name) ? new Answer(304) : Answer.Ok(Item(name).ToJsonString()));
    }

    /// <summary>A workbook is not there any more.</summary>
    public void Deletes(string name)
    {
        _books.Remove(name, out var book);
        _gone.Add(book.Id);
        _server.On("GET", $"{Items}/{book.Id}", Answer.Error(404, "itemNotFound"));
    }

    /// <summary>The team's plans of Planner.</summary>
    public void Plans(params string[] titles) => _server.On(
        "GET", $"/groups/{Group}/planner/plans",
        Answer.Ok(List(titles.Select((t, i) => new JsonObject { ["id"] = $"plan{i}", ["title"] = t }))));

    /// <summary>Files are taken into the channel's folder from now on, or not.</summary>
    public void Takes(string name, bool isAllowed = true) => _server.On(
        "PUT", $"{Items}/01FOLDER:/{name}:/content", isAllowed
            ? new Answer(201, new JsonObject
            {
                ["id"] = "01FILE", ["name"] = name, ["file"] = new JsonObject(),
                ["webUrl"] = "https://northwind.sharepoint.example/sites/partners/" + Uri.EscapeDataString(name),
            }.ToJsonString())
            : Answer.Error(403, "accessDenied"));

    /// <summary>A task is completed in Planner.</summary>
    public void Completes(string id)
    {
        var task = Tasks[id];
        task["percentComplete"] = 100;
        task["completedDateTime"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        task["@odata.etag"] = NewTag();
    }

    /// <summary>The directory answers again.</summary>
    public void People()
    {
        _server.On("GET", "/users", seen => Answer.Ok(List(new[]
        {
            Person(Maria, "Maria Lind", "maria.lind@northwind.example"),
            Person("tom1", "Tom Becker", "tom.becker@northwind.example"),
            Person("tom2", "Tom Becker", "t.becker@northwind.example"),
        }.Where(p => Names(seen).Any(n =>
            p["id"]!.ToString() == n || p["mail"]!.ToString() == n || p["displayName"]!.ToString() == n)))));
        _server.On("GET", $"/teams/{Group}/channels/{Channel}/allMembers", Answer.Ok("""{"value":[]}"""));
        _server.On("GET", $"/users/{Maria}/mailboxSettings", Answer.Ok("""{"timeZone":"UTC"}"""));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Folder()
    {
        _server.On("GET", $"/teams/{Group}/channels/{Channel}/filesFolder", Answer.Ok(
            """{"id":"01FOLDER","name":"Contoso","folder":{},"parentReference":{"driveId":"b!d"}}"""));
        Lists();
        _server.On("GET", $"{Items}/root/delta(token='latest')", _ => Changes());
        _server.On("GET", $"{Items}/root/delta", _ => Changes());
    }

    private void Calendar()
    {
        _server.On("POST", $"/users/{Maria}/events", seen =>
        {
            var id = NewId("event");
            Meetings[id] = seen.Json!.AsObject();
            _server.On("PATCH", $"/users/{Maria}/events/{id}", next =>
            {
                Meetings[id] = next.Json!.AsObject();
                return Answer.Ok($$"""{"id":"{{id}}"}""");
            });
            _server.On("POST", $"/users/{Maria}/events/{id}/cancel", _ =>
            {
                Meetings.TryRemove(id, out var _);
                return new Answer(202);
            });
            return new Answer(201, $$"""{"id":"{{id}}"}""");
        });
        foreach (var plan in new[] { "plan0", "plan1" })
        {
            _server.On("GET", $"/planner/plans/{plan}/tasks", _ => Answer.Ok(List(Tasks.Values)));
        }

        _server.On("POST", "/planner/tasks", seen => Take(NewId("task"), seen));
    }

    private Answer Take(string id, Seen seen)
    {
        var task = Tasks.GetOrAdd(id, new JsonObject { ["id"] = id, ["percentComplete"] = 0 });
        foreach (var (name, value) in seen.Json!.AsObject())
        {
            task[name] = value?.DeepClone();
        }

        task["@odata.etag"] = NewTag();
        _server.On("PATCH", $"/planner/tasks/{id}", next => Take(id, next));
        return new Answer(201, task.ToJsonString());
    }

    private Answer Changes() => Answer.Ok(new JsonObject
    {
        ["@odata.deltaLink"] = $"{_server.Address}v1.0{Items}/root/delta?token=t",
        ["value"] = new JsonArray(
        [
            .. TellsOfChanges ? _books.Keys.Select(Item) : [],
            .. _gone.Select(id => new JsonObject { ["id"] = id, ["deleted"] = new JsonObject() }),
        ]),
    }.ToJsonString());

    private string Tag(string name) => $"\"{_books[name].State}\"";

    private string NewTag() => $"W/\"{NewId("tag")}\"";

    private string NewId(string kind) =>
        kind + Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);

    private JsonObject Item(string name) => new()
    {
        ["id"] = _books[name].Id, ["name"] = name, ["size"] = 100, ["file"] = new JsonObject(), ["eTag"] = Tag(name),
        ["parentReference"] = new JsonObject { ["driveId"] = "b!d" },
    };

    private static JsonObject Person(string id, string name, string mail) => new()
    {
        ["id"] = id, ["displayName"] = name, ["userPrincipalName"] = mail, ["mail"] = mail,
    };

    // What stands between quotes in the filter.
    private static IEnumerable<string> Names(Seen seen) =>
        string.Join(' ', seen.Query.Values).Split('\'').Where((_, i) => i % 2 == 1);

    private static string List(IEnumerable<JsonObject> all) =>
        new JsonObject { ["value"] = new JsonArray([.. all.Select(a => a.DeepClone())]) }.ToJsonString();
}
