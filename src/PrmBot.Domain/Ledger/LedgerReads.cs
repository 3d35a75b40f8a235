using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Ledger;

/// <summary>Finds rows, and only those that the caller may see: a partner contact gets the shared ones.</summary>
public static class LedgerReads
{
    /// <summary>The partner's rows in the order of their recording, with what this session changed.</summary>
    /// <param name="session">Whose rights count.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="onlyShared">True where the partner reads along: rows of our own stay out for everybody.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<IReadOnlyList<LedgerRow>> RowsAsync(
        Session session, PartnerId partner, bool onlyShared, CancellationToken ct)
    {
        var rows = (await session.Work.OfPartnerAsync<LedgerRow>(partner, ct)).ToDictionary(r => r.Id);
        foreach (var change in session.Work.Changes.Where(c => c.Kind == LedgerRow.Kind))
        {
            rows.Remove(change.Id);
            if (await session.Work.FindAsync<LedgerRow>(change.Id, ct) is { } row && row.Of == partner)
            {
                rows[row.Id] = row;
            }
        }

        return
        [
            .. rows.Values.Where(r => MaySee(session.Caller, r) && (r.IsShared || !onlyShared))
                .OrderBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>One row; null: there is none that the caller may see.</summary>
    public static async Task<LedgerRow?> FindAsync(Session session, string id, CancellationToken ct) =>
        await session.Work.FindAsync<LedgerRow>(id, ct) is { } row && MaySee(session.Caller, row) ? row : null;

    private static bool MaySee(Caller caller, LedgerRow row) => caller.Role switch
    {
        Role.Manager or Role.Reader => true,
        Role.PartnerContact => row.IsShared && row.Of == caller.Partner,
        Role.Stranger => false,
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller.Role, "Unknown role."),
    };
}
