using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector;

public sealed class RateLimitsTests
{
    private readonly JumpingClock _time = new();
    private readonly DateTimeOffset _start;
    private readonly List<TimeSpan> _sent = [];

    public RateLimitsTests() => _start = _time.GetUtcNow();

    [Fact]
    public async Task Sends_into_one_thread_keep_every_published_limit()
    {
        await SendAsync(Limits(), 200, _ => new RateKey("19:a", false, "t"));

        AtMost(7, 1).ShouldBeTrue();
        AtMost(8, 2).ShouldBeTrue();
        AtMost(60, 30).ShouldBeTrue();
        _sent[6].ShouldBe(TimeSpan.Zero, "the first seven go at once");
        _sent[^1].ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(110), "and nobody waits for longer");
    }

    [Fact]
    public async Task What_other_processes_called_is_waited_for_and_holds_up_no_other_thread()
    {
        var clock = new FakeTimeProvider();
        var busyUntil = clock.GetUtcNow() + TimeSpan.FromSeconds(20);
        var limits = new RateLimits(Options.Create(new ConnectorOptions()), clock, new Others(limit =>
            limit.Meter == "sends\n19:busy" && clock.GetUtcNow() < busyUntil
                ? busyUntil - clock.GetUtcNow()
                : default));

        var busy = limits.EnterAsync(new("19:busy", false, "t"), null, default);
        await limits.EnterAsync(new("19:free", false, "t"), null, default).WaitAsync(TimeSpan.FromSeconds(30));

        busy.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(20));
        await busy.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_hour_holds_1800_sends()
    {
        await SendAsync(Limits(), 1801, _ => new RateKey("19:a", false, "t"));

        AtMost(1800, 3600).ShouldBeTrue();
        _sent[^1].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Reads_have_twice_as_much_and_a_share_of_their_own()
    {
        var limits = Limits();

        await SendAsync(limits, 7, _ => new RateKey("19:a", false, "t"));
        await SendAsync(limits, 14, _ => new RateKey("19:a", true, "t"));

        _sent[^1].ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Reads_of_one_thread_keep_every_published_limit()
    {
        await SendAsync(Limits(), 400, _ => new RateKey("19:a", true, "t"));

        AtMost(14, 1).ShouldBeTrue();
        AtMost(16, 2).ShouldBeTrue();
        AtMost(120, 30).ShouldBeTrue();
        _sent[13].ShouldBe(TimeSpan.Zero, "the first fourteen go at once");
    }

    [Fact]
    public async Task An_hour_holds_3600_reads()
    {
        await SendAsync(Limits(), 3601, _ => new RateKey("19:a", true, "t"));

        AtMost(3600, 3600).ShouldBeTrue();
        _sent[^1].ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromHours(1.01));
    }

    [Fact]
    public async Task A_factor_widens_a_threads_limits_and_leaves_the_tenants()
    {
        var limits = new RateLimits(Options.Create(new ConnectorOptions { ThreadLimitFactor = 4 }), _time);

        await SendAsync(limits, 60, _ => new RateKey("19:a", false, "t"));

        AtMost(28, 1).ShouldBeTrue();
        AtMost(32, 2).ShouldBeTrue();
        _sent.Count(at => at == TimeSpan.Zero).ShouldBe(28);
    }

    [Fact]
    public async Task A_tenant_gets_fifty_calls_a_second_and_another_tenant_its_own()
    {
        var limits = Limits();

        await SendAsync(limits, 120, n => new RateKey($"19:{n}", false, "t"));
        await SendAsync(limits, 50, n => new RateKey($"20:{n}", false, "other"));

        _sent.Count(at => at == TimeSpan.Zero).ShouldBe(50);
        _sent.Count(at => at == TimeSpan.FromSeconds(1)).ShouldBe(50);
        _sent.Count(at => at == TimeSpan.FromSeconds(2)).ShouldBe(20 + 50);
    }

    [Fact]
    public async Task A_thread_that_used_up_its_share_holds_up_nobody()
    {
        var clock = new FakeTimeProvider();
        var limits = new RateLimits(Options.Create(new ConnectorOptions()), clock);
        var busy = Enumerable.Range(0, 30)
            .Select(_ => limits.EnterAsync(new("19:busy", false, "t"), null, default)).ToList();

        for (var n = 0; n < 20; n++)
            await limits.EnterAsync(new($"19:{n}", false, "t"), null, default).WaitAsync(TimeSpan.FromSeconds(30));

        busy.Count(task => task.IsCompleted).ShouldBe(7);
    }

    [Fact]
    public async Task A_call_is_said_to_leave_when_its_turn_has_come()
    {
        var clock = new FakeTimeProvider();
        var limits = new RateLimits(Options.Create(new ConnectorOptions()), clock);
        var (key, watch) = (new RateKey("19:a", false, "t"), new Watch());
        for (var n = 0; n < 7; n++)
            await limits.EnterAsync(key, watch, default);

        var waiting = limits.EnterAsync(key, watch, default);
        watch.Left.ShouldBe(7);
        while (!waiting.IsCompleted)
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        watch.Left.ShouldBe(8);
    }

    [Fact]
    public async Task A_slow_disk_is_waited_for_by_several_of_a_tenant_at_once_and_no_limit_is_broken()
    {
        var disk = new TaskCompletionSource();
        var watch = new Watch(disk.Task);
        var limits = new RateLimits(
            Options.Create(new ConnectorOptions { TenantCallsPerSecond = 5 }), new FakeTimeProvider());
        var calls = Enumerable.Range(0, 9)
            .Select(n => limits.EnterAsync(new($"19:{n}", false, "t"), watch, default)).ToList();

        await UntilAsync(() => watch.Left == 5);
        calls.ShouldAllBe(call => !call.IsCompleted);
        disk.SetResult();

        await UntilAsync(() => calls.Count(call => call.IsCompleted) == 5);
        watch.Left.ShouldBe(5, "who would have to wait for the limit is not told to leave");
    }

    [Fact]
    public async Task A_promised_call_that_is_not_made_leaves_its_place_to_another()
    {
        var limits = new RateLimits(
            Options.Create(new ConnectorOptions { TenantCallsPerSecond = 1 }), new FakeTimeProvider());
        var broken = new Watch(Task.FromException(new IOException()));

        await Should.ThrowAsync<IOException>(() => limits.EnterAsync(new("19:a", false, "t"), broken, default));

        await limits.EnterAsync(new("19:b", false, "t"), null, default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_line()
    {
        var clock = new FakeTimeProvider();
        var limits = new RateLimits(Options.Create(new ConnectorOptions()), clock);
        var key = new RateKey("19:a", false, "t");
        for (var n = 0; n < 7; n++)
            await limits.EnterAsync(key, null, default);
        using var patience = new CancellationTokenSource();
        var first = limits.EnterAsync(key, null, patience.Token);
        var second = limits.EnterAsync(key, null, default);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        while (!second.IsCompleted)
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class Others(Func<(string Meter, int Calls, int Seconds), TimeSpan> wait) : ISharedRates
    {
        public Task<TimeSpan> TakeAsync(
            string tenant, IReadOnlyList<(string Meter, int Calls, int Seconds)> limits, CancellationToken stop) =>
            Task.FromResult(limits.Max(wait));
    }

    private RateLimits Limits() => new(Options.Create(new ConnectorOptions()), _time);

    private async Task SendAsync(RateLimits limits, int count, Func<int, RateKey> key)
    {
        for (var n = 0; n < count; n++)
        {
            await limits.EnterAsync(key(n), null, default);
            _sent.Add(_time.GetUtcNow() - _start);
        }
    }

    private bool AtMost(int calls, int seconds) =>
        _sent.Zip(_sent.Skip(calls), (first, later) => later - first).All(gap => gap >= TimeSpan.FromSeconds(seconds));

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
            await Task.Delay(5, limit.Token);
    }

    private sealed class Watch(Task? disk = null) : ICallWatch
    {
        private int _left;

        public int Left => Volatile.Read(ref _left);

        public Task LeavingAsync()
        {
            Interlocked.Increment(ref _left);
            return disk ?? Task.CompletedTask;
        }

        public Task RefusedAsync() => Task.CompletedTask;
    }
}

/// <summary>A clock on which every wait is over at once: it goes forward by just as much.</summary>
internal sealed class JumpingClock : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
            Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
