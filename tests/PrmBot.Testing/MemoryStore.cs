using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Testing;

/// <summary>A store in memory for tests of what is above the port. Held to the contract of the real ones.</summary>
public sealed partial class MemoryStore : IStore, IInbox, IOutbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, string Kind, string Id), Row> _rows = [];
    private readonly Dictionary<string, (InboxItem Item, bool Handled)> _inbox = [];
    private readonly HashSet<string> _committed = [];
    private readonly Dictionary<string, string> _answers = [];
    private readonly List<OutboxEntry> _outbox = [];
    private readonly List<(TenantId Tenant, PartnerId Partner)> _touched = [];

    public MemoryStore()
    {
    }

    /// <summary>Begins with the documents and messages that another one has now.</summary>
    public MemoryStore(MemoryStore begin)
    {
        lock (begin._gate)
        {
            _rows = new(begin._rows);
            _outbox = [.. begin._outbox];
        }
    }

    /// <summary>How many partners' documents were asked for by the stretch, each kind counted.</summary>
    public int PartnersRead { get; private set; }

    public IInbox Inbox => this;

    public IOutbox Outbox => this;

    public IClaims Claims { get; } = new SoleClaims();

    public INews News { get; } = new NoNews();

    public IUnitOfWork Open(TenantId tenant, PartnerId? onlyPartner = null) => new Unit(this, tenant, onlyPartner);

    public Task<bool> AcceptAsync(InboxItem item, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(_inbox.TryAdd(item.Id, (item, false)));
        }
    }

    Task<IReadOnlyList<InboxItem>> IInbox.PendingAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<InboxItem>>(
                [.. _inbox.Values.Where(i => !i.Handled).Select(i => i.Item)]);
        }
    }

    async Task<InboxItem?> IInbox.NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await Inbox.PendingAsync(ct)).FirstOrDefault(i => i.Conversation == conversation);

    async Task<OutboxEntry?> IOutbox.NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await Outbox.PendingAsync(ct)).FirstOrDefault(e => e.Conversation == conversation);

    public Task DropAsync(string id, CancellationToken ct)
    {
        lock (_gate)
        {
            MarkHandled(id);
            _committed.Add(id);
            _answers.Remove(id);
            return Task.CompletedTask;
        }
    }

    public Task AnsweredAsync(string id, string answer, CancellationToken ct)
    {
        lock (_gate)
        {
            MarkHandled(id);
            if (_inbox.ContainsKey(id))
            {
                _answers[id] = answer;
            }

            return Task.CompletedTask;
        }
    }

    public Task<string?> AnswerAsync(string id, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(_answers.GetValueOrDefault(id));
        }
    }

    Task IInbox.ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        lock (_gate)
        {
            foreach (var (item, _) in _inbox.Values.Where(i => i.Handled && i.Item.At < before).ToList())
            {
                _inbox.Remove(item.Id);
                _committed.Remove(item.Id);
                _answers.Remove(item.Id);
            }

            return Task.CompletedTask;
        }
    }

    Task<IReadOnlyList<OutboxEntry>> IOutbox.PendingAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. _outbox.Where(IsPending)]);
        }
    }

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(_outbox.Find(e => e.Id == id));
        }
    }

    public Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct)
    {
        lock (_gate)
        {
            var at = _outbox.FindIndex(e => e.Id == entry.Id && IsPending(e)
                && (e.Attempts, e.PartsSent) == (known.Attempts, known.PartsSent));
            if (at >= 0)
            {
                _outbox[at] = entry;
            }

            return Task.FromResult(at >= 0);
        }
    }

    public Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        lock (_gate)
        {
            var at = _outbox.FindIndex(e => e.Id == entry.Id);
            if (at < 0)
            {
                throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
            }

            _outbox[at] = entry;
            return Task.CompletedTask;
        }
    }

    Task IOutbox.ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        lock (_gate)
        {
            _outbox.RemoveAll(e => !IsPending(e) && e.At < before);
            return Task.CompletedTask;
        }
    }

    private void MarkHandled(string id)
    {
        if (_inbox.TryGetValue(id, out var found))
        {
            _inbox[id] = (found.Item, true);
        }
    }

    private static bool IsPending(OutboxEntry entry) => entry.DeliveredAs is null && entry.FailedBecause is null;

    private sealed record Row(string Body, int Schema, long Version, PartnerId? Partner);
}
