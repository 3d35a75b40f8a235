using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrmBot.Host.Tests.Workers;

/// <summary>One call as it came.</summary>
internal sealed record Tried(string Method, string Conversation, string? ActivityId, JsonObject Activity)
{
    public string Text => Activity["text"]?.ToString() ?? string.Empty;
}

/// <summary>What the channel does with a call.</summary>
/// <param name="Status">The answer; 0 for none at all.</param>
/// <param name="Code">The channel's word.</param>
/// <param name="RetryAfter">Seconds; null: not said.</param>
/// <param name="Takes">Whether the message is in the conversation now.</param>
internal sealed record Answer(int Status, string? Code = null, int? RetryAfter = null, bool Takes = false)
{
    public static Answer Fine { get; } = new(201, Takes: true);

    public static Answer Silence { get; } = new(0);
}

/// <summary>A Connector on loopback that answers as the test says, and remembers what arrived.</summary>
internal sealed class TroubledConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();
    private int _ids = 1000;

    private TroubledConnector(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/";

    public Func<Tried, Answer> On { get; set; } = _ => Answer.Fine;

    /// <summary>Every call, in order.</summary>
    public ConcurrentQueue<Tried> All { get; } = new();

    /// <summary>What is in the conversations, in order.</summary>
    public ConcurrentQueue<Tried> Arrived { get; } = new();

    public static async Task<TroubledConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var connector = new TroubledConnector(builder.Build());
        connector._app.MapMethods("/v3/conversations/{c}/activities/{a?}", ["POST", "PUT"], connector.TakeAsync);
        await connector._app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        var tried = new Tried(
            http.Request.Method,
            Uri.UnescapeDataString((string)http.Request.RouteValues["c"]!),
            (string?)http.Request.RouteValues["a"],
            (await JsonNode.ParseAsync(http.Request.Body))!.AsObject());
        if (tried.Activity["type"]?.ToString() == "typing")
        {
            All.Enqueue(tried);
            return;
        }

        var answer = On(tried);
        if (answer.Takes)
        {
            Arrived.Enqueue(tried);
        }

        All.Enqueue(tried);
        if (answer.Status == 0)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, http.RequestAborted);
            await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await http.Response.WriteAsync(answer.Code is null
            ? $$"""{"id":"{{tried.ActivityId ?? $"{Interlocked.Increment(ref _ids)}"}}"}"""
            : $$$"""{"error":{"code":"{{{answer.Code}}}"}}""");
    }
}
