using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// What a use case runs in: who is asking, when it is, and the unit of work that gathers what it decides.
/// The turn commits it; a use case never does.
/// </summary>
/// <param name="caller">Who is asking.</param>
/// <param name="now">The moment of the turn: one and the same throughout.</param>
/// <param name="work">The unit of work.</param>
/// <param name="newId">Gives a new unique id at each call.</param>
public sealed class Session(Caller caller, DateTimeOffset now, IUnitOfWork work, Func<string> newId)
{
    public Caller Caller { get; } = caller;

    public DateTimeOffset Now { get; } = now;

    public IUnitOfWork Work { get; } = work;

    /// <summary>The calendar date where the caller is.</summary>
    public DateOnly Today { get; } = DateIn(caller.TimeZone, now);

    public string NewId() => newId();

    /// <summary>Null when the caller may do it.</summary>
    public Refusal? Refuses(Act act, PartnerId? partner = null) => Rights.Check(Caller, act, partner);

    private static DateOnly DateIn(string timeZone, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
    }
}
