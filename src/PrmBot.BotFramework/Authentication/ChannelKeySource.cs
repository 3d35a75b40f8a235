using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// The channel service's signing keys, fetched over its OpenID metadata and kept for a day. A key id nobody knows
/// makes it look again, at most every five minutes; when the service is out of reach, known keys stay good.
/// </summary>
internal sealed class ChannelKeySource(
    IHttpClientFactory clients,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<ChannelKeySource> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private Snapshot _known = new(null, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>Null when no keys could be had; a lookup in what is returned finds no key of an unknown id.</summary>
    public async Task<IReadOnlyDictionary<string, ChannelKey>?> KeysForAsync(
        string kid, CancellationToken cancellationToken)
    {
        if (!IsDue(_known, kid))
            return _known.Keys;

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (IsDue(_known, kid))
                _known = await RefreshedAsync(cancellationToken);
            return _known.Keys;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>True for an https address, or an http one on loopback.</summary>
    internal static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private bool IsDue(Snapshot known, string kid)
    {
        var now = time.GetUtcNow();
        if (known.Keys is null)
            return now >= known.Tried + AfterFailure;
        return (now >= known.Fetched + Fresh || !known.Keys.ContainsKey(kid)) && now >= known.Tried + LookAgain;
    }

    private async Task<Snapshot> RefreshedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var metadata = await ReadAsync(ChannelIssuer.Of(options.Value).MetadataUrl, cancellationToken);
            var keys = ChannelKey.All(await ReadAsync(metadata.Text("jwks_uri"), cancellationToken));
            if (keys.Count > 0)
                return new Snapshot(keys, now, now);

            log.KeysOutOfReach("no keys");
        }
        catch (Exception failure) when (
            failure is HttpRequestException or JsonException or InvalidOperationException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.KeysOutOfReach(failure.GetType().Name);
        }

        return _known with { Tried = now };
    }

    private async Task<JsonElement> ReadAsync(string? address, CancellationToken cancellationToken)
    {
        if (!IsSafe(address))
            throw new InvalidOperationException("The address of the channel's keys is neither https nor loopback.");

        using var http = clients.CreateClient(nameof(ChannelKeySource));
        var json = await http.GetByteArrayAsync(new Uri(address!), cancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(json, ActivityJson.Options);
    }

    private sealed record Snapshot(
        IReadOnlyDictionary<string, ChannelKey>? Keys, DateTimeOffset Fetched, DateTimeOffset Tried);
}
