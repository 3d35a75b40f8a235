using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// Decides whether and when a call is repeated. Statuses: those that Teams publishes as worth it. Without
/// Retry-After: Delay times 2 to the power of the tries so far, plus or minus 20 %. With it: not before, and up to 20
/// % after.
/// </summary>
internal sealed class RetryDelay(IOptions<ConnectorOptions> options, TimeProvider time, Func<double> chance)
{
    public TimeProvider Time => time;

    /// <summary>How long to wait before the next try; null to give up. Tries counts those made, from 1.</summary>
    public TimeSpan? Next(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, int tries)
    {
        if (tries > options.Value.Retries || !IsWorthIt(status))
            return null;

        if (Asked(retryAfter) is { } asked)
            return asked > options.Value.MaxDelay ? null : asked * (1 + (0.2 * chance()));

        var grown = options.Value.Delay * Math.Pow(2, tries - 1) * (0.8 + (0.4 * chance()));
        return grown < options.Value.MaxDelay ? grown : options.Value.MaxDelay;
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsWorthIt(HttpStatusCode status) => status
        is HttpStatusCode.PreconditionFailed
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;
}
