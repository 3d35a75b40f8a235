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

    /// <summary>Somebody else owns or controls the partner.</summary>
    ChangeOfControl,

    /// <summary>Two quarters in a row were red.</summary>
    RedQuarters,
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

    // The same day in nearly every time zone.
    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>Reads the partner's history for what happened since the assessment was answered last.</summary>
    public static async Task<IReadOnlyList<ReassessmentDue>> OfAsync(
        Session session, Partner partner, Assessment assessment, CancellationToken ct)
    {
        var history = await session.Work.OfPartnerAsync<HistoryEntry>(partner.Of, ct);
        var events = await session.Work.OfPartnerAsync<PartnerEvent>(partner.Of, ct);
        return Of(partner, assessment, history, session.Now, events);
    }

    /// <summary>All reasons, the oldest first; empty: nothing is due.</summary>
    public static IReadOnlyList<ReassessmentDue> Of(
        Partner partner, Assessment assessment, IEnumerable<HistoryEntry> history, DateTimeOffset now,
        IEnumerable<PartnerEvent>? events = null)
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
        return
        [
            .. age.Concat(Tier(partner, before)).Concat(Contacts(partner, before)).Concat(Noted(events ?? [], answered))
                .OrderBy(d => d.Since),
        ];
    }

    // Somebody wrote it down: what happened on a day before the answers was known when they were given.
    private static IEnumerable<ReassessmentDue> Noted(IEnumerable<PartnerEvent> events, DateTimeOffset answered) =>
        from noted in events
        where noted.At > answered && noted.On >= DateOnly.FromDateTime(answered.UtcDateTime)
        select new ReassessmentDue(
            ReasonOf(noted.What), new DateTimeOffset(noted.On.ToDateTime(Noon), TimeSpan.Zero), noted.Note);

    private static ReassessmentReason ReasonOf(PartnerEventKind what) => what switch
    {
        PartnerEventKind.ChangeOfControl => ReassessmentReason.ChangeOfControl,
        PartnerEventKind.ContactLost => ReassessmentReason.ContactLost,
        PartnerEventKind.RedQuarters => ReassessmentReason.RedQuarters,
        PartnerEventKind.TierChange => ReassessmentReason.TierChange,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown event."),
    };

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
