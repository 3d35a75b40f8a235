using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>The storage port: everything that PrmBot keeps goes through here.</summary>
public interface IStore
{
    /// <summary>
    /// One unit of work. It only ever opens documents of the tenant and, when <paramref name="onlyPartner"/> is given,
    /// of that partner: others look as if they did not exist, and putting one throws.
    /// </summary>
    IUnitOfWork Open(TenantId tenant, PartnerId? onlyPartner = null);

    /// <summary>What was accepted from the platform and not yet handled.</summary>
    IInbox Inbox { get; }

    /// <summary>What was decided and is still to be sent.</summary>
    IOutbox Outbox { get; }

    /// <summary>Who of several instances does what.</summary>
    IClaims Claims { get; }

    /// <summary>What several instances tell one another.</summary>
    INews News { get; }

    /// <summary>Counts what several instances do; null where one process has the store to itself.</summary>
    ICallMeter? Calls => null;

    /// <summary>For an operator's commands and the rounds of retention; null for a store of tests.</summary>
    IUpkeep? Upkeep => null;
}

/// <summary>
/// A session of one turn: reads see the store as it was, writes are gathered, and one commit writes all or nothing.
/// Not for use by several threads.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>The document, or null when there is none that this session may see. What was put is found.</summary>
    Task<T?> FindAsync<T>(string id, CancellationToken ct)
        where T : class, IDocument;

    /// <summary>All of a kind that belong to one partner, in the order of their ids.</summary>
    Task<IReadOnlyList<T>> OfPartnerAsync<T>(PartnerId partner, CancellationToken ct)
        where T : class, IDocument;

    /// <summary>
    /// The same of several partners, for whoever goes through many: the session does not remember what it read.
    /// </summary>
    Task<ILookup<PartnerId, T>> OfPartnersAsync<T>(IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
        where T : class, IDocument;

    /// <summary>Of which partners something was committed since a mark, by any session.</summary>
    /// <param name="since">A mark of this store; null: none is known.</param>
    /// <param name="ct">Ends the work early.</param>
    Task<TouchedPartners> TouchedAsync(long? since, CancellationToken ct);

    /// <summary>All of a kind in the tenant, in the order of their ids: for kinds that stay few (partners).</summary>
    Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
        where T : class, IDocument;

    /// <summary>The last <paramref name="count"/> of a kind in the order of their ids, the very last first.</summary>
    Task<IReadOnlyList<T>> LatestAsync<T>(int count, CancellationToken ct)
        where T : class, IDocument;

    /// <summary>Gathers a write: new when its version is 0, else a replacement of exactly that version.</summary>
    void Put<T>(T document)
        where T : class, IDocument;

    /// <summary>Gathers a removal of exactly that version.</summary>
    void Remove<T>(T document)
        where T : class, IDocument;

    /// <summary>
    /// Gathers the writes that bring documents back to what they were before, all or none.
    /// False, with nothing gathered, when one of them no longer has its <see cref="DocumentChange.NewVersion"/>.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">A document is not of the session's only partner.</exception>
    Task<bool> RestoreAsync(IReadOnlyList<DocumentChange> changes, CancellationToken ct);

    /// <summary>What was put, removed or restored, as it was before this session: for history and undo.</summary>
    IReadOnlyList<DocumentChange> Changes { get; }

    /// <summary>Gathers a message to be sent after the commit, in the order given.</summary>
    void Send(OutboxEntry entry);

    /// <summary>The inbox item that this session handles leaves the inbox with the commit.</summary>
    void Handled(string inboxId);

    /// <summary>Writes everything gathered in one durable transaction, then the session is spent.</summary>
    /// <exception cref="ConcurrencyException">A document was changed by somebody else since it was read.</exception>
    /// <exception cref="AlreadyHandledException">Another session handled the item first.</exception>
    /// <exception cref="InvalidOperationException">The session is spent, or an outbox entry's id exists.</exception>
    /// <exception cref="StoreUnavailableException">
    /// The message says what to do. Nothing was written, unless a server was lost in the middle of its answer: who
    /// tries again is told by <see cref="AlreadyHandledException"/> when it was.
    /// </exception>
    Task CommitAsync(CancellationToken ct);
}

/// <summary>One document as it was before a session changed it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">Its body before; null when it is new.</param>
/// <param name="BeforeSchema">Schema of that body.</param>
/// <param name="NewVersion">The version that this session gives it; 0 when it removes it.</param>
public sealed record DocumentChange(string Kind, string Id, string? Before, int BeforeSchema, long NewVersion)
{
    /// <summary>Its version before; 0 when it is new.</summary>
    public long BeforeVersion { get; init; }

    /// <summary>The partner it belonged to before; null: not any partner's, or it is new.</summary>
    public PartnerId? BeforePartner { get; init; }

    /// <summary>The version that brought it back to what it was before; null when it was not taken back.</summary>
    public long? RestoredAs { get; init; }
}

/// <summary>Somebody else changed a document first. Load again and decide once more.</summary>
public sealed class ConcurrencyException(string kind, string id)
    : Exception($"The {kind} {id} was changed by somebody else in between.")
{
    public string Kind { get; } = kind;

    public string Id { get; } = id;
}

/// <summary>What was to be handled is handled or dropped already, by somebody else: nothing was written.</summary>
public sealed class AlreadyHandledException()
    : InvalidOperationException("The inbox item was handled by another session.");

/// <summary>The store cannot be used: message says what a person can do about it.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
