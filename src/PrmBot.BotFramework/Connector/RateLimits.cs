using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// Teams' published limits of one bot, per thread and per tenant. Who comes first goes first; a thread that has used
/// up its own share never stands in the tenant's queue, so it holds up nobody else.
/// </summary>
/// <param name="options">The tenant's limit, and the factor of a thread's.</param>
/// <param name="time">Measures the spans.</param>
/// <param name="shared">What other processes call counts too; null: there are none.</param>
internal sealed class RateLimits(IOptions<ConnectorOptions> options, TimeProvider time, ISharedRates? shared = null)
{
    private const int FewThreads = 5000;

    private static readonly (int Calls, int Seconds)[] Sends = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private static readonly (int Calls, int Seconds)[] Reads = [(14, 1), (16, 2), (120, 30), (3600, 3600)];

    private readonly ConcurrentDictionary<(string Thread, bool Reads), RateMeter> _threads = new();
    private readonly ConcurrentDictionary<string, TenantLine> _tenants = new();

    // So many are looked through for idle ones. A thread is remembered for an hour: looked through at each call, ten
    // thousand channels would be a hundred million looks.
    private int _manyThreads = FewThreads;

    /// <summary>Comes back when a call may go out, and counts it.</summary>
    /// <param name="key">Whose limits.</param>
    /// <param name="watch">
    /// Told when nothing is waited for any more, and before it is counted here, because telling may take a while; null:
    /// nobody is.
    /// </param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task EnterAsync(RateKey key, ICallWatch? watch, CancellationToken stop)
    {
        var thread = _threads.GetOrAdd((key.Thread, key.Reads), at => new RateMeter(time, OfThread(at.Reads)));
        var tenant = _tenants.GetOrAdd(key.Tenant, _ => new TenantLine(
            new RateMeter(time, (options.Value.TenantCallsPerSecond, 1)), options.Value.TenantCallsPerSecond));
        ForgetIdle();
        using (await thread.QueueAsync(stop))
        {
            await thread.FreeAsync(stop);
            while (await TryAsync(key, thread, tenant, watch, stop) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stop);
        }
    }

    private async Task<TimeSpan> TryAsync(
        RateKey key, RateMeter thread, TenantLine tenant, ICallWatch? watch, CancellationToken stop)
    {
        using var place = await tenant.EnterAsync(stop);
        if (shared is not null && await shared.TakeAsync(key.Tenant, LimitsOf(key), stop) is var wait
            && wait > TimeSpan.Zero)
            return wait;

        if (watch is not null)
            await watch.LeavingAsync();

        thread.Count();
        place.Keep();
        return TimeSpan.Zero;
    }

    private List<(string Meter, int Calls, int Seconds)> LimitsOf(RateKey key) =>
    [
        .. OfThread(key.Reads).Select(
            limit => ($"{(key.Reads ? "reads" : "sends")}\n{key.Thread}", limit.Calls, limit.Seconds)),
        ($"all\n{key.Tenant}", options.Value.TenantCallsPerSecond, 1),
    ];

    private (int Calls, int Seconds)[] OfThread(bool isRead) =>
    [
        .. (isRead ? Reads : Sends).Select(
            limit => (limit.Calls * options.Value.ThreadLimitFactor, limit.Seconds)),
    ];

    private void ForgetIdle()
    {
        if (_threads.Count < _manyThreads)
            return;

        foreach (var (key, meter) in _threads)
        {
            if (meter.IsIdle)
                _threads.TryRemove(key, out _);
        }

        _manyThreads = Math.Max(FewThreads, 2 * _threads.Count);
    }
}
