using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrmBot.Benchmarks.Turns;

/// <summary>The platform on loopback: takes what a bot sends and tells who waits for it.</summary>
internal sealed class LoopbackTeams : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _awaited = new();
    private readonly WebApplication _app;
    private int _ids;

    private LoopbackTeams(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/";

    public static async Task<LoopbackTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var teams = new LoopbackTeams(builder.Build());
        teams._app.MapMethods("/v3/conversations/{c}/activities/{a?}", ["POST", "PUT"], teams.TakeAsync);
        await teams._app.StartAsync();
        return teams;
    }

    /// <summary>The answer to an activity that is about to be sent.</summary>
    public Task<JsonElement> AnswerTo(string activityId)
    {
        var waits = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[activityId] = waits;
        return waits.Task;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var answered = http.Request.Method == "POST" ? (string?)http.Request.RouteValues["a"] : null;
        if (answered is not null && _awaited.TryRemove(answered, out var waits))
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            waits.SetResult(body.RootElement.Clone());
        }
        else
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }

        http.Response.StatusCode = http.Request.Method == "POST" ? 201 : 200;
        await http.Response.WriteAsync($$"""{"id":"{{Interlocked.Increment(ref _ids)}}"}""");
    }
}
