using System.Diagnostics;
using Span = System.Diagnostics.Activity;
using SpanKind = System.Diagnostics.ActivityKind;

namespace PrmBot.BotFramework.Telemetry;

/// <summary>
/// Carries a turn's trace where no call does: as a text beside what is stored, through a restart and to another
/// process. A trace never begins with what a caller sent: others choose neither its id nor what is in it.
/// </summary>
public static class Trail
{
    /// <summary>
    /// Begins a span; null when nobody listens. Whatever runs around it counts for nothing.
    /// </summary>
    /// <param name="source">Whose span.</param>
    /// <param name="name">What is done.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="trace">What it goes on from, as <see cref="Span.Id"/> of a span before; null, or anything that is
    /// no such id: it begins a trace of its own.</param>
    public static Span? Continue(this ActivitySource source, string name, SpanKind kind, string? trace)
    {
        if (!source.HasListeners())
            return null;

        if (!ActivityContext.TryParse(trace, null, isRemote: true, out var before))
            Span.Current = null; // without a parent the one at hand would be taken
        return source.StartActivity(name, kind, before);
    }

    /// <summary>Notes how it ended: a word of a few, never a text of anybody's.</summary>
    public static void End(this Span? span, string outcome, bool isFailure)
    {
        span?.SetTag("prmbot.outcome", outcome);
        if (isFailure)
            span?.SetStatus(ActivityStatusCode.Error);
    }
}
