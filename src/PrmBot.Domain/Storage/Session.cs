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
    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    public string NewId() => newId();

    /// <summary>Null when the caller may do it.</summary>
    public Refusal? Refuses(Act act, PartnerId? partner = null) => Rights.Check(Caller, act, partner);

    /// <summary>The caller's time zone; UTC when it is not known.</summary>
    public TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Caller.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The same moment on the caller's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
