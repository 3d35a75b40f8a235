using System.Diagnostics;
using Npgsql;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Workers;

/// <summary>
/// Three real hosts over one PostgreSQL database, behind a front that gives each request to the next one; hosts are
/// killed and started at random, all connections to the server cut, and the server restarted once. Small as it is run
/// every day; PRMBOT_LOAD=full makes it 500 conversations with 40 messages each.
/// </summary>
public sealed class InstancesTests : IAsyncLifetime
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PRMBOT_LOAD") == "full";
    private static readonly int Conversations = IsFull ? 500 : 16;
    private static readonly int Messages = IsFull ? 40 : 12;
    private static readonly int Kills = IsFull ? 12 : 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(IsFull ? 5 : 3);

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-instances-").FullName;
    private readonly PostgresCluster _server = PostgresCluster.ForOneTest();
    private readonly string _database;
    private readonly BotProcess[] _bots = new BotProcess[3];
    private readonly List<BotProcess> _former = [];
    private readonly ITestOutputHelper _output;
    private TroubledConnector _channel = null!;
    private int _next;

    public InstancesTests(ITestOutputHelper output) => (_output, _database) = (output, _server.NewDatabase());

    public async Task InitializeAsync()
    {
        _channel = await TroubledConnector.StartAsync();
        for (var i = 0; i < _bots.Length; i++)
        {
            _bots[i] = await StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var bot in _bots.Concat(_former))
        {
            bot.Dispose();
        }

        await _channel.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task No_turn_is_lost_none_is_handled_twice_and_each_conversation_keeps_its_order()
    {
        var seed = Environment.TickCount;
        _output.WriteLine($"seed {seed}");
        var clock = Stopwatch.StartNew();
        using var crowd = new Crowd(Front, _channel.Url) { MayFail = true, EachTwice = 5 };

        var trouble = MakeTroubleAsync(new Random(seed));
        do
        {
            await crowd.SayAsync([.. Enumerable.Range(0, Conversations).Select(n => $"a:{n}")], 1);
            await Task.Delay(50);
        }
        while (crowd.Said.Count < Conversations * Messages || !trouble.IsCompleted);
        await trouble;
        await UntilAllIsAnsweredAsync(crowd);

        var words = _channel.Arrived.Select(tried => (tried.Conversation, Word: Crowd.WordOf(tried.Text))).ToList();
        var sentAgain = _bots.Concat(_former).Sum(
            b => b.Output.Count(line => line.Contains("may arrive twice", StringComparison.Ordinal)));
        // Killed in the middle of sending it, and of sending it once more: that is not tried a third time.
        var givenUp = _bots.Concat(_former).SelectMany(b => b.Output)
            .Count(line => line.Contains("ended more than once", StringComparison.Ordinal));
        _output.WriteLine($"{crowd.Said.Count} messages, {words.Count} answers, {sentAgain} in doubt, "
            + $"{givenUp} given up, {_former.Count} kills, {clock.Elapsed.TotalSeconds:F0} s");
        crowd.Said.Except(words.Select(w => w.Word)).Count().ShouldBeLessThanOrEqualTo(givenUp, "each is answered");
        (words.Count - crowd.Said.Count).ShouldBeLessThanOrEqualTo(sentAgain, "twice only what was being sent");
        words.Distinct().GroupBy(w => w.Conversation)
            .ShouldAllBe(all => all.Select(w => w.Word).SequenceEqual(all.Select(w => w.Word).Order()));
    }

    private Uri Front() => _bots[(Interlocked.Increment(ref _next) & int.MaxValue) % _bots.Length].Address;

    private async Task MakeTroubleAsync(Random chance)
    {
        for (var round = 0; round < Kills; round++)
        {
            await Task.Delay(chance.Next(300, 1500));
            if (round == 1)
            {
                _server.Restart();
            }
            else
            {
                CutAllConnections();
            }

            var which = chance.Next(_bots.Length);
            _former.Add(_bots[which]);
            _bots[which].Kill();
            _bots[which] = await StartAsync();
        }
    }

    // All run on and have lost their claims without knowing.
    private void CutAllConnections()
    {
        var name = new NpgsqlConnectionStringBuilder(_database).Database;
        _server.Sql(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    private async Task UntilAllIsAnsweredAsync(Crowd crowd)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < Patience
            && _channel.Arrived.Select(tried => Crowd.WordOf(tried.Text)).Distinct().Count() < crowd.Said.Count)
        {
            await Task.Delay(200);
        }
    }

    private Task<BotProcess> StartAsync() => BotProcess.StartAsync(
        _data,
        ("Storage:Provider", "Postgres"),
        ("Storage:ConnectionString", _database),
        ("Outbox:Delay", "00:00:01"),
        ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"));
}
