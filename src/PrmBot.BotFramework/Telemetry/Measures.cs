using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrmBot.BotFramework.Telemetry;

/// <summary>
/// What this library measures. Tags are words of a few: kinds, outcomes and statuses; never an id, a name, an address
/// or anything that somebody wrote.
/// </summary>
internal static class Measures
{
    public const string Source = "PrmBot.BotFramework";

    public static readonly ActivitySource Spans = new(Source);

    private static readonly Meter Meter = new(Source);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    };

    /// <summary>How long a turn took, all attempts together. Tags: kind, outcome.</summary>
    public static readonly Histogram<double> TurnTime = Meter.CreateHistogram(
        "prmbot.turn.duration", "s", "How long a turn took, all its attempts together.", advice: Seconds);

    /// <summary>How long an accepted activity waited for its turn.</summary>
    public static readonly Histogram<double> QueueWait = Meter.CreateHistogram(
        "prmbot.queue.wait", "s", "How long an accepted activity waited for its turn.", advice: Seconds);

    /// <summary>Accepted activities that wait or are being handled in this process.</summary>
    public static readonly UpDownCounter<int> QueueLength = Meter.CreateUpDownCounter<int>(
        "prmbot.queue.length", "{activity}", "Accepted activities that wait or are being handled in this process.");

    /// <summary>Requests that were not taken. Tag: status.</summary>
    public static readonly Counter<long> Refused = Meter.CreateCounter<long>(
        "prmbot.requests.refused", "{request}", "Requests that were refused at the door.");

    /// <summary>How long a call of the Connector took, all tries together. Tags: method, outcome.</summary>
    public static readonly Histogram<double> CallTime = Meter.CreateHistogram(
        "prmbot.connector.duration", "s", "How long a call of the Connector took, all its tries together.",
        advice: Seconds);

    /// <summary>Tries that the Connector refused because there were too many. Tag: status.</summary>
    public static readonly Counter<long> Throttled = Meter.CreateCounter<long>(
        "prmbot.connector.throttled", "{try}", "Tries that the Connector put off.");

    /// <summary>How long calls waited: for the bot's own limits, or because the Connector asked. Tag: why.</summary>
    public static readonly Histogram<double> CallWait = Meter.CreateHistogram(
        "prmbot.connector.wait", "s", "How long calls of the Connector waited before a try.", advice: Seconds);
}
