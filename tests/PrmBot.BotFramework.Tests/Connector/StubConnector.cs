using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Tests.Connector;

/// <summary>One call as it stood on the wire: the target is not decoded.</summary>
internal sealed record Call(string Method, string Target, JsonNode? Body, string? Authorization, string Text);

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

    /// <summary>Where an answer with a status of 300 and more points to.</summary>
    public string? Redirect { get; set; }

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
        var json = body.StartsWith('{') ? JsonNode.Parse(body) : null;
        Calls.Enqueue(new Call(http.Request.Method, target, json, http.Request.Headers.Authorization, body));
        if (Silence is { } silence)
            await silence.Task;

        var answer = Answers.TryDequeue(out var next) ? next : (200, $$"""{"id":"sent-{{Calls.Count}}"}""", null);
        if (answer.Item1 < 0) // the line goes dead
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Item1;
        if (answer.Item1 is >= 300 and < 400 && Redirect is { } elsewhere)
            http.Response.Headers.Location = elsewhere;
        if (answer.Item3 is { } retryAfter)
            http.Response.Headers.RetryAfter = retryAfter;
        await http.Response.WriteAsync(answer.Item2);
    }
}
