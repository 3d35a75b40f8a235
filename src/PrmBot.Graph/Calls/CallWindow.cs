using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Graph.Calls;

/// <summary>Counts the calls of a process that has the tenant to itself, by the moments of the last ones.</summary>
internal sealed class CallWindow(TimeProvider clock) : ICallMeter
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _latest = new();
    private DateTimeOffset _closedUntil;

    /// <inheritdoc/>
    public Task<TimeSpan> TakeAsync(TenantId tenant, IReadOnlyList<CallLimit> limits, CancellationToken ct)
    {
        var limit = limits.Single();
        var span = TimeSpan.FromSeconds(limit.Seconds);
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_closedUntil > now)
            {
                return Task.FromResult(_closedUntil - now);
            }

            while (_latest.TryPeek(out var oldest) && now - oldest >= span)
            {
                _latest.Dequeue();
            }

            if (_latest.Count >= limit.Calls)
            {
                return Task.FromResult(_latest.Peek() + span - now);
            }

            _latest.Enqueue(now);
            return Task.FromResult(TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync(CallLimit limit, TimeSpan pause, CancellationToken ct)
    {
        lock (_gate)
        {
            var until = clock.GetUtcNow() + pause;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }

        return Task.CompletedTask;
    }
}
