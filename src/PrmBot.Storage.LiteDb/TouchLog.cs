using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The last writes of partners' documents since the file was opened: one process has it to itself.
/// </summary>
internal sealed class TouchLog
{
    // Some 60 bytes each.
    private const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<(long Mark, TenantId Tenant, PartnerId Partner)> _log = new();

    // Only the thread that writes touches it.
    private readonly HashSet<(TenantId Tenant, PartnerId Partner)> _touched = [];
    private long _mark;

    // Of marks before it, what followed is not known any more.
    private long _known;

    /// <summary>The partners touched since; what was committed before the answer's mark can be seen.</summary>
    public TouchedPartners Since(TenantId tenant, long? since)
    {
        lock (_gate)
        {
            return new TouchedPartners(_mark, since is not { } mark || mark < _known ? null
                : _log.Where(t => t.Mark > mark && t.Tenant == tenant).Select(t => t.Partner).ToHashSet());
        }
    }

    /// <summary>The write that runs changes something of a partner; null: of nobody.</summary>
    public void Touch(TenantId tenant, PartnerId? partner)
    {
        if (partner is { } of)
        {
            _touched.Add((tenant, of));
        }
    }

    /// <summary>What was touched can be seen now.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _mark++;
            foreach (var (tenant, partner) in _touched)
            {
                _log.Enqueue((_mark, tenant, partner));
            }

            while (_log.Count > Most)
            {
                _known = _log.Dequeue().Mark;
            }
        }

        _touched.Clear();
    }

    /// <summary>Nothing of what was touched was written.</summary>
    public void Undo() => _touched.Clear();

    /// <summary>The database was opened anew: what was read before is not known to be what it holds.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            _log.Clear();
            _known = ++_mark;
        }
    }
}
