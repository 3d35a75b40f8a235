using System.Text.Json;

namespace PrmBot.Storage.LiteDb;

/// <summary>The inbox in the database: accepting an item is one insert.</summary>
internal sealed class LiteDbInbox(DatabaseFile file) : IInbox
{
    public Task<bool> AcceptAsync(InboxItem item, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var body = JsonSerializer.Serialize(item, DocumentFormat.Options);
        return Task.FromResult(file.Write(db => Queue.Inbox.TryAdd(db, item.Id, body, item.At)));
    }

    public Task<IReadOnlyList<InboxItem>> PendingAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<InboxItem>>([.. file.Read(Queue.Inbox.Waiting)
            .Select(body => JsonSerializer.Deserialize<InboxItem>(body, DocumentFormat.Options)!)]);
    }

    public Task DropAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        file.Write(db => Queue.Inbox.Save(db, id, string.Empty, waits: false));
        return Task.CompletedTask;
    }

    public Task AnsweredAsync(string id, string answer, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        file.Write(db => Queue.Inbox.Save(db, id, answer, waits: false));
        return Task.CompletedTask;
    }

    public Task<string?> AnswerAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(file.Read(db => Queue.Inbox.FindDone(db, id)) is { Length: > 0 } answer ? answer : null);
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        file.Write(db => Queue.Inbox.Forget(db, before));
        return Task.CompletedTask;
    }
}
