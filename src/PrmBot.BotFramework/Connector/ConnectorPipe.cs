using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// Sends one call and reads its answer: token, time limit, repetition. A try without an answer is never repeated,
/// because a send may have been delivered all the same.
/// </summary>
internal sealed class ConnectorPipe(
    HttpClient http,
    IConnectorToken token,
    RetryDelay retry,
    IOptions<ConnectorOptions> options,
    ILogger<ConnectorPipe> log)
{
    /// <summary>The answer's body, null when it is empty or no JSON.</summary>
    /// <exception cref="ConnectorException">Every failure except the caller's own cancellation.</exception>
    public async Task<JsonElement?> CallAsync(HttpMethod method, Uri url, object? body, CancellationToken stop)
    {
        var content = body is null ? null : ActivityJson.Write(body);
        var renewed = false;
        for (var tries = 1; ; tries++)
        {
            using var answer = await TryAsync(method, url, content, renewed, stop);
            if (answer.IsSuccessStatusCode)
                return await JsonOfAsync(answer, stop);

            if (answer.StatusCode == HttpStatusCode.Unauthorized && !renewed)
            {
                renewed = true;
                continue;
            }

            if (retry.Next(answer.StatusCode, answer.Headers.RetryAfter, tries) is not { } wait)
                throw await FailureAsync(method, answer, stop);

            log.ConnectorRetry((int)answer.StatusCode, wait.TotalSeconds);
            await Task.Delay(wait, retry.Time, stop);
        }
    }

    private async Task<HttpResponseMessage> TryAsync(
        HttpMethod method, Uri url, byte[]? content, bool renew, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, retry.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        using var request = new HttpRequestMessage(method, url);
        if (content is not null)
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        try
        {
            if (await token.GetAsync(renew, both.Token) is { } bearer)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return await http.SendAsync(request, both.Token);
        }
        catch (Exception failure) when (
            failure is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            var unanswered = ConnectorException.NoAnswer(failure);
            log.ConnectorFailed(method.Method, null, unanswered.Code);
            throw unanswered;
        }
    }

    private async Task<ConnectorException> FailureAsync(
        HttpMethod method, HttpResponseMessage answer, CancellationToken stop)
    {
        var code = (await JsonOfAsync(answer, stop))?.Member("error")?.Text("code");
        log.ConnectorFailed(method.Method, (int)answer.StatusCode, code);
        return ConnectorException.Answered((int)answer.StatusCode, code);
    }

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
