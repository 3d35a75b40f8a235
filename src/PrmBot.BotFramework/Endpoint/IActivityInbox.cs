namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Keeps accepted activities until they are handled, through a crash too. Implementations are safe for concurrent
/// callers and remember the ids of dropped items for at least a day, so that a late second delivery is still known.
/// </summary>
public interface IActivityInbox
{
    /// <summary>
    /// True when other processes work on the same inbox: then a conversation is claimed before it is worked on, and
    /// what others left is looked for.
    /// </summary>
    bool IsShared => false;

    /// <summary>Comes back when another process has said that it left something; never where none says
    /// so.</summary>
    Task LeftAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    /// <summary>True for a failure that passes by itself: what was to be handled stays in the inbox.</summary>
    bool IsOutage(Exception failure) => false;

    /// <summary>The right to work on a conversation, given back by disposing it; null when another process has it,
    /// which then looks for what has come in before it is done. Asked for only when shared.</summary>
    Task<IInboxClaim?> ClaimAsync(string conversationId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An inbox that is shared has claims.");

    /// <summary>The first that waits in a conversation, or null. Asked for only when shared.</summary>
    Task<Accepted?> NextAsync(string conversationId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An inbox that is shared knows what is next.");

    /// <summary>Stores durably before it returns. True when new, false when this id was seen before.</summary>
    Task<bool> AcceptAsync(Accepted item, CancellationToken cancellationToken);

    /// <summary>Everything accepted and not dropped, oldest first.</summary>
    Task<IReadOnlyList<Accepted>> PendingAsync(CancellationToken cancellationToken);

    /// <summary>Forgets the body: it is handled, or given up. Dropping what is not there does nothing.</summary>
    Task DropAsync(string id, CancellationToken cancellationToken);

    /// <summary>Forgets the body and keeps, as long as the id, what was answered.</summary>
    Task AnsweredAsync(string id, string answer, CancellationToken cancellationToken);

    /// <summary>What <see cref="AnsweredAsync"/> kept; null when nothing was kept, or it is still to be
    /// handled.</summary>
    Task<string?> AnswerAsync(string id, CancellationToken cancellationToken);
}

/// <summary>The right to work on a conversation, given back by disposing it.</summary>
public interface IInboxClaim : IAsyncDisposable
{
    /// <summary>False once it has ended early: another process may work on the conversation now.</summary>
    bool IsHeld { get; }
}
