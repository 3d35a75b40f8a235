using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>What happens at a partner and makes a new assessment due at once.</summary>
public enum PartnerEventKind
{
    /// <summary>Somebody else owns or controls it.</summary>
    ChangeOfControl,

    /// <summary>A key contact is gone.</summary>
    ContactLost,

    /// <summary>Two quarters in a row were red.</summary>
    RedQuarters,

    /// <summary>Its tier is another one.</summary>
    TierChange,
}

/// <summary>Something that happened at a partner.</summary>
public sealed record PartnerEvent : IDocument
{
    public static string Kind => "partner_event";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    public required PartnerEventKind What { get; init; }

    /// <summary>When it happened.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In words; for our side only.</summary>
    public string? Note { get; init; }

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; init; }
}

/// <summary>Writes down what happened at a partner.</summary>
public static class NoteEvent
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>The event. Refuses a day to come, and one that was written down already.</summary>
    public static async Task<Outcome<PartnerEvent>> RunAsync(
        Session session, PartnerId partner, PartnerEventKind what, (DateOnly On, string? Note) said,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner) is { } no)
        {
            return no;
        }

        if (said.On > session.Today)
        {
            return new Refusal("events.future").With("date", said.On);
        }

        if (said.Note?.Length > LongestNote)
        {
            return new Refusal("events.note_length").With("longest", LongestNote);
        }

        var known = await session.Work.OfPartnerAsync<PartnerEvent>(partner, ct);
        if (known.Any(e => e.What == what && e.On == said.On))
        {
            return new Refusal("events.known").With("date", said.On);
        }

        var stored = new PartnerEvent
        {
            Id = session.NewId(),
            Of = partner,
            What = what,
            On = said.On,
            Note = string.IsNullOrWhiteSpace(said.Note) ? null : said.Note.Trim(),
            By = session.Caller.Who,
            At = session.Now,
        };
        session.Work.Put(stored);
        return stored;
    }
}
