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

    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId, string, UserId), (RosterAnswer Answer, DateTimeOffset Until)> _answers = [];
    private int _changes;

    /// <summary>How many answers are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<RosterAnswer> FindAsync(TenantId tenant, Place place, UserId person, CancellationToken ct)
    {
        var key = (tenant, place.Conversation.Channel.Value, person);
        int asOf;
        lock (_gate)
        {
            asOf = _changes;
            if (_answers.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow())
            {
                return kept.Answer;
            }
        }

        var answer = await asked.FindAsync(tenant, place, person, ct);
        lock (_gate)
        {
            if (asOf == _changes) // else it may be of before the change
            {
                _answers[key] = (answer, clock.GetUtcNow() + AgeOf(answer));
                Trim();
            }
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Forget(ConversationKey place) => Forget((_, where, _) => where == place.Channel.Value);

    /// <inheritdoc/>
    public void Forget(UserId person) => Forget((_, _, who) => who == person);

    private void Forget(Func<TenantId, string, UserId, bool> isMeant)
    {
        lock (_gate)
        {
            _changes++;
            foreach (var key in _answers.Keys.Where(k => isMeant(k.Item1, k.Item2, k.Item3)).ToList())
            {
                _answers.Remove(key);
            }
        }
    }

    private static TimeSpan AgeOf(RosterAnswer answer) => answer switch
    {
        RosterAnswer.Member => Known,
        RosterAnswer.Absent => Missing,
        RosterAnswer.Unreachable => Failed,
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
    };

    private void Trim()
    {
        if (_answers.Count <= most)
        {
            return;
        }

        foreach (var (key, _) in _answers.OrderBy(a => a.Value.Until).Take(Math.Max(1, most / 10)).ToList())
        {
            _answers.Remove(key);
        }
    }
}
