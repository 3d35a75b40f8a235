using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Ledger;

/// <summary>Lets the partner's people see rows that were recorded for our side only.</summary>
public static class ShareRows
{
    /// <summary>How many rows are shared now that were not before.</summary>
    public static async Task<Outcome<int>> RunAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner) is { } no)
        {
            return no;
        }

        var rows = await LedgerReads.RowsAsync(session, partner, onlyShared: false, ct);
        var own = rows.Where(r => !r.IsShared).ToList();
        foreach (var row in own)
        {
            session.Work.Put(row with { IsShared = true });
        }

        return own.Count;
    }
}
