using System.Diagnostics;
using System.Diagnostics.Metrics;
using PrmBot.BotFramework.Telemetry;
using PrmBot.Host.Workers;
using PrmBot.Storage;

namespace PrmBot.Host.Telemetry;

/// <summary>
/// What is measured of sending. Tags are words of a few: kinds and outcomes; never an id, a name, an address or
/// anything that somebody wrote.
/// </summary>
internal static class Measures
{
    public const string Source = "PrmBot.Host";

    public const string Delivered = "delivered";
    public const string PutOff = "put_off";

    private static readonly ActivitySource Spans = new(Source);

    private static readonly Meter Meter = new(Source);

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "prmbot.outbox.attempts", "{attempt}", "Attempts to send a message, by what came of them.");

    private static readonly Histogram<double> Age = Meter.CreateHistogram(
        "prmbot.outbox.delay", "s", "How long a message took from its decision to its delivery.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3600],
        });

    /// <summary>Tells of the outbox as it was seen last, as long as the meters' owner lives.</summary>
    public static OutboxState Watched(OutboxState outbox, IMeterFactory meters)
    {
#pragma warning disable CA2000 // the factory keeps it
        var meter = meters.Create(Source);
#pragma warning restore CA2000
        meter.CreateObservableGauge(
            "prmbot.outbox.pending", () => outbox.Pending, "{message}",
            "Messages that are neither sent nor given up.");
        meter.CreateObservableGauge(
            "prmbot.outbox.age", () => outbox.OldestFor?.TotalSeconds ?? 0, "s",
            "How long the oldest message that may be sent has been waiting.");
        return outbox;
    }

    /// <summary>One attempt at an entry, in the trace of the turn that decided it; null when nobody listens.</summary>
    public static Activity? Sending(OutboxEntry entry) =>
        Spans.Continue("send", ActivityKind.Producer, entry.Trace)
            ?.SetTag("prmbot.delivery", WordOf(entry.Delivery)).SetTag("prmbot.attempt", entry.Attempts);

    /// <summary>What came of an attempt, or why none was made.</summary>
    public static void Came(OutboxEntry entry, string outcome, DateTimeOffset now)
    {
        Attempts.Add(1, new TagList
        {
            { "prmbot.delivery", WordOf(entry.Delivery) }, { "prmbot.outcome", outcome },
        });
        if (outcome == Delivered)
        {
            Age.Record(Math.Max(0, (now - entry.At).TotalSeconds));
        }

        if (Activity.Current is { } span && span.Source == Spans)
        {
            span.End(outcome, isFailure: outcome is not (Delivered or PutOff));
        }
    }

    /// <summary>The outcome of one that was given up.</summary>
    public static string WordOf(GivenUpAs kind) => kind switch
    {
        GivenUpAs.Refused => "refused",
        GivenUpAs.Unclear => "unclear",
        GivenUpAs.TriedOut => "tried_out",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    private static string WordOf(Delivery delivery) => delivery switch
    {
        Delivery.Send => "send",
        Delivery.Update => "update",
        Delivery.Post => "post",
        _ => throw new InvalidOperationException($"Unknown delivery {delivery}."),
    };
}
