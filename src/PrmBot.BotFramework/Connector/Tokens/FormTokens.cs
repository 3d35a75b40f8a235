using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>
/// Tokens of a custom cloud by a plain OAuth 2.0 client-credentials request to one address. Asking twice does no harm,
/// so it is repeated as Retry-After says, and without an answer too.
/// </summary>
/// <param name="http">Follows no redirects: they would carry the secret elsewhere.</param>
/// <param name="address">Where tokens are given out.</param>
/// <param name="form">What is sent; made anew for each try.</param>
/// <param name="retry">When to try again.</param>
/// <param name="log">Where a failure is told.</param>
internal sealed class FormTokens(
    HttpClient http,
    Uri address,
    Func<CancellationToken, Task<IReadOnlyDictionary<string, string>>> form,
    RetryDelay retry,
    ILogger<FormTokens> log) : ITokenSource
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(5);

    public async Task<BotToken> FetchAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(cancellationToken);
            }
            catch (ConnectorException failure)
            {
                var wait = failure.Status is { } status
                    ? retry.Next(status, failure.RetryAfter, tries)
                    : retry.Unasked(tries);
                if (failure.IsPermanent || wait is null)
                {
                    log.NoToken($"status {failure.Status}", failure.Code);
                    throw ConnectorException.NoToken(failure.Code ?? "NoToken", failure);
                }

                await Task.Delay(wait.Value, retry.Time, cancellationToken);
            }
        }
    }

    private async Task<BotToken> TryAsync(CancellationToken stop)
    {
        using var content = new FormUrlEncodedContent(await form(stop));
        try
        {
            using var answer = await http.PostAsync(address, content, stop);
            var body = JsonOf(await answer.Content.ReadAsByteArrayAsync(stop));
            return answer.IsSuccessStatusCode && body.Text("access_token") is { Length: > 0 } token
                ? new BotToken(token, retry.Time.GetUtcNow() + LifeOf(body))
                : throw ConnectorException.Answered(
                    (int)answer.StatusCode, body.Text("error"), retry.Asked(answer.Headers.RetryAfter));
        }
        catch (Exception failure) when (
            failure is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw ConnectorException.NoAnswer(failure);
        }
    }

    // Some servers write the number as text; one that says nothing is asked again soon.
    private static TimeSpan LifeOf(JsonElement body)
    {
        var said = body.Member("expires_in") is { } life ? life.ToString() : null;
        return double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : Unsaid;
    }

    private static JsonElement JsonOf(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes, ActivityJson.Options);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
