using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage;

/// <summary>Which rows of a tenant.</summary>
public abstract record RowRange
{
    private RowRange()
    {
    }

    /// <summary>All of them.</summary>
    public sealed record Everything : RowRange;

    /// <summary>Those of one kind that belong to one partner.</summary>
    public sealed record OfPartner(string Kind, PartnerId Partner) : RowRange;

    /// <summary>Those that belong to no partner.</summary>
    public sealed record OfNobody : RowRange;

    /// <summary>Those of one kind whose ids sort before one.</summary>
    public sealed record Before(string Kind, string Id) : RowRange;
}

/// <summary>
/// What an operator's commands and the rounds of retention do with a store: rows as they are stored, whatever kind they
/// are of. Never for a turn.
/// </summary>
public interface IUpkeep
{
    /// <summary>The rows, read some at a time: what is written meanwhile may be among them or not.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    IAsyncEnumerable<StoredDocument> RowsAsync(TenantId tenant, RowRange range, CancellationToken ct);

    /// <summary>All messages that are to be sent or were, of all tenants.</summary>
    IAsyncEnumerable<OutboxEntry> SentAsync(CancellationToken ct);

    /// <summary>All items that wait or have an answer kept, of all tenants.</summary>
    IAsyncEnumerable<StoredItem> HeardAsync(CancellationToken ct);

    /// <summary>Writes what was gathered in one durable transaction, versions compared.</summary>
    /// <exception cref="ConcurrencyException">A document was changed by somebody else since it was read.</exception>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    Task WriteAsync(TenantId tenant, GatheredWork work, CancellationToken ct);
}
