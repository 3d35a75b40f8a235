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

    public static bool IsWorthIt(int status) => status is 412 or 429 or 502 or 503 or 504;

    /// <summary>How long to wait before the next try; null to give up. Tries counts those made, from 1.</summary>
    public TimeSpan? Next(int status, TimeSpan? asked, int tries)
    {
        if (!IsWorthIt(status) || tries > options.Value.Retries)
            return null;
        if (asked is null)
            return Unasked(tries);

        return asked > options.Value.MaxDelay ? null : asked * (1 + (0.2 * chance()));
    }

    /// <summary>The same where nothing was answered, for a call that can do no harm when it is made twice.</summary>
    public TimeSpan? Unasked(int tries)
    {
        if (tries > options.Value.Retries)
            return null;

        var grown = options.Value.Delay * Math.Pow(2, tries - 1) * (0.8 + (0.4 * chance()));
        return grown < options.Value.MaxDelay ? grown : options.Value.MaxDelay;
    }

    /// <summary>What a Retry-After says, in seconds or as a date; null without one.</summary>
    public TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
