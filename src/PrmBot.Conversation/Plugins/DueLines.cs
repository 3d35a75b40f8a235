using PrmBot.Digest;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

/// <summary>Takes a digest's commitments from the joint plan: lines with a date that are not done.</summary>
public sealed class DueLines : IDueLines
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueLine>> OfAsync(Session session, Partner partner, CancellationToken ct)
    {
        var found = await CurrentPlan.FindAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out _) || plan.State == PlanState.Draft)
        {
            return []; // What both sides have not seen yet is no commitment.
        }

        return
        [
            .. plan.OpenLines
                .Where(l => l.Status != LineStatus.Done && l.Due is not null)
                .OrderBy(l => l.Due)
                .Select(l =>
                    new DueLine(l.Title, (l.OurOwner ?? l.PartnerOwner)?.Name, l.Due!.Value, l.Due < session.Today)
                    {
                        Number = l.Number,
                    }),
        ];
    }
}
