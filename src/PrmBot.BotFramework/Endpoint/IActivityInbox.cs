namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Keeps accepted activities until they are handled, through a crash too. Implementations are safe for concurrent
/// callers and remember the ids of dropped items for at least a day, so that a late second delivery is still known.
/// </summary>
public interface IActivityInbox
{
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
