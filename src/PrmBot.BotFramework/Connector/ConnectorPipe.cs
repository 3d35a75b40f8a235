using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// Makes a call as often as it takes: within the limits, with a new token when the old one is refused, again where
/// Teams says that this helps. A new message without an answer is never sent again: it may have been delivered.
/// </summary>
internal sealed class ConnectorPipe(
    ConnectorWire wire, RateLimits limits, RetryDelay retry, ILogger<ConnectorPipe> log)
{
    public TimeProvider Time => retry.Time;

    /// <summary>The answer's body, null when it is empty or no JSON.</summary>
    /// <exception cref="ConnectorException">Every failure except the caller's own cancellation.</exception>
    public async Task<JsonElement?> CallAsync(ConnectorCall call, CancellationToken stop)
    {
        using var measured = new MeasuredCall(call.Method.Method, retry.Time);
        for (var tries = 1; ; tries++)
        {
            await measured.WaitAsync(limits.EnterAsync(call.Rate, call.Watch, stop));
            try
            {
                var body = await TryAsync(call, stop);
                measured.Arrived(tries);
                return body;
            }
            catch (ConnectorException failure)
            {
                if (Wait(call, failure, tries) is not { } wait)
                {
                    measured.Failed(failure, tries);
                    log.ConnectorFailed(call.Method.Method, failure.Status, failure.Code, failure.Correlation);
                    throw;
                }

                if (call.Watch is { } watch && !failure.MayHaveArrived)
                    await watch.RefusedAsync();
                measured.PutOff(failure, wait);
                log.ConnectorRetry(failure.Status, failure.Code, wait.TotalSeconds);
                await Task.Delay(wait, retry.Time, stop);
            }
        }
    }

    private TimeSpan? Wait(ConnectorCall call, ConnectorException failure, int tries) => failure switch
    {
        _ when call.IsFleeting || failure.IsPermanent => null,
        { Status: { } status } => retry.Next(status, failure.RetryAfter, tries),
        { Code: "Timeout" or "ConnectionLost" } when call.IsRepeatable => retry.Unasked(tries),
        { Code: "Unreachable" } => retry.Unasked(tries),
        _ => null, // silence after a send, or no token
    };

    private async Task<JsonElement?> TryAsync(ConnectorCall call, CancellationToken stop)
    {
        var bearer = await wire.TokenAsync(null, stop);
        using var answer = await wire.SendAsync(call, bearer, stop);
        if ((int)answer.StatusCode != 401 || bearer is null)
            return await BodyAsync(answer, stop);

        var renewed = await wire.TokenAsync(bearer, stop);
        using var second = await wire.SendAsync(call, renewed, stop);
        return await BodyAsync(second, stop);
    }

    private async Task<JsonElement?> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var body = await JsonOfAsync(answer, stop);
        if (answer.IsSuccessStatusCode)
            return body;

        var error = body?.Member("error");
        throw ConnectorException.Answered(
            (int)answer.StatusCode,
            error?.Text("code"),
            retry.Asked(answer.Headers.RetryAfter),
            error?.Text("message"),
            CorrelationOf(answer));
    }

    // It goes into the log, so only what such a mark is made of.
    private static string? CorrelationOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("MS-CV", out var marks) && marks.First() is { Length: > 0 and <= 128 } mark
            && mark.All(c => char.IsAsciiLetterOrDigit(c) || "+/=._-".Contains(c, StringComparison.Ordinal))
            ? mark
            : null;

    private static async Task<JsonElement?> JsonOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
        if (bytes.Length == 0)
            return null;

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes, ActivityJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
