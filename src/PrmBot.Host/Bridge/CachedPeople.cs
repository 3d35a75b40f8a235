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

    private readonly KeptAnswers<(TenantId Home, string Channel), IReadOnlyList<ChannelPerson>?> _kept =
        new(clock, most);

    /// <summary>Asked every time: who gets a view of their own must be as the channel is now.</summary>
    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        asked.FromOutsideAsync(home, channel, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        _kept.GetAsync(
            (home, channel.Id),
            () => asked.AllAsync(home, channel, ct),
            all => all is null ? Failed : Known);

    /// <summary>Somebody came into a channel or left it: it is asked again.</summary>
    public void Forget(ConversationKey place) => _kept.Forget(k => k.Channel == place.Channel.Value);

    /// <summary>Anything may have changed.</summary>
    public void ForgetAll() => _kept.Forget(_ => true);
}
