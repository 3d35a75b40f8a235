using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation;

/// <summary>What a function answers: one card or one text, and what the turn has to remember of it.</summary>
public sealed record Reply
{
    /// <summary>The card; null when <see cref="Text"/> is the whole answer.</summary>
    public ICard? Card { get; init; }

    /// <summary>The whole answer, or with a card the line that notifications and screen readers get.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Set by a function that changed something: one sentence that echoes what was stored. It goes into the history
    /// and is what <c>undo</c> names.
    /// </summary>
    public string? Changed { get; init; }

    /// <summary>True: what was changed stays; <c>undo</c> passes over it (a signature of both sides).</summary>
    public bool IsFinal { get; init; }

    /// <summary>
    /// True: when a button brought us here, the pressed card is replaced instead of a new message sent.
    /// </summary>
    public bool InPlace { get; init; }

    /// <summary>
    /// True: this card holds the open question; when a typed answer comes, its buttons are taken off.
    /// </summary>
    public bool IsOpenQuestion { get; init; }

    /// <summary>
    /// Set instead of everything else by a function that wants a yes first, when it knows what it is about (which line)
    /// and that it can be done: the whole question. Nothing was changed then.
    /// </summary>
    public string? AsksFirst { get; init; }

    /// <summary>
    /// Set instead of everything else by a function that finds out late that it lacks something: what it asks for.
    /// </summary>
    public MissingArgument? Asks { get; init; }

    /// <summary>
    /// Set: where others read along, this is for the speaker alone. A pressed button that can be answered privately is,
    /// and nothing is sent; everything else gets this instead, which holds nothing that is not for all. Null: it is for
    /// whoever reads there.
    /// </summary>
    public Reply? Aloud { get; init; }

    /// <summary>
    /// What the person asked, when the card is an answer worth a few sentences of a model's; null: it is not.
    /// </summary>
    public string? Asked { get; init; }

    /// <summary>A second message for another place (a digest into a channel); sent by the same commit.</summary>
    public IReadOnlyList<Posting> Postings { get; init; } = [];

    public static Reply Say(string text) => new() { Text = text };

    public static Reply Ask(string parameter, params IReadOnlyList<string> choices) =>
        new() { Asks = new MissingArgument(parameter, choices) };

    public static Reply Show(ICard card, string text) => new() { Card = card, Text = text };
}

/// <summary>An argument that has to be asked for.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Choices">Values to offer as buttons; empty: anything.</param>
public sealed record MissingArgument(string Parameter, IReadOnlyList<string> Choices);

/// <summary>A card to post into a Teams channel as a new conversation thread, or to one person in private.</summary>
/// <param name="Channel">The channel without a thread.</param>
/// <param name="ServiceUrl">How it is reached.</param>
/// <param name="Card">What to show.</param>
/// <param name="Text">The line for notifications.</param>
public sealed record Posting(Identity.ConversationKey Channel, string ServiceUrl, ICard Card, string Text)
{
    /// <summary>Remembers the message, to replace it weeks later; null: it is posted and forgotten.</summary>
    public PostedMessage? Kept { get; init; }

    /// <summary>True: it goes to one person's own chat, where there are no threads.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True: <see cref="Kept"/> is there already and is replaced instead of a new thread begun.</summary>
    public bool Replaces { get; init; }
}
