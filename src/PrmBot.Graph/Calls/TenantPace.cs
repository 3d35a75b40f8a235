using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
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
    private const int TooMany = (int)HttpStatusCode.TooManyRequests;
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1); // what asks for more is asked again then
    private readonly CallLimit _limit = new($"graph\n{settings.Home.Value}", settings.CallsPerSecond, 1);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!await MayAsync(cancellationToken))
        {
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
        }

        var answer = await base.SendAsync(request, cancellationToken);
        var pause = answer.StatusCode == HttpStatusCode.TooManyRequests ? PauseOf(answer.Headers.RetryAfter)
            : IsBatch(request) ? await PutOffAsync(answer, cancellationToken) : null;
        if (pause is { } known)
        {
            await meter.CloseAsync(_limit, known, cancellationToken);
        }

        return answer;
    }

    private static bool IsBatch(HttpRequestMessage request) =>
        request.RequestUri?.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) == true;

    // A batch is answered with 200, and each of its parts with its own status: the longest pause of them counts.
    private async Task<TimeSpan?> PutOffAsync(HttpResponseMessage batch, CancellationToken ct)
    {
        try
        {
            using var json = JsonDocument.Parse(await batch.Content.ReadAsByteArrayAsync(ct));
            return json.RootElement.TryGetProperty("responses", out var parts)
                ? parts.EnumerateArray().Where(p => p.GetProperty("status").GetInt32() == TooMany)
                    .Select(p => (TimeSpan?)PauseOf(AfterOf(p))).Max()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null; // no batch: the SDK says so
        }
    }

    private static RetryConditionHeaderValue? AfterOf(JsonElement part) =>
        part.TryGetProperty("headers", out var headers) && headers.EnumerateObject().FirstOrDefault(
                h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is
                { ValueKind: JsonValueKind.String } said
            && RetryConditionHeaderValue.TryParse(said.GetString(), out var after) ? after : null;

    // False: it would take longer than anybody waits.
    private async Task<bool> MayAsync(CancellationToken ct)
    {
        var end = clock.GetUtcNow() + settings.Patience;
        while (true)
        {
            var now = clock.GetUtcNow();
            var wait = await meter.TakeAsync(settings.Home, [_limit], ct);
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

    private TimeSpan PauseOf(RetryConditionHeaderValue? asked)
    {
        var pause = asked?.Date is { } until ? until - clock.GetUtcNow() : asked?.Delta ?? Unsaid;
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > Longest ? Longest : pause;
    }
}
