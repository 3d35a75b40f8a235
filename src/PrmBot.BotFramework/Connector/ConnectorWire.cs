using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Connector;

/// <summary>One try of a call: the bot's token, the time limit, the answer.</summary>
internal sealed class ConnectorWire(
    HttpClient http, IConnectorToken token, IOptions<ConnectorOptions> options, TimeProvider time)
{
    /// <summary>The token for the next try; null when the bot has none. Refused as in <see
    /// cref="IConnectorToken"/>.</summary>
    public Task<string?> TokenAsync(string? refused, CancellationToken stop) => token.GetAsync(refused, stop);

    /// <summary>The answer, whole, whatever it says.</summary>
    /// <exception cref="ConnectorException">There was none.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        ConnectorCall call, string? bearer, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        using var request = new HttpRequestMessage(call.Method, call.Url);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        try
        {
            return await http.SendAsync(request, both.Token);
        }
        catch (Exception failure) when (
            failure is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw ConnectorException.NoAnswer(failure);
        }
    }
}
