using System.Collections.Concurrent;
using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>How often each kind was written since the file was opened: one process has it to itself.</summary>
internal sealed class Stamps
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Kind), long> _all = new();

    // Only the thread that writes touches it.
    private readonly HashSet<(TenantId Tenant, string Kind)> _touched = [];

    public long Of(TenantId tenant, string kind) => _all.GetValueOrDefault((tenant, kind));

    /// <summary>The write that runs changes something of the kind.</summary>
    public void Touch(TenantId tenant, string kind) => _touched.Add((tenant, kind));

    /// <summary>What was touched can be seen soon: who still meets the former stamp after reading has seen nothing
    /// of it.</summary>
    public void BeginSettle()
    {
        foreach (var kind in _touched)
        {
            _all.AddOrUpdate(kind, 1, (_, stamp) => stamp + 1);
        }
    }

    /// <summary>What was touched can be seen now: who reads the stamp before and the list after it keeps a list that
    /// is newer than its stamp, which does no harm.</summary>
    public void Settle()
    {
        BeginSettle();
        _touched.Clear();
    }

    /// <summary>Nothing of what was touched was written.</summary>
    public void Undo() => _touched.Clear();

    /// <summary>The database was opened anew: no list that was read before is known to be what it holds.</summary>
    public void Lose()
    {
        foreach (var kind in _all.Keys)
        {
            _all.AddOrUpdate(kind, 1, (_, stamp) => stamp + 1);
        }
    }
}
