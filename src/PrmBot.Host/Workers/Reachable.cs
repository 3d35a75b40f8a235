using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Remembers which conversations the bot can no longer write to.</summary>
public sealed class Reachable(IStore store, TimeProvider clock, ILogger<Reachable> log)
{
    /// <summary>Why nothing can be sent there; null when it can. A lost channel loses all its threads.</summary>
    public async Task<string?> LostBecauseAsync(TenantId tenant, ConversationKey where, CancellationToken ct)
    {
        var work = store.Open(tenant);
        foreach (var key in KeysOf(where))
        {
            if (await work.FindAsync<LostConversation>(key, ct) is { } lost)
            {
                return lost.Reason;
            }
        }

        return null;
    }

    /// <summary>Nothing is sent there any more.</summary>
    public async Task LoseAsync(TenantId tenant, ConversationKey where, string reason, CancellationToken ct)
    {
        var work = store.Open(tenant);
        if (await work.FindAsync<LostConversation>(where.Value, ct) is not null)
        {
            return;
        }

        work.Put(new LostConversation { Id = where.Value, Reason = reason, Since = clock.GetUtcNow() });
        if (await CommittedAsync(work, ct))
        {
            OutboxLog.Lost(log, reason);
        }
    }

    /// <summary>Somebody spoke there, or the app came back: it can be written to.</summary>
    public async Task FindAsync(TenantId tenant, ConversationKey where, CancellationToken ct)
    {
        var work = store.Open(tenant);
        foreach (var key in KeysOf(where))
        {
            if (await work.FindAsync<LostConversation>(key, ct) is { } lost)
            {
                work.Remove(lost);
            }
        }

        if (work.Changes.Count > 0)
        {
            await CommittedAsync(work, ct);
        }
    }

    // Who was faster has done the same.
    private static async Task<bool> CommittedAsync(IUnitOfWork work, CancellationToken ct)
    {
        try
        {
            await work.CommitAsync(ct);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    private static IEnumerable<string> KeysOf(ConversationKey where) =>
        new[] { where.Value, where.Channel.Value }.Distinct();
}
