using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>Something that arrived and was acknowledged: it survives a crash until it was handled.</summary>
/// <param name="Id">Conversation and activity id together: the same one twice is a repetition.</param>
/// <param name="Conversation">Items of one conversation are handled in the order of their arrival.</param>
/// <param name="Body">The activity as it came, JSON.</param>
/// <param name="At">When it was accepted.</param>
public sealed record InboxItem(string Id, ConversationKey Conversation, string Body, DateTimeOffset At)
{
    /// <summary>
    /// True for what its instance runs at once, beside the conversation's order (a pressed button): as long as that
    /// instance runs, no other sees it waiting. Said when it is accepted, and not kept.
    /// </summary>
    [JsonIgnore]
    public bool RunsAtOnce { get; init; }

    /// <summary>The trace that its turn goes on with, as W3C's traceparent; null: nobody listened.</summary>
    public string? Trace { get; init; }
}

/// <summary>Durable memory of what was accepted.</summary>
public interface IInbox
{
    /// <summary>Stores the item durably; false when the same id was accepted before (also when long handled).</summary>
    Task<bool> AcceptAsync(InboxItem item, CancellationToken ct);

    /// <summary>Accepted and not handled, in the order of arrival: read at start, and now and then where others
    /// may have left some.</summary>
    Task<IReadOnlyList<InboxItem>> PendingAsync(CancellationToken ct);

    /// <summary>The first of <see cref="PendingAsync"/> in one conversation, or null.</summary>
    Task<InboxItem?> NextAsync(ConversationKey conversation, CancellationToken ct);

    /// <summary>Takes an item out that no unit of work will: the turn failed for good.</summary>
    Task DropAsync(string id, CancellationToken ct);

    /// <summary>Takes an item out and keeps what it was answered with, to be said again to a repetition.</summary>
    Task AnsweredAsync(string id, string answer, CancellationToken ct);

    /// <summary>What a handled item was answered with; null when that was not kept, or the item waits or is
    /// unknown.</summary>
    Task<string?> AnswerAsync(string id, CancellationToken ct);

    /// <summary>Forgets ids of handled items accepted before a moment.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken ct);
}

/// <summary>What is to be done with a message.</summary>
public enum Delivery
{
    /// <summary>A new message, or a reply when <see cref="OutboxEntry.ActivityId"/> says to what.</summary>
    Send,

    /// <summary>Replaces the message <see cref="OutboxEntry.ActivityId"/>.</summary>
    Update,

    /// <summary>A new root message in a Teams channel: <see cref="OutboxEntry.Conversation"/> is the channel.</summary>
    Post,
}

/// <summary>The kinds of reason for which a message is given up.</summary>
public enum GivenUpAs
{
    /// <summary>It will never be taken there, or cannot be said at all.</summary>
    Refused,

    /// <summary>It may have arrived, so sent again it could arrive twice.</summary>
    Unclear,

    /// <summary>It was tried as often as it may be.</summary>
    TriedOut,
}

/// <summary>
/// Between whom a message goes, in the platform's own names: an answer copies it from what it answers.
/// </summary>
/// <param name="Network">What the platform calls itself, for example <c>msteams</c>; null: not known.</param>
/// <param name="From">The bot; null: not known.</param>
/// <param name="To">Who is answered; null: nobody in particular.</param>
/// <param name="Locale">BCP-47, as the client said; null: it did not.</param>
public sealed record Envelope(string? Network, string? From, string? To, string? Locale);

/// <summary>A message that was decided together with the turn's documents and is sent after the commit.</summary>
public sealed record OutboxEntry
{
    /// <summary>Unique; also what a later message names to replace this one.</summary>
    public required string Id { get; init; }

    public required TenantId Tenant { get; init; }

    public required ConversationKey Conversation { get; init; }

    /// <summary>The Connector's address for this conversation, as last received.</summary>
    public required string ServiceUrl { get; init; }

    public required Delivery Delivery { get; init; }

    /// <summary>The platform's id of the message to update or to reply to.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Between whom it goes; null where that is not known: the platform finds out itself.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>Another entry whose message is to be replaced: its platform id is looked up when sending.</summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// The name under which the platform's id is remembered when it has arrived, for longer than this entry; null: it
    /// is not.
    /// </summary>
    public string? KeptAs { get; init; }

    /// <summary>The message to send: an Adaptive Card as JSON, or null.</summary>
    public string? CardJson { get; init; }

    /// <summary>Plain text beside or instead of the card; with a card it is what notifications show.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// What was asked, where the card may be put into words when it is sent; null: the card speaks for itself.
    /// </summary>
    public string? Asked { get; init; }

    /// <summary>The platform's id, once it was delivered.</summary>
    public string? DeliveredAs { get; init; }

    /// <summary>Why it was given up, once it was.</summary>
    public string? FailedBecause { get; init; }

    /// <summary>The kind of that reason; null: it was not given up, or before this was kept.</summary>
    public GivenUpAs? GivenUpAs { get; init; }

    /// <summary>How often it was tried, counted before each try.</summary>
    public int Attempts { get; init; }

    /// <summary>Not tried again before this; null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// Set while it is being sent. Found after a start it says that the process ended meanwhile: nobody knows whether
    /// the message arrived.
    /// </summary>
    public DateTimeOffset? SendingSince { get; init; }

    /// <summary>How many parts of a long message have arrived.</summary>
    public int PartsSent { get; init; }

    /// <summary>True when doing it twice looks like doing it once: what is next is to replace a message.</summary>
    [JsonIgnore]
    public bool IsRepeatable => Delivery == Delivery.Update && PartsSent == 0;

    public DateTimeOffset At { get; init; }

    /// <summary>The trace that its sending goes on with, as W3C's traceparent; null: nobody listened.</summary>
    public string? Trace { get; init; }
}

/// <summary>What is to be sent, and what became of it.</summary>
public interface IOutbox
{
    /// <summary>Neither delivered nor given up, in the order they were put.</summary>
    Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct);

    /// <summary>
    /// The first that is pending in one conversation, or null: also while another instance, one that still runs, says
    /// that it is sending it.
    /// </summary>
    Task<OutboxEntry?> NextAsync(ConversationKey conversation, CancellationToken ct);

    Task<OutboxEntry?> FindAsync(string id, CancellationToken ct);

    /// <summary>
    /// Records that an entry is about to be sent, where it still is as it was known: not done, not tried since, and in
    /// no other instance's hands that still runs. False: it is not, and nothing was recorded.
    /// </summary>
    /// <param name="known">The entry as it was read or recorded last.</param>
    /// <param name="entry">The entry with <see cref="OutboxEntry.SendingSince"/>.</param>
    Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct);

    /// <summary>Records attempts, delivery or failure of one entry.</summary>
    Task SaveAsync(OutboxEntry entry, CancellationToken ct);

    /// <summary>Forgets entries that were delivered or given up before a moment.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken ct);
}
