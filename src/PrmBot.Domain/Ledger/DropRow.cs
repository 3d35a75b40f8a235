using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Ledger;

/// <summary>Takes a row out of the ledger; undo brings it back.</summary>
public static class DropRow
{
    /// <summary>The row that went. A partner contact takes out only what its own side recorded.</summary>
    public static Outcome<LedgerRow> Run(Session session, LedgerRow row)
    {
        if (session.Refuses(Act.WorkOnPlan, row.Of) is { } no)
        {
            return no;
        }

        if (session.Caller.Role == Role.PartnerContact && row.BySide != Side.Partner)
        {
            return new Refusal("ledger.not_yours");
        }

        session.Work.Remove(row);
        return row;
    }
}
