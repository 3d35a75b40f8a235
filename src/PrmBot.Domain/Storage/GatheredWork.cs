namespace PrmBot.Storage;

/// <summary>All that a session gathered for its commit, the same for every store.</summary>
public sealed class GatheredWork
{
    private readonly Dictionary<(string Kind, string Id), GatheredWrite> _writes = [];
    private readonly OrderedDictionary<(string Kind, string Id), DocumentChange> _changes = [];
    private readonly List<OutboxEntry> _sends = [];
    private readonly List<string> _handled = [];

    /// <summary>True when a commit has nothing to do.</summary>
    public bool IsEmpty => _writes.Count + _sends.Count + _handled.Count == 0;

    /// <summary>The documents to write or remove, each with the version that must be there.</summary>
    public IReadOnlyDictionary<(string Kind, string Id), GatheredWrite> Writes => _writes;

    /// <summary>What is to be sent, in order.</summary>
    public IReadOnlyList<OutboxEntry> Sends => _sends;

    /// <summary>The inbox items that are handled with it.</summary>
    public IReadOnlyList<string> HandledItems => _handled;

    /// <inheritdoc cref="IUnitOfWork.Changes"/>
    public IReadOnlyList<DocumentChange> Changes => [.. _changes.Values];

    /// <inheritdoc cref="IUnitOfWork.Send"/>
    public void Send(OutboxEntry entry) => _sends.Add(entry);

    /// <inheritdoc cref="IUnitOfWork.Handled"/>
    public void Handled(string inboxId) => _handled.Add(inboxId);

    /// <summary>The write of a document; null when none was gathered.</summary>
    public GatheredWrite? Find(string kind, string id) => _writes.GetValueOrDefault((kind, id));

    /// <summary>Gathers one write.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="row">What to write; null: a removal.</param>
    /// <param name="version">The version it replaces, unless the session gathered a write of it before.</param>
    /// <param name="before">What is stored now.</param>
    public void Gather(string kind, string id, DocumentRow? row, long version, DocumentRow? before)
    {
        var write = new GatheredWrite(row, Find(kind, id)?.Expected ?? version);
        _writes[(kind, id)] = write;
        _changes[(kind, id)] = new DocumentChange(
            kind, id, before?.Body, before?.Schema ?? row?.Schema ?? 0, write.NewVersion)
        {
            BeforeVersion = before?.Version ?? 0,
            BeforePartner = before?.Partner,
        };
        if (before is null && row is null)
        {
            _changes.Remove((kind, id));
        }
    }

    /// <summary>The stored documents of a kind with the gathered writes laid over them, in no order.</summary>
    public IEnumerable<DocumentRow> Over(IEnumerable<DocumentRow> stored, string kind) => stored
        .Where(row => !_writes.ContainsKey((kind, row.Id)))
        .Concat(_writes.Where(w => w.Key.Kind == kind).Select(w => w.Value.AsRead).OfType<DocumentRow>());
}
