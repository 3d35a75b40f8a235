using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests;

/// <summary>The endpoint in a real Kestrel on a free loopback port, with doubles behind it.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _made;

    private RunningBot(
        string environment, IEnumerable<KeyValuePair<string, string?>> settings, MemoryInbox inbox,
        Action<IServiceCollection>? exchange)
    {
        Inbox = inbox;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IActivityInbox>(inbox).AddSingleton<IBotHandler>(Handler);
        builder.Services.AddBotFramework(builder.Configuration,
            () => $"made-{Interlocked.Increment(ref _made)}", () => 0.5);
        exchange?.Invoke(builder.Services);
        _app = builder.Build();
        _app.MapBotFramework();
    }

    public ScriptedHandler Handler { get; } = new();

    public MemoryInbox Inbox { get; }

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First() + "/api/messages");

    public static Dictionary<string, string?> Open { get; } =
        new() { ["Bot:DangerouslyAllowUnauthenticated"] = "true" };

    public static Task<RunningBot> StartAsync(MemoryInbox? inbox = null,
        params (string Key, string Value)[] settings) =>
        StartAsync("Development", inbox, [.. Open.Select(pair => (pair.Key, pair.Value!)), .. settings]);

    public static async Task<RunningBot> StartAsync(
        string environment, MemoryInbox? inbox, IEnumerable<(string Key, string Value)> settings,
        Action<IServiceCollection>? exchange = null)
    {
        var values = settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        var bot = new RunningBot(environment, values, inbox ?? new MemoryInbox(), exchange);
        await bot._app.StartAsync();
        return bot;
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await Http.SendAsync(request);
    }

    public async Task<int> StatusAsync(string body) => (int)(await PostAsync(body)).StatusCode;

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
