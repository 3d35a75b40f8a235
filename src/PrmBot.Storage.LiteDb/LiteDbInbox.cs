using System.Text.Json;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>The inbox in the database: accepting an item is one insert.</summary>
internal sealed class LiteDbInbox(DatabaseFile file) : IInbox
{
    public Task<bool> AcceptAsync(InboxItem item, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var stored = Write(item);

        // Looked up here and remembered: whoever writes must not wait for the file.
        file.Inbox.Find(item.Id);
        return file.WriteAsync(() => file.Inbox.TryAdd(item.Id, stored, item.At));
    }

    public Task<IReadOnlyList<InboxItem>> PendingAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var waiting = file.Inbox.Waiting();
        return Task.FromResult<IReadOnlyList<InboxItem>>([.. waiting.Select(entry => Read(entry.Body))]);
    }

    public async Task<InboxItem?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await PendingAsync(ct)).FirstOrDefault(item => item.Conversation == conversation);

    public Task DropAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(() => file.Inbox.Handle(id));
    }

    public Task AnsweredAsync(string id, string answer, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return file.WriteAsync(() => file.Inbox.Save(id, answer, waits: false));
    }

    public Task<string?> AnswerAsync(string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(file.Inbox.FindDone(id) is { Length: > 0 } answer ? answer : null);
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        file.ForgetAsync(db => file.Inbox.Done(db, before), file.Inbox.Remove, ct);

    /// <summary>An earlier program kept no word on whether an item was handled or only answered.</summary>
    public static StoredItem Whole(QueueEntry entry)
    {
        var waiting = entry.Place is null ? null : Read(entry.Body);
        var answer = waiting is null && entry.Body.Length > 0 ? entry.Body : null;
        var isHandled = entry.IsOver || (waiting is null && answer is null);
        return new StoredItem(entry.Key, waiting, answer, isHandled, entry.At);
    }

    // The body stands as it came below a line with the rest: JSON inside a JSON text is up to six times as long, in
    // the file and in the buffers that it is written with. One line alone is an item of an earlier program.
    private static string Write(InboxItem item) =>
        JsonSerializer.Serialize(item with { Body = string.Empty }, DocumentFormat.Options) + '\n' + item.Body;

    private static InboxItem Read(string stored)
    {
        var end = stored.IndexOf('\n', StringComparison.Ordinal);
        var item = JsonSerializer.Deserialize<InboxItem>(
            end < 0 ? stored : stored[..end], DocumentFormat.Options)!;
        return end < 0 ? item : item with { Body = stored[(end + 1)..] };
    }
}
