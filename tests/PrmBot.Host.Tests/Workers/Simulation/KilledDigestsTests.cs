using PrmBot.Digest.Schedules;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Workers.Simulation;

/// <summary>
/// The real host, killed again and again while digests of many channels go out to a Connector that throttles, fails, is
/// silent or refuses. PRMBOT_DIGESTS=full has 10,000 channels and twenty kills.
/// </summary>
public sealed class KilledDigestsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Home = "11111111-2222-3333-4444-555555555555";
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PRMBOT_DIGESTS") == "full";
    private static readonly int Kills = IsFull ? 20 : 3;
    private static readonly int Channels = IsFull ? 10_000 : 60;
    private static readonly int LongestLife = IsFull ? 15 : 3; // seconds

    // One digest in each way to fail, of so many calls.
    private const int Ways = 13;

    private static readonly (string Name, string Value)[] Settings =
    [
        ("Access:HomeTenantId", Home), ("Reminders:Enabled", "false"),
        ("Digest:Round", "00:00:01"), ("Digest:MostAtOnce", IsFull ? "200" : "5"), ("Outbox:Delay", "00:00:00.2"),
        ("Bot:Connector:Timeout", "00:00:02"), ("Bot:Connector:Delay", "00:00:00.1"),
        ("Bot:Connector:Retries", "1"),
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-killed-").FullName;
    private TroubledConnector _channel = null!;
    private int _calls;
    private int _silences;

    public async Task InitializeAsync() => _channel = await TroubledConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await _channel.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Kills_at_random_moments_lose_no_digest_and_repeat_only_what_was_being_sent()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        await PlantAsync();
        _channel.On = AnswerTo;

        for (var life = 0; life < Kills; life++)
        {
            using var bot = await BotProcess.StartAsync(_data, Settings);
            await Task.Delay(TimeSpan.FromSeconds(LongestLife * chance.NextDouble()));
            bot.Kill();
        }

        using (var last = await BotProcess.StartAsync(_data, Settings))
        {
            await UntilOverAsync(last);
        }

        await AccountAsync();
    }

    private static string ChannelOf(int number) => $"19:digest{number:000}@thread.tacv2";

    // Of two channels the bot was removed.
    private static bool IsClosed(string channel) => channel == ChannelOf(3) || channel == ChannelOf(Channels - 2);

    private Answer AnswerTo(Tried tried)
    {
        if (IsClosed(tried.Conversation))
        {
            return new Answer(403, "BotNotInConversationRoster");
        }

        switch (Interlocked.Increment(ref _calls) % Ways)
        {
            case 3:
                return new Answer(429, "Throttled", RetryAfter: 1);
            case 6:
                return new Answer(503);
            case 9:
                Interlocked.Increment(ref _silences);
                return new Answer(0, Takes: true);
            case 12:
                Interlocked.Increment(ref _silences);
                return Answer.Silence;
            default:
                return Answer.Fine;
        }
    }

    private async Task PlantAsync()
    {
        using var store = Open();
        var work = store.Open(new TenantId(Home));
        var ada = new Person(new UserId("ada"), "Ada");
        for (var i = 0; i < Channels; i++)
        {
            var of = new PartnerId($"p{i}");
            work.Put(new Partner { Of = of, Name = $"Company {i}" });
            work.Put(new ChannelLink { Id = ChannelOf(i), Of = of, ServiceUrl = _channel.Url, LinkedBy = ada });
            work.Put(new DigestSchedule
            {
                Id = ChannelOf(i), Of = of, Rhythm = SimulatedBot.Mondays, Owner = ada,
                Next = TimeProvider.System.GetUtcNow().AddMinutes(-1),
            });
        }

        await work.CommitAsync(default);
    }

    private LiteDbStore Open() => new(Path.Combine(_data, "prmbot.db"), TimeProvider.System);

    // Another process has the store, so it is asked of the platform: no call for longer than one is waited for.
    private async Task UntilOverAsync(BotProcess bot)
    {
        var (calls, quiet) = (-1, 0);
        for (var i = 0; quiet < 12; i++)
        {
            i.ShouldBeLessThan(200 + Channels, "it never ends");
            await Task.Delay(TimeSpan.FromSeconds(1));
            quiet = calls == _channel.All.Count ? quiet + 1 : 0;
            calls = _channel.All.Count;
        }

        (await bot.TerminateAsync()).ShouldBe(0);
    }

    private async Task AccountAsync()
    {
        using var store = Open();
        var all = await ((IStore)store).Open(new TenantId(Home)).AllAsync<DigestSchedule>(default);
        var arrived = _channel.Arrived.CountBy(tried => tried.Conversation).ToDictionary();
        var doubts = 0;
        foreach (var schedule in all)
        {
            var run = schedule.Runs.ShouldHaveSingleItem();
            var count = arrived.GetValueOrDefault(schedule.Id);
            var entry = (await ((IStore)store).Outbox.FindAsync(run.Entry!, default))!;

            // What the process did not survive is tried once more and never again, and is kept as the last try.
            var wasInDoubt = entry.Attempts == new OutboxOptions().Attempts;
            doubts += wasInDoubt ? 1 : 0;
            run.Outcome.ShouldBeOneOf(RunOutcome.Delivered, RunOutcome.Unclear, RunOutcome.Refused);
            count.ShouldBeInRange(run.Outcome == RunOutcome.Delivered ? 1 : 0, wasInDoubt ? 2 : 1, schedule.Id);
            (run.Outcome == RunOutcome.Refused).ShouldBe(IsClosed(schedule.Id) && run.Outcome != RunOutcome.Unclear);
            (run.Outcome != RunOutcome.Unclear || wasInDoubt
                || entry.FailedBecause!.Contains("Timeout", StringComparison.Ordinal)).ShouldBeTrue();
        }

        all.Count.ShouldBe(Channels);
        output.WriteLine($"{Kills} kills, {Channels} digests: "
            + string.Join(", ", all.CountBy(s => s.Runs[0].Outcome).Select(c => $"{c.Value} {c.Key}")));
        output.WriteLine($"arrived: {string.Join(", ", all.CountBy(s => arrived.GetValueOrDefault(s.Id))
            .OrderBy(c => c.Key).Select(c => $"{c.Value}x{c.Key}"))}; tried once more in doubt: {doubts}; "
            + $"{_channel.All.Count} calls, {_silences} without an answer");
    }
}
