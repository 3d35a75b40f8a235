using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Two real hosts over one PostgreSQL database: of their rounds there is one at a time.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(700);
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-two-workplaces-").FullName;
    private readonly string _database = PostgresCluster.Running.NewDatabase();
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private BookDrive _drive = null!;
    private BotProcess _one = null!;
    private BotProcess _two = null!;
    private int _rounds;
    private int _atOnce;
    private int _mostAtOnce;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _connector.Groups[BookDrive.Team] = BookDrive.Group;
        _drive = new BookDrive(await GraphServer.StartAsync());
        _drive.Opens(420_000);
        (_one, _two) = (await StartAsync(), await StartAsync());
    }

    public async Task DisposeAsync()
    {
        _one.Dispose();
        _two.Dispose();
        _http.Dispose();
        await _drive.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_changed_workbook_is_read_once_and_by_the_other_one_after_a_kill()
    {
        var alex = await FollowedAsync();
        _drive.Graph.On("GET", BookDrive.Changes, _ => Slowly());
        var before = Reads;

        _drive.Writes(777_000);
        await UntilAsync(() => Task.FromResult(Reads > before));
        var rounds = _rounds;
        await UntilAsync(() => Task.FromResult(_rounds >= rounds + 5)); // of both, and more than enough to read again

        Reads.ShouldBe(before + 1);
        _mostAtOnce.ShouldBe(1);
        (await RefreshesAsync()).ShouldBe(1);

        _one.Kill();
        _drive.Writes(888_000);
        await UntilAsync(async () => await RefreshesAsync() == 2);
        (await alex.SayAsync("show Contoso's KPIs")).Words.ShouldContain("888,000");
    }

    [Fact]
    public async Task A_pause_that_one_was_asked_for_is_kept_by_the_other()
    {
        var two = await FollowedAsync();
        var one = new ChatClient(_http, () => _one.Address, _connector, new ChatPlace("Alex", "a:alex"));
        var isPutOff = false;
        _drive.Graph.On("GET", BookDrive.Book, _ =>
        {
            isPutOff = true;
            return Answer.Error(429, "activityLimitReached", ("Retry-After", "60"));
        });
        await UntilAsync(() => Task.FromResult(isPutOff)); // in the round of either
        await Task.Delay(TimeSpan.FromSeconds(1)); // what was under way

        var before = _drive.Graph.All.Count;
        var said = new[]
        {
            await one.SayAsync("refresh Contoso's numbers"), await two.SayAsync("refresh Contoso's numbers"),
        };

        said.ShouldAllBe(s => s.Words.Contains("Microsoft 365 asks for patience just now"));
        _drive.Graph.All.Count.ShouldBe(before);
    }

    private async Task<ChatClient> FollowedAsync()
    {
        var alex = new ChatClient(_http, () => _two.Address, _connector, new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller");
        await new ChatClient(
                _http, () => _two.Address, _connector,
                new ChatPlace("Alex", BookDrive.Channel + ";messageid=1") { Team = BookDrive.Team })
            .SayAsync("link this channel to Contoso");
        await alex.SayAsync("follow the workbook numbers.xlsx for Contoso");
        await alex.SayAsync("yes");
        return alex;
    }

    private int Reads => _drive.Graph.Calls("GET", BookDrive.Content).Count;

    // Long enough that rounds which knew nothing of each other would meet.
    private Answer Slowly()
    {
        _mostAtOnce = Math.Max(_mostAtOnce, Interlocked.Increment(ref _atOnce));
        Thread.Sleep(Slow);
        Interlocked.Decrement(ref _atOnce);
        Interlocked.Increment(ref _rounds);
        return _drive.Delta();
    }

    private async Task<int> RefreshesAsync()
    {
        using var store = new PostgresStore(_database, TimeProvider.System);
        var history = await store.Open(new TenantId(ChatPlace.HomeTenant)).AllAsync<HistoryEntry>(default);
        return history.Count(e => e.Function == "Workplace-refresh");
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isTrue())
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private Task<BotProcess> StartAsync() => BotProcess.StartAsync(
        _data, _drive.Settings(
            ("Storage:Provider", "Postgres"), ("Storage:ConnectionString", _database),
            ("Bot:Connector:ThreadLimitFactor", "100")));
}
