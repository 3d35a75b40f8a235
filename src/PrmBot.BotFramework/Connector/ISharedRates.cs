namespace PrmBot.BotFramework.Connector;

/// <summary>Counts calls that several processes make together; register one where there are several.</summary>
public interface ISharedRates
{
    /// <summary>Zero: counted against all limits, the call may be made. Else nothing is counted, and so long is to be
    /// waited before asking again.</summary>
    /// <param name="tenant">Whose calls they are.</param>
    /// <param name="limits">So many calls of a meter within so many seconds.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task<TimeSpan> TakeAsync(
        string tenant, IReadOnlyList<(string Meter, int Calls, int Seconds)> limits,
        CancellationToken cancellationToken);
}
