using LiteDB;
using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>The outbox in the database; entries come in with a unit of work's commit.</summary>
internal sealed class LiteDbOutbox(DatabaseFile file) : IOutbox
{
    public Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<OutboxEntry>>(file.Read(file.Outbox.Waiting));
    }

    public async Task<OutboxEntry?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await PendingAsync(ct)).FirstOrDefault(entry => entry.Conversation == conversation);

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(file.Entries.TryFind(Keys.Short(id), out var known)
            ? known
            : file.Read(db => file.Entries.Read(Keys.Short(id), () => file.Outbox.Find(db, id))));
    }

    public Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(db =>
            file.Entries.Written(Keys.Short(entry.Id), () => file.Outbox.Find(db, entry.Id)) is { } now
            && IsStill(known, now) && Save(db, entry));
    }

    public async Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!await file.WriteAsync(db => Save(db, entry)))
        {
            throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(db =>
        {
            var keys = file.Outbox.Forget(db, before);
            foreach (var key in keys)
            {
                file.Entries.Change(key, null);
            }

            return keys.Count;
        });
    }

    private bool Save(LiteDatabase database, OutboxEntry entry)
    {
        if (!file.Outbox.Save(database, entry))
        {
            return false;
        }

        file.Entries.Change(Keys.Short(entry.Id), entry);
        return true;
    }

    private static bool IsStill(OutboxEntry known, OutboxEntry now) =>
        now is { DeliveredAs: null, FailedBecause: null }
        && (now.Attempts, now.PartsSent) == (known.Attempts, known.PartsSent);
}
