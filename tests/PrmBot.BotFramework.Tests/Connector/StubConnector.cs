using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Tests.Connector;

/// <summary>One call as it stood on the wire: the target is not decoded.</summary>
internal sealed record Call(string Method, string Target, JsonNode? Body, string? Authorization);

/// <summary>A channel's service on loopback: answers what the test lined up, else 200 with an id.</summary>
internal sealed class StubConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubConnector()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public ConcurrentQueue<Call> Calls { get; } = new();

    public ConcurrentQueue<(int Status, string Body, string? RetryAfter)> Answers { get; } = new();

    public TaskCompletionSource? Silence { get; set; }

    public string ServiceUrl => _app.Urls.First() + "/base";

    public static async Task<StubConnector> StartAsync(params (int Status, string Body, string? RetryAfter)[] answers)
    {
        var stub = new StubConnector();
        foreach (var answer in answers)
            stub.Answers.Enqueue(answer);
        await stub._app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        Silence?.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Calls.Enqueue(new Call(
            http.Request.Method, target,
                body.Length == 0 ? null : JsonNode.Parse(body), http.Request.Headers.Authorization));
        if (Silence is { } silence)
            await silence.Task;

        var answer = Answers.TryDequeue(out var next) ? next : (200, $$"""{"id":"sent-{{Calls.Count}}"}""", null);
        http.Response.StatusCode = answer.Item1;
        if (answer.Item3 is { } retryAfter)
            http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(answer.Item2);
    }
}
