using System.Collections.Concurrent;
using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>How often each kind was written since the file was opened: one process has it to itself.</summary>
internal sealed class Stamps
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Kind), long> _all = new();

    public long Of(TenantId tenant, string kind) => _all.GetValueOrDefault((tenant, kind));

    /// <summary>
    /// Something of the kind is being written. To be called under the file's lock and before the commit: who reads the
    /// stamp then and the list after it waits for what is written.
    /// </summary>
    public void Raise(TenantId tenant, string kind) => _all.AddOrUpdate((tenant, kind), 1, (_, stamp) => stamp + 1);
}
