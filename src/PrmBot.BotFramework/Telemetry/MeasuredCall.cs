using System.Diagnostics;
using PrmBot.BotFramework.Connector;
using Span = System.Diagnostics.Activity;
using SpanKind = System.Diagnostics.ActivityKind;

namespace PrmBot.BotFramework.Telemetry;

/// <summary>
/// One call of the Connector with all its tries, as a span and a duration. Where it goes is not said: addresses hold
/// conversations and people.
/// </summary>
internal sealed class MeasuredCall(string method, TimeProvider time) : IDisposable
{
    private const string Ok = "ok";

    private readonly long _since = time.GetTimestamp();
    private readonly Span? _span = Measures.Spans.StartActivity("connector", SpanKind.Client)
        ?.SetTag("http.request.method", method);

    private string _outcome = "broken_off";

    /// <summary>Waits for the bot's own limits.</summary>
    public async Task WaitAsync(Task limits)
    {
        var since = time.GetTimestamp();
        await limits;
        Waited(time.GetElapsedTime(since), "limit");
    }

    /// <summary>A try was refused, and another one is made after a wait.</summary>
    public void PutOff(ConnectorException failure, TimeSpan wait)
    {
        if (failure.Status is { } status)
            Measures.Throttled.Add(1, new KeyValuePair<string, object?>("http.response.status_code", status));
        Waited(wait, failure.Status is null ? "unreachable" : "throttled");
    }

    public void Arrived(int tries) => Ends(Ok, tries, null);

    public void Failed(ConnectorException failure, int tries)
    {
        var outcome = failure switch
        {
            { Status: 429 } => "throttled",
            { Status: not null } => "refused",
            { MayHaveArrived: true } => "no_answer",
            { IsPermanent: true } => "not_sent",
            _ => "unreachable",
        };
        Ends(outcome, tries, failure.Status);
    }

    public void Dispose()
    {
        Measures.CallTime.Record(
            time.GetElapsedTime(_since).TotalSeconds,
            new TagList { { "http.request.method", method }, { "prmbot.outcome", _outcome } });
        _span.End(_outcome, isFailure: _outcome != Ok);
        _span?.Dispose();
    }

    private void Ends(string outcome, int tries, int? status)
    {
        _outcome = outcome;
        _span?.SetTag("prmbot.tries", tries);
        _span?.SetTag("http.response.status_code", status);
    }

    private static void Waited(TimeSpan wait, string why) =>
        Measures.CallWait.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("prmbot.why", why));
}
