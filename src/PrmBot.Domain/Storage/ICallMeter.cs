using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>How many calls there may be within a span.</summary>
/// <param name="Meter">Of what: the same name counts together, whoever calls.</param>
/// <param name="Calls">At most so many, at least 1.</param>
/// <param name="Seconds">Within so many seconds.</param>
public sealed record CallLimit(string Meter, int Calls, int Seconds);

/// <summary>Counts calls that all instances make together, by one clock.</summary>
public interface ICallMeter
{
    /// <summary>
    /// Zero: the call is counted on all meters and may be made now. Else nothing is counted, and so long is to be
    /// waited before asking again.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    Task<TimeSpan> TakeAsync(TenantId tenant, IReadOnlyList<CallLimit> limits, CancellationToken ct);

    /// <summary>From now on nobody calls for so long: whoever takes is told to wait.</summary>
    /// <param name="limit">The meter, with its limit as everybody takes by it.</param>
    /// <param name="pause">How long.</param>
    /// <param name="ct">Ends it early.</param>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    Task CloseAsync(CallLimit limit, TimeSpan pause, CancellationToken ct);
}
