namespace PrmBot.Host.Bridge;

/// <summary>
/// Answers of the platform, each for a while of its own. An answer that was on its way when something was forgotten
/// is not kept: it may be of before the change.
/// </summary>
/// <typeparam name="TKey">What was asked.</typeparam>
/// <typeparam name="TAnswer">What came back.</typeparam>
/// <param name="clock">Ages the answers.</param>
/// <param name="most">How many are kept; beyond, a tenth goes: those that are next to age out.</param>
internal sealed class KeptAnswers<TKey, TAnswer>(TimeProvider clock, int most)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, (TAnswer Answer, DateTimeOffset Until)> _kept = [];
    private int _changes;

    /// <summary>How many answers are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _kept.Count;
            }
        }
    }

    /// <summary>The kept answer, or a new one.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="ask">Asks the platform.</param>
    /// <param name="ageOf">For how long that answer holds.</param>
    public async Task<TAnswer> GetAsync(TKey key, Func<Task<TAnswer>> ask, Func<TAnswer, TimeSpan> ageOf)
    {
        int asOf;
        lock (_gate)
        {
            asOf = _changes;
            if (_kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow())
            {
                return kept.Answer;
            }
        }

        var answer = await ask();
        lock (_gate)
        {
            if (asOf == _changes)
            {
                _kept[key] = (answer, clock.GetUtcNow() + ageOf(answer));
                Trim();
            }
        }

        return answer;
    }

    /// <summary>Asks again from now on.</summary>
    public void Forget(Func<TKey, bool> isMeant)
    {
        lock (_gate)
        {
            _changes++;
            foreach (var key in _kept.Keys.Where(isMeant).ToList())
            {
                _kept.Remove(key);
            }
        }
    }

    private void Trim()
    {
        if (_kept.Count <= most)
        {
            return;
        }

        foreach (var (key, _) in _kept.OrderBy(a => a.Value.Until).Take(Math.Max(1, most / 10)).ToList())
        {
            _kept.Remove(key);
        }
    }
}
