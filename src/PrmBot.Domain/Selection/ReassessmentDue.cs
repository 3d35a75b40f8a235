using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Why a partner should be assessed again.</summary>
public enum ReassessmentReason
{
    /// <summary>Twelve months are over.</summary>
    Age,

    /// <summary>The partner's tier is another one.</summary>
    TierChange,

    /// <summary>A contact that the partner had is none any more.</summary>
    ContactLost,
}

/// <summary>A reason to assess again, and since when. Rule: domain/selection.md, "Repeat".</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">The moment it came up.</param>
/// <param name="What">The former tier, the contact's name; null: nothing to name.</param>
public sealed record ReassessmentDue(ReassessmentReason Reason, DateTimeOffset Since, string? What)
{
    /// <summary>From then on it makes sense to repeat an assessment.</summary>
    public const int FromMonths = 6;

    /// <summary>From then on it is due.</summary>
    public const int ByMonths = 12;

    /// <summary>Reads the partner's history for what happened since the assessment was answered last.</summary>
    public static async Task<IReadOnlyList<ReassessmentDue>> OfAsync(
        Session session, Partner partner, Assessment assessment, CancellationToken ct)
    {
        var history = await session.Work.OfPartnerAsync<HistoryEntry>(partner.Of, ct);
        return Of(partner, assessment, history, session.Now);
    }

    /// <summary>All reasons, the oldest first; empty: nothing is due.</summary>
    public static IReadOnlyList<ReassessmentDue> Of(
        Partner partner, Assessment assessment, IEnumerable<HistoryEntry> history, DateTimeOffset now)
    {
        var answered = assessment.AnsweredAt ?? assessment.StartedAt;
        var before =
            (from entry in history
             where entry.At > answered && !entry.Undone
             from change in entry.Changes
             where change.Kind == Partner.Kind && change.Id == partner.Id && change.Before is not null
             orderby entry.At
             select (entry.At, Was: DocumentFormat.Read<Partner>(change.Before!, change.BeforeSchema, 0))).ToList();
        var isOld = answered.AddMonths(ByMonths) <= now;
        IEnumerable<ReassessmentDue> age =
            isOld ? [new ReassessmentDue(ReassessmentReason.Age, answered.AddMonths(ByMonths), null)] : [];
        return [.. age.Concat(Tier(partner, before)).Concat(Contacts(partner, before)).OrderBy(d => d.Since)];
    }

    // The tier that it was assessed with is the one before the first change; back at it, nothing is due.
    private static IEnumerable<ReassessmentDue> Tier(Partner partner, List<(DateTimeOffset At, Partner Was)> before)
    {
        var first = before.FirstOrDefault();
        return first.Was is { Tier: { } tier } && !string.Equals(tier, partner.Tier, StringComparison.OrdinalIgnoreCase)
            ? [new ReassessmentDue(ReassessmentReason.TierChange, before.First(b => b.Was.Tier == tier).At, tier)]
            : [];
    }

    private static IEnumerable<ReassessmentDue> Contacts(
        Partner partner, List<(DateTimeOffset At, Partner Was)> before) =>
        from was in before
        from contact in was.Was.Contacts
        where partner.Contacts.All(c => !string.Equals(c.Name, contact.Name, StringComparison.OrdinalIgnoreCase))
        group was.At by contact.Name into lost
        select new ReassessmentDue(ReassessmentReason.ContactLost, lost.Max(), lost.Key);
}
