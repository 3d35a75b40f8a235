using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Remembers who is in a channel for minutes, so that ten owners are one question to the platform; that it did not
/// answer for seconds, so that nobody waits for it with every name.
/// </summary>
/// <param name="asked">The platform.</param>
/// <param name="clock">Ages the answers.</param>
/// <param name="most">How many channels are kept; beyond, those that are next to age out go.</param>
internal sealed class CachedPeople(IChannelPeople asked, TimeProvider clock, int most = 200) : IChannelPeople
{
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Failed = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId, string), (IReadOnlyList<ChannelPerson>? All, DateTimeOffset Until)> _kept =
        [];

    private int _changes;

    /// <summary>Asked every time: who gets a view of their own must be as the channel is now.</summary>
    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        asked.FromOutsideAsync(home, channel, ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChannelPerson>?> AllAsync(
        TenantId home, ChannelLink channel, CancellationToken ct)
    {
        var key = (home, channel.Id);
        int asOf;
        lock (_gate)
        {
            asOf = _changes;
            if (_kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow())
            {
                return kept.All;
            }
        }

        var all = await asked.AllAsync(home, channel, ct);
        lock (_gate)
        {
            if (asOf == _changes) // else it may be of before the change
            {
                _kept[key] = (all, clock.GetUtcNow() + (all is null ? Failed : Known));
                Trim();
            }
        }

        return all;
    }

    /// <summary>Somebody came into a channel or left it: it is asked again.</summary>
    public void Forget(ConversationKey place)
    {
        lock (_gate)
        {
            _changes++;
            foreach (var key in _kept.Keys.Where(k => k.Item2 == place.Channel.Value).ToList())
            {
                _kept.Remove(key);
            }
        }
    }

    private void Trim()
    {
        foreach (var (key, _) in _kept.OrderBy(a => a.Value.Until).Take(_kept.Count - most).ToList())
        {
            _kept.Remove(key);
        }
    }
}
