namespace PrmBot.Digest.Schedules;

/// <summary>
/// How fast digests go out where many are due at once. They share a tenant's published limit (50 calls a second) with
/// the answers to people, so they take a part of it only.
/// </summary>
/// <param name="MostAtOnce">So many of one tenant in a round, from 1.</param>
/// <param name="Round">From one round to the next.</param>
public sealed record DigestPace(int MostAtOnce, TimeSpan Round)
{
    // Those that wait to be tried again hold up the others only when there are very many.
    private const int MostUnderWay = 5;

    /// <summary>How many may be made in this round.</summary>
    /// <param name="underWay">Made in former rounds, and neither delivered nor given up.</param>
    public int Room(int underWay) => Math.Clamp((MostUnderWay * MostAtOnce) - underWay, 0, MostAtOnce);

    /// <summary>
    /// When the last of those that are due at a moment, or before it, will be out; null: none is. An answer of the
    /// platform that it is too much puts it off further.
    /// </summary>
    public DateTimeOffset? LastOut(IEnumerable<DigestSchedule> schedules, DateTimeOffset due)
    {
        var count = schedules.Count(s => s.Next <= due);
        return count == 0 ? null : due + (Round * Math.Ceiling((double)count / MostAtOnce));
    }
}
