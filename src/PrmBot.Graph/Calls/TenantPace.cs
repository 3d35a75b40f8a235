using System.Net;
using PrmBot.Storage;

namespace PrmBot.Graph.Calls;

/// <summary>
/// Holds all calls for a tenant together: so many a second whoever makes them, and none while the service has asked
/// for patience. Stands behind the handler that tries again, so that its tries are counted too.
/// </summary>
/// <param name="settings">The tenant and its limits.</param>
/// <param name="meter">Counts for all instances.</param>
/// <param name="clock">Measures waits.</param>
internal sealed class TenantPace(GraphSettings settings, ICallMeter meter, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(5);
    private readonly CallLimit _limit = new($"graph\n{settings.Home.Value}", settings.CallsPerSecond, 1);
    private long _closedUntil;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!await MayAsync(cancellationToken))
        {
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Close(answer.Headers.RetryAfter);
        }

        return answer;
    }

    // False: it would take longer than anybody waits.
    private async Task<bool> MayAsync(CancellationToken ct)
    {
        var end = clock.GetUtcNow() + settings.Patience;
        while (true)
        {
            var now = clock.GetUtcNow();
            var closed = new DateTimeOffset(Interlocked.Read(ref _closedUntil), TimeSpan.Zero) - now;
            var wait = closed > TimeSpan.Zero ? closed : await meter.TakeAsync(settings.Home, [_limit], ct);
            if (wait <= TimeSpan.Zero)
            {
                return true;
            }

            if (now + wait > end)
            {
                return false;
            }

            // A timer counts whole milliseconds: one that is cut off would wake up too early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, ct);
        }
    }

    private void Close(System.Net.Http.Headers.RetryConditionHeaderValue? asked)
    {
        var now = clock.GetUtcNow();
        var until = (asked?.Date ?? (now + (asked?.Delta ?? Unsaid))).UtcTicks;
        long former;
        do
        {
            former = Interlocked.Read(ref _closedUntil);
        }
        while (until > former && Interlocked.CompareExchange(ref _closedUntil, until, former) != former);
    }
}
