namespace PrmBot.Conversation.Model.Wording;

/// <summary>Puts a card into a few sentences that answer what was asked.</summary>
public interface IWording
{
    /// <summary>False: there is no model, so what was asked need not be kept for it.</summary>
    bool IsThere { get; }

    /// <summary>
    /// Whole sentences, as they become ready; none when there is no model, it fails, or it is not quick enough. Every
    /// figure in them stands on the card.
    /// </summary>
    /// <param name="question">What the person wrote: untrusted.</param>
    /// <param name="cardJson">The card that answers it.</param>
    /// <param name="ct">Ends it.</param>
    IAsyncEnumerable<string> TellAsync(string question, string cardJson, CancellationToken ct);
}

/// <summary>Where there is no model, cards speak for themselves.</summary>
public sealed class NoWording : IWording
{
    public bool IsThere => false;

    public IAsyncEnumerable<string> TellAsync(string question, string cardJson, CancellationToken ct) =>
        AsyncEnumerable.Empty<string>();
}
