namespace PrmBot.Storage;

/// <summary>All that a session gathered for its commit, the same for every store.</summary>
public sealed class GatheredWork
{
    private readonly Dictionary<(string Kind, string Id), GatheredWrite> _writes = [];
    private readonly OrderedDictionary<(string Kind, string Id), DocumentChange> _changes = [];
    private readonly List<OutboxEntry> _sends = [];
    private readonly List<string> _handled = [];
    private readonly List<string> _unsent = [];
    private readonly List<string> _unheard = [];

    /// <summary>True when a commit has nothing to do.</summary>
    public bool IsEmpty =>
        _writes.Count + _sends.Count + _handled.Count + _unsent.Count + _unheard.Count == 0;

    /// <summary>The documents to write or remove, each with the version that must be there.</summary>
    public IReadOnlyDictionary<(string Kind, string Id), GatheredWrite> Writes => _writes;

    /// <summary>What is to be sent, in order.</summary>
    public IReadOnlyList<OutboxEntry> Sends => _sends;

    /// <summary>The inbox items that are handled with it.</summary>
    public IReadOnlyList<string> HandledItems => _handled;

    /// <summary>Outbox entries, waiting or not, that are removed with it.</summary>
    public IReadOnlyList<string> Unsent => _unsent;

    /// <summary>Keys of inbox items whose words, and answers, are removed with it; that they came is kept.</summary>
    public IReadOnlyList<string> Unheard => _unheard;

    /// <inheritdoc cref="IUnitOfWork.Changes"/>
    public IReadOnlyList<DocumentChange> Changes => [.. _changes.Values];

    /// <inheritdoc cref="IUnitOfWork.Send"/>
    public void Send(OutboxEntry entry) => _sends.Add(entry);

    /// <inheritdoc cref="IUnitOfWork.Handled"/>
    public void Handled(string inboxId) => _handled.Add(inboxId);

    /// <summary>Removes an entry of the outbox, sent or not; one that is not there is no error.</summary>
    public void Unsend(string entry) => _unsent.Add(entry);

    /// <summary>Empties an item of the inbox, as one that is handled.</summary>
    /// <param name="key">Its id as <see cref="Keys.Short"/> makes it.</param>
    public void Unhear(string key) => _unheard.Add(key);

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
