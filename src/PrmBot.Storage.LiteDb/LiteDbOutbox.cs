using System.Text.Json;
using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>The outbox in the database; entries come in with a unit of work's commit.</summary>
internal sealed class LiteDbOutbox(DatabaseFile file) : IOutbox
{
    public static string Write(OutboxEntry entry) => JsonSerializer.Serialize(entry, DocumentFormat.Options);

    public Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. file.Read(Queue.Outbox.Waiting).Select(Read)]);
    }

    public async Task<OutboxEntry?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await PendingAsync(ct)).FirstOrDefault(entry => entry.Conversation == conversation);

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(file.Read(db => Queue.Outbox.Find(db, id)) is { } body ? Read(body) : null);
    }

    public Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var stored = Write(entry);
        return file.WriteAsync(db => Queue.Outbox.Find(db, entry.Id) is { } body && IsStill(known, Read(body))
            && Queue.Outbox.Save(db, entry.Id, stored, waits: true));
    }

    public async Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var waits = entry.DeliveredAs is null && entry.FailedBecause is null;
        var stored = Write(entry);
        if (!await file.WriteAsync(db => Queue.Outbox.Save(db, entry.Id, stored, waits)))
        {
            throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(db => Queue.Outbox.Forget(db, before));
    }

    private static bool IsStill(OutboxEntry known, OutboxEntry now) =>
        now is { DeliveredAs: null, FailedBecause: null }
        && (now.Attempts, now.PartsSent) == (known.Attempts, known.PartsSent);

    public static OutboxEntry Read(string body) =>
        JsonSerializer.Deserialize<OutboxEntry>(body, DocumentFormat.Options)!;
}
