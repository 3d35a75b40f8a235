using System.Text.Json.Nodes;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// One thing that happened in a chat, free of any wire format: what the host hands to the turn handler.
/// </summary>
/// <param name="Speaker">Who, as the platform says.</param>
/// <param name="Home">The tenant the app is installed in.</param>
/// <param name="Place">Where.</param>
/// <param name="Input">What.</param>
public sealed record Turn(Speaker Speaker, TenantId Home, Place Place, TurnInput Input)
{
    /// <summary>The inbox item that this turn handles; null for one that runs inline (a pressed button).</summary>
    public string? InboxId { get; init; }

    /// <summary>Between whom an answer goes.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>
    /// The platform's id of the message that an answer is to; null when there is none: a press that is answered in its
    /// own request, or something that happened.
    /// </summary>
    public string? Answers { get; init; }

    /// <summary>BCP-47, as the client said; unknown names fall back to en-US.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>IANA time zone, as the client said.</summary>
    public string TimeZone { get; init; } = "UTC";
}

/// <summary>The kinds of place that people talk in.</summary>
public enum PlaceKind
{
    Personal,
    Group,
    Channel,
}

/// <summary>Where a turn happens, and how the place is reached.</summary>
/// <param name="Conversation">Chat, or thread of a channel.</param>
/// <param name="Kind">What kind of place.</param>
/// <param name="ServiceUrl">The Connector's address for it.</param>
public sealed record Place(ConversationKey Conversation, PlaceKind Kind, string ServiceUrl)
{
    /// <summary>The platform's id of the team that the channel is in; null when it did not say.</summary>
    public string? Team { get; init; }
}

/// <summary>A file as the platform describes it. All of it is what the sender's client wrote: untrusted.</summary>
/// <param name="Name">Its name; null: none came.</param>
/// <param name="Link">Where people open it; null: none came.</param>
/// <param name="Download">Where its content is read, perhaps with a secret in it: never kept; null: nowhere.</param>
public sealed record SentFile(string? Name, string? Link, string? Download);

/// <summary>What happened: a closed set.</summary>
public abstract record TurnInput
{
    private TurnInput()
    {
    }

    /// <summary>Somebody wrote something; the bot's own mention is already taken out.</summary>
    /// <param name="Text">Trimmed; may be empty.</param>
    /// <param name="Mentions">Other people mentioned, in order.</param>
    /// <param name="ActivityId">The message, to reply to.</param>
    public sealed record Said(string Text, IReadOnlyList<Person> Mentions, string? ActivityId) : TurnInput
    {
        /// <summary>
        /// True in a private chat, and where the bot is mentioned. False: people talk, and the bot reads along.
        /// </summary>
        public bool IsToBot { get; init; } = true;

        /// <summary>Files that came with the message, in order.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];
    }

    /// <summary>Somebody pressed a card button.</summary>
    /// <param name="Verb">A kernel function's name, for example <c>Assessment-answer</c>; untrusted.</param>
    /// <param name="Data">The button's data and the card's inputs; untrusted.</param>
    /// <param name="Card">The message that the card is in; null when the platform did not say.</param>
    /// <param name="Inline">True when the answer is the new card itself (Action.Execute).</param>
    public sealed record Pressed(string Verb, JsonObject Data, string? Card, bool Inline) : TurnInput;

    /// <summary>A thumb under an answer, and what was written beside it; null: nothing.</summary>
    public sealed record Rated(bool Liked, string? Words) : TurnInput;

    /// <summary>People came into the conversation.</summary>
    public sealed record Joined(IReadOnlyList<Person> People) : TurnInput
    {
        /// <summary>True: into the whole team that the place is of.</summary>
        public bool IsTeamWide { get; init; }
    }

    /// <summary>People left.</summary>
    public sealed record Left(IReadOnlyList<Person> People) : TurnInput
    {
        /// <summary>True: the whole team that the place is of.</summary>
        public bool IsTeamWide { get; init; }
    }

    /// <summary>The app was installed here (true) or removed from here.</summary>
    public sealed record Installed(bool Here) : TurnInput
    {
        /// <summary>True: it is gone from the whole team that the place is of, if it is of one.</summary>
        public bool IsTeamWide { get; init; }
    }

    /// <summary>A channel, or a whole team, was deleted.</summary>
    /// <param name="Channel">The channel; null: all of the team.</param>
    /// <param name="Team">The platform's id of the team; null when a channel is named.</param>
    public sealed record Gone(ConversationKey? Channel, string? Team) : TurnInput;

    /// <summary>A channel, or a whole team, can be written to again after it was deleted or archived.</summary>
    /// <param name="Channel">The channel; of a team its first one.</param>
    /// <param name="Team">The platform's id of the team; null when only the channel is back.</param>
    public sealed record Back(ConversationKey Channel, string? Team) : TurnInput;
}
