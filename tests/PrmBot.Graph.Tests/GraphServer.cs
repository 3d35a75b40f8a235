using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrmBot.Graph.Tests;

/// <summary>One call as it came over the wire.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Path">Below the version, unescaped, without the query.</param>
/// <param name="Query">By name, unescaped.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">As it was sent.</param>
internal sealed record Seen(
    string Method, string Path, IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode? Json => JsonNode.Parse(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What is answered.</summary>
internal sealed record Answer(int Status, string Body = "")
{
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Bytes instead of JSON.</summary>
    public byte[]? Content { get; init; }

    public static Answer Ok(string json) => new(200, json);

    /// <summary>As Microsoft Graph says what is wrong.</summary>
    public static Answer Error(int status, string code, params (string Name, string Value)[] headers) => new(
        status,
        $$$"""
        {"error":{"code":"{{{code}}}","message":"What is wrong.","innerError":{
        "date":"2026-11-23T09:00:00","request-id":"6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10" } } }
        """) { Headers = headers };
}

/// <summary>
/// A service on loopback that answers as Microsoft Graph does: what a test says, and 404 to all else.
/// </summary>
internal sealed class GraphServer : IAsyncDisposable
{
    private const string Version = "/v1.0";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Seen> _seen = new();
    private readonly ConcurrentDictionary<(string Method, string Path), Func<Seen, Answer>> _answers = new();

    private GraphServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>What is answered where a test says nothing.</summary>
    public Answer Otherwise { get; set; } = Answer.Error(404, "ResourceNotFound");

    public IReadOnlyList<Seen> All => [.. _seen];

    public static async Task<GraphServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new GraphServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers in turn; the last one again and again.</summary>
    public void On(string method, string path, params Answer[] answers)
    {
        var left = new ConcurrentQueue<Answer>(answers);
        On(method, path, _ => left.Count > 1 && left.TryDequeue(out var next) ? next : left.First());
    }

    public void On(string method, string path, Func<Seen, Answer> answer) => _answers[(method, path)] = answer;

    public IReadOnlyList<Seen> Calls(string method, string path) =>
        [.. _seen.Where(s => s.Method == method && s.Path == path)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var path = Uri.UnescapeDataString(http.Request.Path.Value!);
        var seen = new Seen(
            http.Request.Method,
            path.StartsWith(Version, StringComparison.Ordinal) ? path[Version.Length..] : path,
            http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            http.Request.Headers.ToDictionary(
                h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        _seen.Enqueue(seen);
        var isBatch = seen.Path == "/$batch" && !_answers.ContainsKey((seen.Method, seen.Path));
        var answer = isBatch ? Batch(seen) : Find(seen);
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (answer.Content is { } bytes)
        {
            await http.Response.Body.WriteAsync(bytes);
        }
        else if (answer.Body.Length > 0)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(answer.Body);
        }
    }

    private Answer Find(Seen seen) => _answers.TryGetValue((seen.Method, seen.Path), out var answer)
        ? answer(seen)
        : Otherwise;

    // https://learn.microsoft.com/graph/json-batching: each step is answered by its id, in any order.
    private Answer Batch(Seen batch)
    {
        var responses = new JsonArray();
        foreach (var step in batch.Json!["requests"]!.AsArray().Reverse())
        {
            var url = Uri.UnescapeDataString(step!["url"]!.ToString()).Split('?');
            var seen = new Seen(
                step["method"]!.ToString(), url[0], QueryOf(url.ElementAtOrDefault(1)), batch.Headers, []);
            _seen.Enqueue(seen);
            var answer = Find(seen);
            responses.Add(new JsonObject
            {
                ["id"] = step["id"]!.ToString(),
                ["status"] = answer.Status,
                ["headers"] = new JsonObject(answer.Headers.Select(h => KeyValuePair.Create<string, JsonNode?>(
                    h.Name, h.Value)).Append(new("Content-Type", "application/json"))),
                ["body"] = answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body),
            });
        }

        return Answer.Ok(new JsonObject { ["responses"] = responses }.ToJsonString());
    }

    private static Dictionary<string, string> QueryOf(string? query) => (query ?? string.Empty)
        .Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
        .ToDictionary(p => p[0], p => p.ElementAtOrDefault(1) ?? string.Empty);
}
