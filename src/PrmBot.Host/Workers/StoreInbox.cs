using PrmBot.BotFramework.Endpoint;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Keeps accepted activities in the store.</summary>
public sealed class StoreInbox(IStore store) : IActivityInbox
{
    /// <inheritdoc/>
    public Task<bool> AcceptAsync(Accepted item, CancellationToken cancellationToken) =>
        store.Inbox.AcceptAsync(
            new InboxItem(item.Id, new ConversationKey(item.ConversationId), item.Body, item.At), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Accepted>> PendingAsync(CancellationToken cancellationToken) =>
        [.. (await store.Inbox.PendingAsync(cancellationToken))
            .Select(i => new Accepted(i.Id, i.Conversation.Value, i.Body, i.At))];

    /// <inheritdoc/>
    public Task DropAsync(string id, CancellationToken cancellationToken) =>
        store.Inbox.DropAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task AnsweredAsync(string id, string answer, CancellationToken cancellationToken) =>
        store.Inbox.AnsweredAsync(id, answer, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> AnswerAsync(string id, CancellationToken cancellationToken) =>
        store.Inbox.AnswerAsync(id, cancellationToken);
}
