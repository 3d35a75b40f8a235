using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>The outbox in the database; entries come in with a unit of work's commit.</summary>
internal sealed class LiteDbOutbox(DatabaseFile file) : IOutbox
{
    public Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<OutboxEntry>>(file.Outbox.Waiting());
    }

    public async Task<OutboxEntry?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await PendingAsync(ct)).FirstOrDefault(entry => entry.Conversation == conversation);

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(file.Outbox.Find(id));
    }

    public Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(() =>
            file.Outbox.FindNow(entry.Id) is { } now && IsStill(known, now) && file.Outbox.Save(entry));
    }

    public async Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!await file.WriteAsync(() => file.Outbox.Save(entry)))
        {
            throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        file.ForgetAsync(db => file.Outbox.Done(db, before), file.Outbox.RemoveKey, ct);

    private static bool IsStill(OutboxEntry known, OutboxEntry now) =>
        now is { DeliveredAs: null, FailedBecause: null }
        && (now.Attempts, now.PartsSent) == (known.Attempts, known.PartsSent);
}
