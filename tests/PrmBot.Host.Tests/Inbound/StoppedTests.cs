using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>
/// The real host is told to stop (SIGTERM): what it acknowledged is answered before it ends, or by the next run.
/// </summary>
public sealed class StoppedTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-stopped-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;
    private BotProcess? _bot;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
        _connector.Roster["29:Alex"] = new JsonObject
        {
            ["id"] = "29:Alex", ["aadObjectId"] = "alex-object-id", ["tenantId"] = ChatPlace.HomeTenant,
        };
    }

    public async Task DisposeAsync()
    {
        _bot?.Dispose();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Everything_acknowledged_is_answered_once_by_this_run_or_the_next()
    {
        await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Chat($"a:{n}").SendOnlyAsync("help");
            }
        }));

        (await _bot!.TerminateAsync()).ShouldBe(0);
        await StartAsync();
        for (var n = 0; n < 10; n++)
        {
            await Chat($"a:{n}").SayAsync("help"); // comes after everything said there before
        }

        await UntilAsync(() => Answered().Count >= 40);
        Answered().Count.ShouldBe(40);
        Answered().Distinct().Count().ShouldBe(40, "each message has one answer");
    }

    [Fact]
    public async Task A_turn_under_way_is_finished_before_the_end()
    {
        await StartAsync();
        var hold = new TaskCompletionSource();
        _connector.RosterHold = hold.Task;
        await Chat("a:alex").SendOnlyAsync("help");
        await UntilAsync(() => _connector.Asked.Contains("29:Alex"));

        await _bot!.TellToStopAsync();
        hold.SetResult();

        (await _bot.TerminateAsync()).ShouldBe(0);
        Answered().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_outlasts_the_end_is_done_by_the_next_run()
    {
        await StartAsync(("Bot:Queue:DrainTime", "00:00:00"));
        var hold = new TaskCompletionSource();
        _connector.RosterHold = hold.Task;
        await Chat("a:alex").SendOnlyAsync("help");
        await UntilAsync(() => _connector.Asked.Contains("29:Alex"));

        (await _bot!.TerminateAsync()).ShouldBe(0);
        hold.SetResult();
        Answered().ShouldBeEmpty();
        await StartAsync();

        await UntilAsync(() => Answered().Count > 0);
        Answered().Count.ShouldBe(1);
    }

    // An answer names the message that it answers.
    private List<string?> Answered() => [.. _connector.All.Where(s => s.Method == "POST").Select(s => s.Answers)];

    private async Task StartAsync(params (string Name, string Value)[] settings)
    {
        _bot?.Dispose();
        _bot = await BotProcess.StartAsync(_data, _cloud.Settings(settings));
    }

    private ChatClient Chat(string conversation) => new(
        _http, () => _bot!.Address, _connector, new ChatPlace("Alex", conversation) { SaysTenant = false });

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
