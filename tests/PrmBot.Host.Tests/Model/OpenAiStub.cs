using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrmBot.Host.Tests.Model;

/// <summary>What the model's server answers to a call.</summary>
internal sealed record Answered(int Status, string Body)
{
    public TimeSpan After { get; init; }

    /// <summary>The model calls functions in this order; arguments are text, so that they may be damaged.</summary>
    public static Answered Calls(params (string Function, string Arguments)[] calls) => Message(new JsonObject
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray([.. calls.Select((call, i) => new JsonObject
        {
            ["id"] = $"call_{i}",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Function, ["arguments"] = call.Arguments },
        })]),
    });

    public static Answered Says(string text) =>
        Message(new JsonObject { ["role"] = "assistant", ["content"] = text });

    /// <summary>The words come piece by piece; without an end when the stream is cut.</summary>
    public static Answered Writes(bool isCut, params string[] pieces)
    {
        var events = pieces.Select(piece => $"data: {Delta(new JsonObject { ["content"] = piece }, null)}");
        string[] end = isCut ? [] : [$"data: {Delta([], "stop")}", "data: [DONE]"];
        return new Answered(200, string.Join("\n\n", events.Concat(end)) + (isCut ? "\n\ndata: {\"id" : "\n\n"));
    }

    private static string Delta(JsonObject delta, string? end) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "stub",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = end }),
    }.ToJsonString();

    private static Answered Message(JsonObject message) => new(200, new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "stub",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["finish_reason"] = message["tool_calls"] is null ? "stop" : "tool_calls",
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 100, ["total_tokens"] = 1000 },
    }.ToJsonString());
}

/// <summary>A server on loopback that speaks the OpenAI protocol and says what the test wants.</summary>
internal sealed class OpenAiStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OpenAiStub(WebApplication app) => _app = app;

    /// <summary>The answer to a request to put a card into words: those want a stream.</summary>
    public Func<JsonObject, Answered> OnWording { get; set; } = _ => new Answered(400, "");

    /// <summary>What was to be put into words, in order.</summary>
    public ConcurrentQueue<JsonObject> Worded { get; } = new();

    /// <summary>The answer to a request to choose a function.</summary>
    public Func<JsonObject, Answered> On { get; set; } = _ => Answered.Says("Nothing fits.");

    /// <summary>What was to be chosen from, in order.</summary>
    public ConcurrentQueue<JsonObject> Asked { get; } = new();

    /// <summary>The answer to a request to read a level: those offer no functions.</summary>
    public Func<JsonObject, Answered> OnLevel { get; set; } = _ => Answered.Says("I can't tell.");

    /// <summary>What a level was to be read of, in order.</summary>
    public ConcurrentQueue<JsonObject> Leveled { get; } = new();

    public string Url => _app.Urls.First() + "/v1";

    public static async Task<OpenAiStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new OpenAiStub(builder.Build());
        stub._app.MapPost("/v1/chat/completions", stub.AnswerAsync);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Names of the functions that a request offers.</summary>
    public static IEnumerable<string> Offered(JsonObject request) =>
        request["tools"]!.AsArray().Select(t => t!["function"]!["name"]!.ToString());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var isWording = request["stream"]?.GetValue<bool>() == true;
        var isLevel = !isWording && request["tools"] is null;
        (isWording ? Worded : isLevel ? Leveled : Asked).Enqueue(request);
        var answer = (isWording ? OnWording : isLevel ? OnLevel : On)(request);
        await Task.Delay(answer.After, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = isWording ? "text/event-stream" : "application/json";
        await http.Response.WriteAsync(answer.Body);
    }
}
