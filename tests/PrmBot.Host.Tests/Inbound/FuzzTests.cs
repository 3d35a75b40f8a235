using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>
/// The real host under bent activities. PRMBOT_FUZZ says how many, 100000 at full size; 2000 otherwise.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int AtOnce = 16;
    private const double MostGrowthInMb = 150;

    private static readonly int[] Allowed = [200, 202, 400, 401, 412, 413, 501];

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-fuzz-").FullName;
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private WebApplication _connector = null!;
    private BotProcess _bot = null!;
    private int _next;
    private int _answers;

    private static int Size =>
        int.TryParse(Environment.GetEnvironmentVariable("PRMBOT_FUZZ"), CultureInfo.InvariantCulture, out var size)
            ? size
            : 2000;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _connector = builder.Build();
        _connector.Run(http =>
        {
            Interlocked.Increment(ref _answers);
            return http.Response.WriteAsync("""{"id":"1"}""");
        });
        await _connector.StartAsync();
        _bot = await BotProcess.StartAsync(_data, ("Logging:LogLevel:Default", "Error"));
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Whatever_is_bent_the_host_answers_without_a_500_and_does_not_grow()
    {
        var half = Size / 2;
        await PostUpToAsync(half);
        await UntilAllIsAnsweredAsync();
        var warm = _bot.MemoryInMb;
        await PostUpToAsync(Size);
        await UntilAllIsAnsweredAsync();
        var end = _bot.MemoryInMb;

        var counts = string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"));
        output.WriteLine($"{Size} requests; {counts}; {warm:F0} MB after half of them, {end:F0} MB at the end");
        _bot.HasExited.ShouldBeFalse();
        _statuses.Values.Sum().ShouldBe(Size);
        (end - warm).ShouldBeLessThan(MostGrowthInMb);
        using var alive = await _http.GetAsync(new Uri(_bot.Address, "/health/live"));
        alive.IsSuccessStatusCode.ShouldBeTrue();
    }

    // What waits to be answered is no growth: measured is what stays when nothing waits.
    private async Task UntilAllIsAnsweredAsync()
    {
        for (var before = -1; before != Volatile.Read(ref _answers);)
        {
            before = Volatile.Read(ref _answers);
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    private Task PostUpToAsync(int end) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
    {
        int n;
        while ((n = Interlocked.Increment(ref _next) - 1) < end)
            await PostAsync(n);
        Interlocked.Decrement(ref _next);
    }));

    private async Task PostAsync(int n)
    {
        var body = new Mutation(n, _connector.Urls.First() + "/").Next(n);
        for (var status = 429; status == 429;)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _http.PostAsync(new Uri(_bot.Address, "/api/messages"), content);
            status = (int)answer.StatusCode;
            if (status == 429)
            {
                await Task.Delay(100);
                continue;
            }

            Allowed.ShouldContain(status, $"request {n}");
            _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        }
    }
}
