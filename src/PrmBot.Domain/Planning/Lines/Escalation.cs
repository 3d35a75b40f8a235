using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Planning.Lines;

/// <summary>To whom a commitment that was missed too often goes up: one named person of each side.</summary>
public static class Escalation
{
    /// <summary>The catalogue's element whose owners are the sponsors of both sides.</summary>
    public const string Sponsors = "executive_alignment";

    /// <summary>
    /// Of each side the plan's sponsor, else the one of the executive alignment; else who signed the plan last for it;
    /// else who owns the line; else, of ours who began the plan, of theirs the first contact. Ours comes first; a side
    /// that nobody is known of is left out.
    /// </summary>
    public static IReadOnlyList<PlanOwner> Of(JointPlan plan, PlanLine line, Partner partner)
    {
        var sponsors = plan.OpenLines.FirstOrDefault(l => l.Element == Sponsors);
        var contact = partner.Contacts.Count > 0 ? partner.Contacts[0] : null;
        PlanOwner?[] up =
        [
            plan.Header.OurSponsor ?? sponsors?.OurOwner ?? Signer(plan, PlanSide.Us)
                ?? line.OurOwner ?? Owner(plan.StartedBy),
            plan.Header.PartnerSponsor ?? sponsors?.PartnerOwner ?? Signer(plan, PlanSide.Partner)
                ?? line.PartnerOwner ?? (contact is null ? null : new PlanOwner(contact.Name, contact.Id)),
        ];
        return [.. up.OfType<PlanOwner>().DistinctBy(o => o.Name)];
    }

    private static PlanOwner? Signer(JointPlan plan, PlanSide side) =>
        plan.Signatures.LastOrDefault(s => s.Side == side) is { } signed ? Owner(signed.Who) : null;

    private static PlanOwner Owner(Person who) => new(who.Name, who.Id);
}
