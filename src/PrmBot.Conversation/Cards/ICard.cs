namespace PrmBot.Conversation.Cards;

/// <summary>
/// The data of one card file: a record whose members (camelCase in JSON) are what the template under <c>cards/</c>
/// binds to. Everything in it is ready to be shown: dates, numbers and money are text in the reader's locale.
/// </summary>
public interface ICard
{
    /// <summary>Path under <c>cards/</c> without ending, for example <c>selection/question</c>.</summary>
    static abstract string Name { get; }

    /// <summary>The same as <see cref="Name"/>, for one in hand.</summary>
    string File { get; }
}
