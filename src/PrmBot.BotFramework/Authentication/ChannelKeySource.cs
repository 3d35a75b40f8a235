using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// The channel service's signing keys, fetched over its OpenID metadata and kept for a day. A key id nobody knows
/// makes it look again at once, but at most every five minutes; while the service is out of reach, known keys stay
/// good for five days.
/// </summary>
internal sealed class ChannelKeySource(
    IHttpClientFactory clients,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<ChannelKeySource> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestTrust = TimeSpan.FromDays(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private Snapshot _known = new();

    /// <summary>
    /// The key, nothing when the channel has none of that id, or that the channel could not be asked.
    /// </summary>
    public async Task<KeyLookup> FindAsync(string kid, CancellationToken cancellationToken)
    {
        if (IsDue(_known, kid))
        {
            await _one.WaitAsync(cancellationToken);
            try
            {
                if (IsDue(_known, kid))
                    _known = await RefreshedAsync(kid, cancellationToken);
            }
            finally
            {
                _one.Release();
            }
        }

        return Answer(_known, kid);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>True for an https address, or an http one on loopback.</summary>
    internal static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private KeyLookup Answer(Snapshot known, string kid) =>
        known.Keys is not { } keys || time.GetUtcNow() >= known.Fetched + LongestTrust ? new(null, IsOutOfReach: true)
        : keys.TryGetValue(kid, out var key) ? new(key, IsOutOfReach: false)
        : new(null, IsOutOfReach: known.HasFailed);

    private bool IsDue(Snapshot known, string kid)
    {
        var now = time.GetUtcNow();
        if (known.HasFailed && now < known.Tried + (known.Keys is null ? AfterFailure : LookAgain))
            return false;

        return known.Keys is not { } keys
            || now >= known.Fetched + Fresh
            || (!keys.ContainsKey(kid) && now >= known.LookedAgain + LookAgain);
    }

    private async Task<Snapshot> RefreshedAsync(string kid, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isAgain = _known.Keys?.ContainsKey(kid) == false;
        var tried = _known with { Tried = now, LookedAgain = isAgain ? now : _known.LookedAgain };
        try
        {
            var metadata = await ReadAsync(ChannelIssuer.Of(options.Value).MetadataUrl, cancellationToken);
            var keys = ChannelKey.All(await ReadAsync(metadata.Text("jwks_uri"), cancellationToken));
            if (keys.Count > 0)
                return tried with { Keys = keys, Fetched = now, HasFailed = false };

            log.KeysOutOfReach("no keys");
        }
        catch (Exception failure) when (
            failure is HttpRequestException or JsonException or InvalidOperationException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.KeysOutOfReach(failure.GetType().Name);
        }

        return tried with { HasFailed = true };
    }

    private async Task<JsonElement> ReadAsync(string? address, CancellationToken cancellationToken)
    {
        if (!IsSafe(address))
            throw new InvalidOperationException("The address of the channel's keys is neither https nor loopback.");

        using var http = clients.CreateClient(nameof(ChannelKeySource));
        var json = await http.GetByteArrayAsync(new Uri(address!), cancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(json, ActivityJson.Options);
    }

    // LookedAgain: when an unknown key last made us look again; the first look does not count.
    private sealed record Snapshot
    {
        public IReadOnlyDictionary<string, ChannelKey>? Keys { get; init; }
        public DateTimeOffset Fetched { get; init; } = DateTimeOffset.MinValue;
        public DateTimeOffset Tried { get; init; } = DateTimeOffset.MinValue;
        public DateTimeOffset LookedAgain { get; init; } = DateTimeOffset.MinValue;
        public bool HasFailed { get; init; }
    }
}

/// <summary>What became of looking for a key. Out of reach: nobody can say whether the channel has it.</summary>
internal sealed record KeyLookup(ChannelKey? Key, bool IsOutOfReach);
