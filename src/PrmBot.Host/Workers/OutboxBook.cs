using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;
using PrmBot.Host.Telemetry;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Keeps what becomes of entries. Each attempt is kept before it is made, so that a crash neither
/// forgets it nor repeats it without end.</summary>
public sealed class OutboxBook(IStore store, TimeProvider clock, ILogger<OutboxBook> log)
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The entry; null when there is none, or when it is done.</summary>
    public async Task<OutboxEntry?> OpenAsync(string id, CancellationToken ct) =>
        await store.Outbox.FindAsync(id, ct) is { DeliveredAs: null, FailedBecause: null } entry ? entry : null;

    /// <summary>True when other instances send from the same outbox.</summary>
    public bool IsShared => store.Claims.AreShared;

    /// <summary>The right to send to a conversation; null when another instance has it.</summary>
    public Task<IClaim?> ClaimAsync(ConversationKey where, CancellationToken ct) =>
        store.Claims.TryAsync($"say\n{where.Value}", ct);

    /// <summary>What is to be sent next in a conversation; null: nothing by this instance.</summary>
    public Task<OutboxEntry?> NextAsync(ConversationKey where, CancellationToken ct) =>
        store.Outbox.NextAsync(where, ct);

    /// <summary>
    /// An attempt begins. An entry whose former attempt the process did not survive gets only this one more.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="mostAttempts">How many there may be.</param>
    public OutboxAttempt Begin(OutboxEntry entry, int mostAttempts) => new(this, entry, mostAttempts);

    /// <summary>
    /// Keeps that an entry is about to be sent. False when it is not this instance's any more: it lost the conversation
    /// without knowing, and another one is sending the entry, or has.
    /// </summary>
    /// <param name="known">The entry as it was kept last.</param>
    /// <param name="entry">The entry as it leaves.</param>
    internal Task<bool> LeavesAsync(OutboxEntry known, OutboxEntry entry) =>
        KeptAsync(entry, () => store.Outbox.BeginAsync(known, entry, CancellationToken.None));

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal void SaysInDoubt(OutboxEntry entry) => OutboxLog.InDoubt(log, entry.Id);

    public async Task ArrivedAsync(OutboxEntry entry, string id)
    {
        Measures.Came(entry, Measures.Delivered, Now);
        await KeepAsync(entry with { DeliveredAs = id, SendingSince = null });
        if (entry.Delivery == Delivery.Post)
        {
            await BeganThreadAsync(entry, id);
        }

        if (entry.KeptAs is { } name)
        {
            await RememberAsync(entry, name, id);
        }
    }

    public Task PutOffAsync(OutboxEntry entry, TimeSpan wait, int? status, string? code)
    {
        Measures.Came(entry, Measures.PutOff, Now);
        OutboxLog.NotDelivered(log, entry.Id, entry.Attempts, status, code, wait.TotalSeconds);
        return KeepAsync(entry with { NotBefore = clock.GetUtcNow() + wait, SendingSince = null });
    }

    public Task GiveUpAsync(OutboxEntry entry, GivenUpAs kind, string reason)
    {
        Measures.Came(entry, Measures.WordOf(kind), Now);
        OutboxLog.GivenUp(log, entry.Id, entry.Attempts, reason);
        return KeepAsync(entry with { FailedBecause = reason, GivenUpAs = kind, SendingSince = null });
    }

    // What people answer there is for the bot. Lost, it costs them a mention.
    private async Task BeganThreadAsync(OutboxEntry entry, string id)
    {
        try
        {
            var thread = ThreadIds.InThread(entry.Conversation.Value, id);
            var work = store.Open(entry.Tenant);
            work.Put(new OwnThread { Id = thread });
            await work.CommitAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or ConcurrencyException or ArgumentException)
        {
            var kind = e.GetType().Name;
            OutboxLog.NoThread(log, entry.Id, kind);
        }
    }

    // Lost, the card cannot be replaced after the outbox has forgotten it. A newer posting of the name has its own id.
    private async Task RememberAsync(OutboxEntry entry, string name, string id)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var work = store.Open(entry.Tenant);
                if (await work.FindAsync<PostedMessage>(name, CancellationToken.None) is { } posted
                    && posted.Entry == entry.Id)
                {
                    work.Put(posted with { ActivityId = id });
                    await work.CommitAsync(CancellationToken.None);
                }

                return;
            }
            catch (Exception e) when (e is StoreUnavailableException or ConcurrencyException)
            {
                if (attempt == Attempts)
                {
                    OutboxLog.NotRemembered(log, entry.Id, e.GetType().Name);
                    return;
                }

                await Task.Delay(Pause, clock);
            }
        }
    }

    // Until it is kept the message would be sent again: so its conversation waits for the disk.
    internal Task KeepAsync(OutboxEntry entry) => KeptAsync(entry, async () =>
    {
        await store.Outbox.SaveAsync(entry, CancellationToken.None);
        return true;
    });

    private async Task<bool> KeptAsync(OutboxEntry entry, Func<Task<bool>> keep)
    {
        while (true)
        {
            try
            {
                return await keep();
            }
            catch (StoreUnavailableException e)
            {
                OutboxLog.NotKept(log, entry.Id, e.GetType().Name);
                await Task.Delay(Pause, clock);
            }
        }
    }
}
