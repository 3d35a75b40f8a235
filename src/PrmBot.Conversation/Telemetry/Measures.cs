using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrmBot.Conversation.Telemetry;

/// <summary>
/// What is measured of understanding and deciding. Tags are words of a few: names of functions, reasons of refusals,
/// outcomes; never an id, a name or anything that somebody wrote.
/// </summary>
internal static class Measures
{
    public const string Source = "PrmBot.Conversation";

    public static readonly ActivitySource Spans = new(Source);

    private static readonly Meter Meter = new(Source);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "prmbot.refusals", "{turn}", "Turns in which something was refused.");

    private static readonly Counter<long> Misses = Meter.CreateCounter<long>(
        "prmbot.misses", "{turn}", "Turns in which a person was not understood.");

    /// <summary>How long a call of the model took. Tags: for what, outcome.</summary>
    public static readonly Histogram<double> ModelTime = Meter.CreateHistogram(
        "prmbot.model.duration", "s", "How long a call of the model took.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
        });

    /// <summary>Tokens as the model counts them. Tag: read or written.</summary>
    public static readonly Counter<long> ModelTokens = Meter.CreateCounter<long>(
        "prmbot.model.tokens", "{token}", "Tokens that the model read and wrote.");

    /// <summary>Calls that the settings did not allow.</summary>
    public static readonly Counter<long> ModelSpent = Meter.CreateCounter<long>(
        "prmbot.model.over_limit", "{call}", "Calls of the model that its limits did not allow.");

    /// <summary>Counts what a committed turn came to; a turn that is decided once more counts once.</summary>
    public static void Came(TurnScope turn)
    {
        if (turn.RefusedFor is { } reason)
        {
            Refusals.Add(1, new KeyValuePair<string, object?>("prmbot.reason", reason));
        }

        if (turn.IsMissed)
        {
            Misses.Add(1);
        }
    }
}
