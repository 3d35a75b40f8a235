using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Remembers answers for minutes, so that a conversation asks once; a failure for seconds, so that a platform that
/// does not answer is not asked by every message.
/// </summary>
/// <param name="asked">The platform.</param>
/// <param name="clock">Ages the answers.</param>
/// <param name="most">How many are kept; beyond, those that are next to age out go.</param>
internal sealed class CachedRoster(IRoster asked, TimeProvider clock, int most = 10_000) : IRoster
{
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Missing = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Failed = TimeSpan.FromSeconds(5);

    private readonly KeptAnswers<(TenantId Home, string Place, UserId Person), RosterAnswer> _kept =
        new(clock, most);

    /// <summary>How many answers are remembered.</summary>
    public int Count => _kept.Count;

    /// <inheritdoc/>
    public Task<RosterAnswer> FindAsync(TenantId tenant, Place place, UserId person, CancellationToken ct) =>
        _kept.GetAsync(
            (tenant, place.Conversation.Channel.Value, person),
            () => asked.FindAsync(tenant, place, person, ct),
            AgeOf);

    /// <summary>Somebody came into a place or left it: what was known of its people is asked again.</summary>
    public void Forget(ConversationKey place) => _kept.Forget(k => k.Place == place.Channel.Value);

    /// <summary>This person came or went somewhere: what was known of them anywhere is asked again.</summary>
    /// <param name="person">The channel's own id of the person.</param>
    public void Forget(UserId person) => _kept.Forget(k => k.Person == person);

    /// <summary>Anything may have changed.</summary>
    public void ForgetAll() => _kept.Forget(_ => true);

    private static TimeSpan AgeOf(RosterAnswer answer) => answer switch
    {
        RosterAnswer.Member => Known,
        RosterAnswer.Absent => Missing,
        RosterAnswer.Unreachable => Failed,
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
    };
}
