using PrmBot.Identity;

namespace PrmBot.Storage.Moving;

/// <summary>A document with everything that is kept beside it.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Row">Its body, and what is known of it.</param>
/// <param name="At">When it was written last; exact to the millisecond.</param>
public sealed record StoredDocument(TenantId Tenant, string Kind, DocumentRow Row, DateTimeOffset At);

/// <summary>An accepted item, or what is remembered of one.</summary>
/// <param name="Key">Its id as <see cref="Keys.Short"/> makes it: the id of one that is over is not kept.</param>
/// <param name="Waiting">The item while it waits; null after.</param>
/// <param name="Answer">What it was answered with; null: nothing.</param>
/// <param name="IsHandled">True when it was handled or dropped, and not only answered.</param>
/// <param name="At">When it was accepted; exact to the millisecond.</param>
public sealed record StoredItem(string Key, InboxItem? Waiting, string? Answer, bool IsHandled, DateTimeOffset At);

/// <summary>
/// All that a store holds, of all tenants: for an operator's commands, never for a turn. Queues come in their order.
/// </summary>
public interface IStoreContents
{
    IEnumerable<StoredDocument> Documents();

    IEnumerable<StoredItem> Inbox();

    IEnumerable<OutboxEntry> Outbox();
}
