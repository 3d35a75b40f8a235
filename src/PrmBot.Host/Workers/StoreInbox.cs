using PrmBot.BotFramework.Endpoint;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Keeps accepted activities in the store.</summary>
internal sealed class StoreInbox(IStore store, LeftWork left) : IActivityInbox
{
    /// <inheritdoc/>
    public bool IsShared => store.Claims.AreShared;

    /// <inheritdoc/>
    public Task LeftAsync(CancellationToken cancellationToken) => left.SaidAsync(cancellationToken);

    /// <summary>A file that cannot be written waits for a person, a server that is gone comes back.</summary>
    public bool IsOutage(Exception failure) => IsShared && failure is StoreUnavailableException;

    /// <inheritdoc/>
    public async Task<IInboxClaim?> ClaimAsync(string conversationId, CancellationToken cancellationToken) =>
        await store.Claims.TryAsync($"hear\n{conversationId}", cancellationToken) is { } claim
            ? new Hearing(claim)
            : null;

    /// <inheritdoc/>
    public async Task<Accepted?> NextAsync(string conversationId, CancellationToken cancellationToken) =>
        await store.Inbox.NextAsync(new ConversationKey(conversationId), cancellationToken) is { } item
            ? Of(item)
            : null;

    /// <inheritdoc/>
    public Task<bool> AcceptAsync(Accepted item, CancellationToken cancellationToken) =>
        store.Inbox.AcceptAsync(
            new InboxItem(item.Id, new ConversationKey(item.ConversationId), item.Body, item.At)
            {
                RunsAtOnce = item.RunsAtOnce,
                Trace = item.Trace,
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Accepted>> PendingAsync(CancellationToken cancellationToken) =>
        [.. (await store.Inbox.PendingAsync(cancellationToken)).Select(Of)];

    /// <inheritdoc/>
    public Task DropAsync(string id, CancellationToken cancellationToken) =>
        store.Inbox.DropAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task AnsweredAsync(string id, string answer, CancellationToken cancellationToken) =>
        store.Inbox.AnsweredAsync(id, answer, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> AnswerAsync(string id, CancellationToken cancellationToken) =>
        store.Inbox.AnswerAsync(id, cancellationToken);

    private sealed class Hearing(IClaim claim) : IInboxClaim
    {
        public bool IsHeld => claim.IsHeld;

        public ValueTask DisposeAsync() => claim.DisposeAsync();
    }

    private static Accepted Of(InboxItem item) =>
        new(item.Id, item.Conversation.Value, item.Body, item.At) { Trace = item.Trace };
}
