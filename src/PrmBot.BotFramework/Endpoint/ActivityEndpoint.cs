using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Authentication;
using PrmBot.BotFramework.Telemetry;
using SpanKind = System.Diagnostics.ActivityKind;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>One POST from a channel: who is it, is the body whole, does the proof cover it; then answer or
/// accept.</summary>
internal sealed class ActivityEndpoint(
    IChannelAuthenticator authenticator,
    AllowedTenants tenants,
    ActivityIntake intake,
    InvokeRunner invokes,
    ILogger<ActivityEndpoint> log)
{
    private const int RetryAfterSeconds = 2;

    public async Task HandleAsync(HttpContext http)
    {
        using var receive = Measures.Spans.Continue("receive", SpanKind.Server, trace: null);
        try
        {
            await AnswerAsync(http);
        }
        catch (BadHttpRequestException malformed)
        {
            Refuse(http, malformed.StatusCode);
        }
        catch (Exception gone) when (
            gone is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered any more.
        }
        catch (Exception failure) when (!http.Response.HasStarted) // the edge: no details leave the process
        {
            log.AcceptFailed(failure.GetType().Name);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        var status = http.Response.StatusCode;
        receive?.SetTag("http.response.status_code", status).End(status < 400 ? "taken" : "refused", status >= 500);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var admission = await authenticator.AuthenticateAsync(http.Request, http.RequestAborted);
        if (admission is Admission.Refused refused)
        {
            Refuse(http, refused.Status);
            return;
        }

        var inbound = await InboundActivity.ReadAsync(http.Request, http.RequestAborted);
        if (inbound.Activity is not { } activity)
            Refuse(http, inbound.Status);
        else if (!admission.Covers(activity))
            Refuse(http, StatusCodes.Status401Unauthorized);
        else if (!tenants.Admit(activity))
            Refuse(http, StatusCodes.Status403Forbidden);
        else if (activity.Type == ActivityTypes.Invoke || activity.ExpectsReplies)
            await WriteAsync(http, await invokes.RunAsync(activity, inbound.Body).WaitAsync(http.RequestAborted));
        else
            await AcceptAsync(http.Response, activity, inbound.Body);
    }

    private async Task AcceptAsync(HttpResponse response, Activity activity, string body)
    {
        if (await intake.AcceptAsync(activity, body))
            response.StatusCode = StatusCodes.Status202Accepted;
        else
            Refuse(response.HttpContext, StatusCodes.Status429TooManyRequests);
    }

    private void Refuse(HttpContext http, int status)
    {
        log.RequestRefused(status);
        Measures.Refused.Add(1, new KeyValuePair<string, object?>("http.response.status_code", status));
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }

    private async Task WriteAsync(HttpContext http, InvokeResponse? answer)
    {
        if (answer is null)
        {
            Refuse(http, StatusCodes.Status429TooManyRequests);
            return;
        }

        http.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;

        var body = ActivityJson.Write(answer.Body);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
