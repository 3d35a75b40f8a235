using System.Diagnostics;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;
using Activity = PrmBot.BotFramework.Activities.Activity;
using Span = System.Diagnostics.Activity;
using SpanKind = System.Diagnostics.ActivityKind;

namespace PrmBot.BotFramework.Telemetry;

/// <summary>One turn from its first attempt to its end, as a span and a duration.</summary>
internal sealed class MeasuredTurn : IDisposable
{
    /// <summary>Done.</summary>
    public const string Handled = "handled";

    /// <summary>It failed, and its asker was told so.</summary>
    public const string Failed = "failed";

    /// <summary>It failed as often as it is tried.</summary>
    public const string GivenUp = "given_up";

    /// <summary>It was done before: the first answer was given again.</summary>
    public const string Repeated = "repeated";

    // Nobody said how it ended: the process stops, or the store is away. It is taken up again.
    private const string Left = "left";

    private readonly string _kind;
    private readonly TimeProvider _time;
    private readonly long _since;
    private readonly Span? _span;
    private string _outcome = Left;

    private MeasuredTurn(Activity activity, TimeProvider time, Span? span)
    {
        (_kind, _time, _since) = (ActivityKinds.Of(activity).ToString().ToLowerInvariant(), time, time.GetTimestamp());
        _span = span?.SetTag("prmbot.kind", _kind);
    }

    /// <summary>A turn that was accepted before, maybe by another process.</summary>
    public static MeasuredTurn Of(Accepted item, Activity activity, TimeProvider time)
    {
        var waited = Math.Max(0, (time.GetUtcNow() - item.At).TotalSeconds);
        Measures.QueueWait.Record(waited);
        return new MeasuredTurn(activity, time, Measures.Spans.Continue("turn", SpanKind.Consumer, item.Trace));
    }

    /// <summary>A turn on the request that asked for it.</summary>
    public static MeasuredTurn Here(Activity activity, TimeProvider time) =>
        new(activity, time, Measures.Spans.StartActivity("turn"));

    /// <summary>How it ended.</summary>
    public void Ends(string outcome, int attempts = 1)
    {
        _outcome = outcome;
        _span?.SetTag("prmbot.attempts", attempts);
    }

    public void Dispose()
    {
        Measures.TurnTime.Record(
            _time.GetElapsedTime(_since).TotalSeconds,
            new TagList { { "prmbot.kind", _kind }, { "prmbot.outcome", _outcome } });
        _span.End(_outcome, _outcome is Failed or GivenUp);
        _span?.Dispose();
    }
}
