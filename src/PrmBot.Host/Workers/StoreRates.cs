using PrmBot.BotFramework.Connector;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Counts the calls of all instances in the store they share; one that is alone counts its own.</summary>
internal sealed class StoreRates(IStore store) : ISharedRates
{
    /// <inheritdoc/>
    public Task<TimeSpan> TakeAsync(
        string tenant, IReadOnlyList<(string Meter, int Calls, int Seconds)> limits,
        CancellationToken cancellationToken) =>
        store.Calls?.TakeAsync(
            new TenantId(tenant),
            [.. limits.Select(l => new CallLimit(l.Meter, l.Calls, l.Seconds))],
            cancellationToken)
        ?? Task.FromResult(TimeSpan.Zero);
}
