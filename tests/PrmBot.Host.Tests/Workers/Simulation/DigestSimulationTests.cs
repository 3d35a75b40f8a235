using Microsoft.Extensions.Time.Testing;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Workers.Simulation;

/// <summary>
/// Very many digests are due at the same minute. Small as it is run every day; PRMBOT_DIGESTS=full makes it 10,000
/// channels of 20 tenants.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class DigestSimulationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PRMBOT_DIGESTS") == "full";
    private static readonly int Tenants = IsFull ? 20 : 4;
    private static readonly int Channels = IsFull ? 500 : 101; // of each tenant
    private static readonly int Kills = IsFull ? 20 : 4;
    private static readonly DateTimeOffset Due = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly Person Ada = new(new UserId("ada"), "Ada");
    private static readonly IReadOnlyList<TenantId> Homes =
        [.. Enumerable.Range(0, Tenants).Select(t => new TenantId($"t{t:00}"))];

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-digests-").FullName;
    private readonly FakeTimeProvider _clock = new(Due.AddSeconds(-5));
    private readonly DoubtLog _log = new();
    private readonly List<(TimeSpan At, long Bytes)> _memory = [];
    private TimeSpan _over;
    private SimulatedTeams _teams = null!;
    private SimulatedBot _bot = null!;

    [Fact]
    public async Task Each_digest_arrives_once_or_is_accounted_for_within_the_hour_and_no_limit_is_broken()
    {
        var all = await RunAsync([]);

        all.ShouldAllBe(d => d.Arrived <= 1);
        all.ShouldAllBe(d => SimulatedTeams.IsClosed(d.Channel) == (d.Run.Outcome == RunOutcome.Refused));
        all.Count(d => d.Run.Outcome == RunOutcome.Unclear).ShouldBe(_teams.TakenInSilence + _teams.Lost);
        Report(all);
        MemoryIsFlat();
    }

    [Fact]
    public async Task Ended_at_any_moment_it_loses_none_and_repeats_only_what_was_being_sent()
    {
        var chance = new Random(7);
        var spread = IsFull ? 60 : 25;

        var all = await RunAsync([.. Enumerable.Range(0, Kills)
            .Select(_ => TimeSpan.FromSeconds(5 + (spread * chance.NextDouble()))).Order()]);

        var doubted = _log.Doubts.Select(entry => entry.Split('|')[1]).ToHashSet();
        all.ShouldAllBe(d => d.Arrived <= 1 || (d.Arrived == 2 && doubted.Contains(d.Channel)));
        all.Where(d => SimulatedTeams.IsClosed(d.Channel)).ShouldAllBe(d =>
            d.Run.Outcome == RunOutcome.Refused
            || (d.Run.Outcome == RunOutcome.Unclear && doubted.Contains(d.Channel)));
        Report(all);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _teams.Dispose();
        _log.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<IReadOnlyList<Account>> RunAsync(IReadOnlyList<TimeSpan> kills)
    {
        _teams = new SimulatedTeams(_clock, Step);
        _bot = NewBot();
        await PlantAsync();
        var (start, left, next) = (_clock.GetUtcNow(), new Queue<TimeSpan>(kills), TimeSpan.Zero);
        while (true)
        {
            var at = _clock.GetUtcNow() - start;
            if (at >= next)
            {
                next = at + TimeSpan.FromSeconds(10);
                _memory.Add((at, GC.GetTotalMemory(forceFullCollection: true)));
                var isKilledNow = left.Count > 0 && left.Peek() < next;
                var round = _bot.RoundAsync(Homes);
                if (isKilledNow && left.Count % 2 == 0)
                {
                    left.Dequeue();
                    await Task.Delay(TimeSpan.FromMilliseconds(left.Count * 7 % 50));
                    await RestartAsync(round);
                    continue;
                }

                await round;
                if (at > TimeSpan.FromSeconds(20) && await IsOverAsync())
                {
                    _over = at;
                    break;
                }
            }

            at.ShouldBeLessThan(TimeSpan.FromHours(1));
            if (left.TryPeek(out var kill) && kill <= at)
            {
                left.Dequeue();
                await RestartAsync(Task.CompletedTask);
            }

            _clock.Advance(Step);
            await QuietAsync();
        }

        await RestOfTheHourAsync(start);
        var all = await AccountAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await _bot.RoundAsync(Homes);
        output.WriteLine($"a round over {all.Count} schedules with nothing due: {watch.ElapsedMilliseconds} ms");
        return all;
    }

    // Nothing is due any more, and nothing is sent; how much memory is held is looked at all the while.
    private async Task RestOfTheHourAsync(DateTimeOffset start)
    {
        var calls = _teams.Calls;
        while (_clock.GetUtcNow() - start is var at && at < TimeSpan.FromHours(1))
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _bot.RoundAsync(Homes);
            if (at.Ticks % TimeSpan.FromMinutes(10).Ticks < TimeSpan.FromSeconds(10).Ticks)
            {
                _memory.Add((at, GC.GetTotalMemory(forceFullCollection: true)));
            }
        }

        _teams.Calls.ShouldBe(calls);
    }

    // From the first minute on nothing grows, whatever is sent. Before, the driver takes what it needs for its pages
    // (13.6 MB, once), and stub and limits keep a few moments for each channel.
    private void MemoryIsFlat()
    {
        var (first, last) = (_memory[0].Bytes, _memory[^1].Bytes);
        _memory.ShouldAllBe(m => m.Bytes - first < 16_000_000 + (Tenants * Channels * 1_500));
        _memory.Where(m => m.At >= TimeSpan.FromMinutes(1)).ShouldAllBe(m => last - m.Bytes < 1_000_000);
    }

    private static string ChannelOf(TenantId home, int number) => $"19:{home}-{number:00000}@thread.tacv2";

    private SimulatedBot NewBot() => new(Path.Combine(_data, "prmbot.db"), _clock, _teams, _log);

    // A process needs some seconds to come up again.
    private async Task RestartAsync(Task round)
    {
        await _bot.KillAsync();
        await round.ContinueWith(_ => { }, TaskScheduler.Default);
        await _bot.DisposeAsync();
        _clock.Advance(TimeSpan.FromSeconds(3));
        _bot = NewBot();
    }

    // Nothing runs any more that does not wait for the clock.
    private async Task QuietAsync()
    {
        int calls;
        do
        {
            calls = _teams.Calls;
            await Task.Delay(1);
        }
        while (ThreadPool.PendingWorkItemCount > 0 || calls != _teams.Calls);
    }

    private async Task PlantAsync()
    {
        foreach (var home in Homes)
        {
            var work = _bot.Store.Open(home);
            for (var i = 0; i < Channels; i++)
            {
                var of = new PartnerId($"p{i}");
                var channel = ChannelOf(home, i);
                work.Put(new Partner { Of = of, Name = $"Company {i}" });
                work.Put(new ChannelLink
                    { Id = channel, Of = of, ServiceUrl = "http://127.0.0.1/", LinkedBy = Ada });
                work.Put(new DigestSchedule
                    { Id = channel, Of = of, Rhythm = SimulatedBot.Mondays, Owner = Ada, Next = Due });
            }

            await work.CommitAsync(default);
        }
    }

    private async Task<bool> IsOverAsync()
    {
        foreach (var home in Homes)
        {
            var all = await _bot.Store.Open(home).AllAsync<DigestSchedule>(default);
            if (all.Any(s => s.Next == Due || s.Runs.Any(r => r.Outcome == RunOutcome.Queued)))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<IReadOnlyList<Account>> AccountAsync()
    {
        var found = new List<Account>();
        foreach (var home in Homes)
        {
            var all = await _bot.Store.Open(home).AllAsync<DigestSchedule>(default);
            all.ShouldAllBe(s => s.Runs.Count == 1);
            found.AddRange(all.Select(s => new Account(s.Id, s.Runs[0], _teams.ArrivedIn(s.Id))));
        }

        found.Count.ShouldBe(Tenants * Channels);
        found.ShouldAllBe(d => d.Run.Outcome == RunOutcome.Delivered ? d.Arrived >= 1
            : d.Run.Outcome == RunOutcome.Unclear || d.Arrived == 0);
        _teams.BusiestTenant.ShouldBeLessThanOrEqualTo(50);
        _teams.BusiestThread.One.ShouldBeLessThanOrEqualTo(7);
        _teams.BusiestThread.Two.ShouldBeLessThanOrEqualTo(8);
        _teams.BusiestThread.Thirty.ShouldBeLessThanOrEqualTo(60);
        return found;
    }

    private void Report(IReadOnlyList<Account> all)
    {
        output.WriteLine($"{all.Count} digests of {Tenants} tenants, over after {_over.TotalSeconds:0} s");
        output.WriteLine(string.Join(", ", all.CountBy(d => d.Run.Outcome).Select(c => $"{c.Value} {c.Key}")));
        output.WriteLine($"arrived: {all.CountBy(d => d.Arrived).OrderBy(c => c.Key).Select(c => $"{c.Value}x{c.Key}")
            .Aggregate((a, b) => $"{a}, {b}")}; sent once more in doubt: {_log.Doubts.Count}");
        output.WriteLine($"{_teams.Calls} calls: {_teams.Throttled} throttled, {_teams.Down} down, "
            + $"{_teams.TakenInSilence} taken in silence, {_teams.Lost} lost in silence");
        output.WriteLine($"busiest second of a tenant {_teams.BusiestTenant}, of a thread {_teams.BusiestThread}");
        output.WriteLine("memory after a full collection: " + string.Join(
            ", ", _memory.Select(m => $"{m.At.TotalSeconds:0} s {m.Bytes / 1e6:0.0} MB")));
    }

    private sealed record Account(string Channel, DigestRun Run, int Arrived);
}
