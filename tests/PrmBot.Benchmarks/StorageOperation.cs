using System.Collections.Concurrent;
using System.Globalization;
using PrmBot.Conversation;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Benchmarks;

/// <summary>One operation of a store, to be measured.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Prepare">What is done before each and is not measured; null: nothing.</param>
/// <param name="Run">What is measured, with a number of its own each time.</param>
/// <param name="IsForOne">True where many at once say nothing new, as each is another's change.</param>
internal sealed record StorageOperation(
    string Name, Func<string, Task>? Prepare, Func<string, Task> Run, bool IsForOne = false)
{
    /// <summary>The partner who has a year of weekly numbers of every KPI.</summary>
    public static readonly PartnerId Asked = PartnerId.From("asked");

    private static readonly Person Who = new(new UserId("alex"), "Alex");

    public static IReadOnlyList<StorageOperation> Of(IStore store)
    {
        var begun = new ConcurrentDictionary<string, OutboxEntry>();
        return
        [
            new("find one", null, _ => Work(store).FindAsync<Partner>(StorageFilling.IdOf(5).Value, default)),
            new("all of a partner", null, _ => Work(store).OfPartnerAsync<KpiSeries>(Asked, default)),
            new("the list, unchanged", null, _ => Work(store).AllAsync<Partner>(default)),
            new("the list, changed", _ => TouchAsync(store), _ => Work(store).AllAsync<Partner>(default), true),
            new("commit: one document", null, key => Committed(store, work => work.Put(EntryOf(key)))),
            new("commit: a turn", key => store.Inbox.AcceptAsync(ItemOf(key), default), key => TurnAsync(store, key)),
            new("inbox: accept", null, key => store.Inbox.AcceptAsync(ItemOf(key), default)),
            new("outbox: take, begin, save", key => Committed(store, work => work.Send(MessageOf(key))),
                key => SendAsync(store, key)),
        ];
    }

    /// <summary>How long reading all numbers of a partner takes: for lines of their own, by weeks.</summary>
    public static StorageOperation NumbersOf(IStore store, PartnerId partner) =>
        new("all of a partner", null, _ => Work(store).OfPartnerAsync<KpiSeries>(partner, default));

    private static IUnitOfWork Work(IStore store) => store.Open(BenchHost.Home);

    private static Task Committed(IStore store, Action<IUnitOfWork> write)
    {
        var work = Work(store);
        write(work);
        return work.CommitAsync(default);
    }

    // A partner is written, so the whole list is to be read again.
    private static async Task TouchAsync(IStore store)
    {
        var work = Work(store);
        work.Put((await work.FindAsync<Partner>(StorageFilling.IdOf(1).Value, default))!);
        await work.CommitAsync(default);
    }

    private static Task TurnAsync(IStore store, string key) => Committed(store, work =>
    {
        work.Put(new Dialogue { Id = key, About = Asked });
        work.Put(new KpiSeries { Of = PartnerId.From(key), Kpi = "K1" });
        work.Put(EntryOf(key));
        work.Send(MessageOf(key));
        work.Handled(key);
    });

    // As the worker does: by its id, and by the conversation's order where others may send in it too.
    private static async Task SendAsync(IStore store, string key)
    {
        var next = await (store.Claims.AreShared
            ? store.Outbox.NextAsync(new ConversationKey(key), default)
            : store.Outbox.FindAsync(key, default));
        var sending = next! with { SendingSince = DateTimeOffset.UtcNow, Attempts = 1 };
        if (!await store.Outbox.BeginAsync(next, sending, default))
        {
            throw new InvalidOperationException($"The message {key} was to be sent, and was another's.");
        }

        await store.Outbox.SaveAsync(sending with { SendingSince = null, DeliveredAs = key }, default);
    }

    private static HistoryEntry EntryOf(string key) => new()
    {
        Id = HistoryEntry.IdAt(DateTimeOffset.UtcNow, key), Partner = Asked, Who = Who, At = DateTimeOffset.UtcNow,
        Function = "Kpi-record", Summary = string.Create(CultureInfo.InvariantCulture, $"{key} leads in October 2026."),
    };

    private static InboxItem ItemOf(string key) =>
        new(key, new ConversationKey(key), """{"type":"message","text":"x"}""".PadRight(1500), DateTimeOffset.UtcNow);

    private static OutboxEntry MessageOf(string key) => new()
    {
        Id = key, Tenant = BenchHost.Home, Conversation = new ConversationKey(key), At = DateTimeOffset.UtcNow,
        ServiceUrl = "https://example.test/", Delivery = Delivery.Send, CardJson = $"\"{new string('c', 4000)}\"",
    };
}
