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

    /// <inheritdoc/>
    public void Forget(ConversationKey place) => _kept.Forget(k => k.Place == place.Channel.Value);

    /// <inheritdoc/>
    public void Forget(UserId person) => _kept.Forget(k => k.Person == person);

    private static TimeSpan AgeOf(RosterAnswer answer) => answer switch
    {
        RosterAnswer.Member => Known,
        RosterAnswer.Absent => Missing,
        RosterAnswer.Unreachable => Failed,
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
    };
}
