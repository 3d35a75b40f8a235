using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What the bot did to a conversation: a call of the Connector API.</summary>
/// <param name="Method">POST: a new message; PUT: a message replaced.</param>
/// <param name="Conversation">Where.</param>
/// <param name="ActivityId">The message made or replaced.</param>
/// <param name="Activity">What the bot sent.</param>
internal sealed record Sent(string Method, string Conversation, string ActivityId, JsonObject Activity)
{
    /// <summary>The Adaptive Card; null for plain text.</summary>
    public JsonObject? Card => Activity["attachments"]?[0]?["content"]?.AsObject();

    /// <summary>The message that it answers, by its address; null: it is not sent as an answer.</summary>
    public string? Answers { get; init; }

    /// <summary>All words of the message, to look for facts in.</summary>
    public string Words => (Card ?? Activity).ToJsonString(Readable);

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>A Connector on loopback that records everything, as Teams would show it.</summary>
internal sealed class ConnectorStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Sent> _sent = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private int _ids = 1000;

    private ConnectorStub(WebApplication app) => _app = app;

    /// <summary>Who is on the roster of every conversation, by the channel's id.</summary>
    public ConcurrentDictionary<string, JsonObject> Roster { get; } = new();

    /// <summary>Set: the roster answers with this status instead.</summary>
    public int? RosterFails { get; set; }

    /// <summary>Until this is done the roster gives no answer.</summary>
    public Task RosterHold { get; set; } = Task.CompletedTask;

    /// <summary>Whom the bot has asked the roster about.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A conversation that takes no message: the answer is 403.</summary>
    public string? Closed { get; set; }

    /// <summary>How often <see cref="Closed"/> was tried.</summary>
    public int Refused { get; private set; }

    /// <summary>So many calls are put off first: the answer is 429.</summary>
    public int Busy { get; set; }

    /// <summary>What is shown for the moment only: that the bot is writing, and what it has written so far.</summary>
    public ConcurrentQueue<JsonObject> Pieces { get; } = new();

    /// <summary>Until this is done nothing is acknowledged.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>What people attached to messages, by name: read under <c>drive/</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Drive { get; } = new();

    /// <summary>The Entra group of a team, by the team's thread.</summary>
    public ConcurrentDictionary<string, string> Groups { get; } = new();

    public string Url => _app.Urls.First() + "/";

    public IReadOnlyList<Sent> All => [.. _sent];

    public static async Task<ConnectorStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new ConnectorStub(builder.Build());
        stub._app.MapMethods("/v3/conversations/{c}/activities/{a?}", ["POST", "PUT"], stub.TakeAsync);
        stub._app.MapGet("/v3/conversations/{c}/members/{m}", stub.TellAsync);
        stub._app.MapGet("/v3/conversations/{c}/pagedmembers", stub.ListAsync);
        stub._app.MapGet("/v3/teams/{t}", (string t) => stub.Groups.TryGetValue(t, out var group)
            ? Results.Json(new { id = t, aadGroupId = group })
            : Results.NotFound());
        stub._app.MapGet("/drive/{name}", (string name) =>
            stub.Drive.TryGetValue(name, out var file) ? Results.Bytes(file) : Results.NotFound());
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>
    /// The first message that fits and was sent at or after a position of <see cref="All"/>; waits for it.
    /// </summary>
    public async Task<Sent> NextAsync(int after, Func<Sent, bool> fits)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (All.Skip(after).FirstOrDefault(fits) is { } found)
            {
                return found;
            }

            try
            {
                // Several may wait: a signal that another one took must not keep this one waiting.
                await _arrived.WaitAsync(50, limit.Token);
            }
            catch (OperationCanceledException)
            {
                var seen = string.Join("\n", All.Skip(after).Select(s => s.Method + " " + s.Words));
                throw new TimeoutException($"Nothing fitting was sent in 20 s. Seen since:\n{seen}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    /// <summary>Puts somebody on the roster, as clients here name people.</summary>
    public void Has(string person, string tenant) => Roster["29:" + person] = new JsonObject
    {
        ["id"] = "29:" + person,
        ["name"] = person,
        ["aadObjectId"] = person.ToLowerInvariant() + "-object-id",
        ["tenantId"] = tenant,
    };

    private async Task ListAsync(HttpContext http)
    {
        http.Response.StatusCode = RosterFails ?? 200;
        var members = Roster.Values.OrderByDescending(m => m["id"]!.ToString(), StringComparer.Ordinal);
        var page = new JsonObject { ["members"] = new JsonArray([.. members.Select(m => m.DeepClone())]) };
        await http.Response.WriteAsync(page.ToJsonString());
    }

    private async Task TellAsync(HttpContext http)
    {
        var person = (string)http.Request.RouteValues["m"]!;
        Asked.Enqueue(person);
        await RosterHold;
        var member = RosterFails is null ? Roster.GetValueOrDefault(person) : null;
        http.Response.StatusCode = RosterFails ?? (member is null ? 404 : 200);
        await http.Response.WriteAsync(member?.ToJsonString() ?? """{"error":{"code":"MemberNotFound"}}""");
    }

    private async Task TakeAsync(HttpContext http)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var conversation = (string)http.Request.RouteValues["c"]!;
        if (Uri.UnescapeDataString(conversation) == Closed)
        {
            Refused++;
            http.Response.StatusCode = 403;
            await http.Response.WriteAsync(
                $$$"""{"error":{"code":"MessageWritesBlocked","message":"{{{Closed}}} takes no messages."}}""");
            return;
        }

        if (Busy > 0)
        {
            Busy--;
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "1";
            return;
        }

        var isNew = http.Request.Method == "POST";
        var id = isNew ? Interlocked.Increment(ref _ids).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : (string)http.Request.RouteValues["a"]!;
        if (body["type"]?.ToString() == "typing")
        {
            Pieces.Enqueue(body);
        }
        else
        {
            _sent.Enqueue(new Sent(http.Request.Method, Uri.UnescapeDataString(conversation), id, body)
            {
                Answers = isNew ? (string?)http.Request.RouteValues["a"] : null,
            });
            _arrived.Release();
        }

        await Hold;
        http.Response.StatusCode = isNew ? 201 : 200;
        await http.Response.WriteAsync($$"""{"id":"{{id}}"}""");
    }
}
