namespace PrmBot.BotFramework.Activities;

/// <summary>What happened, as far as a Teams bot tells things apart. Everything else is Other: answered and left
/// alone.</summary>
public enum ActivityKind
{
    /// <summary>Anything unknown, and what nobody waits for an answer to (typing, events).</summary>
    Other,

    /// <summary>Somebody wrote.</summary>
    Said,

    /// <summary>A button of a card sent its data as a message, perhaps with a text as well.</summary>
    Submitted,

    /// <summary>Something is asked on the request.</summary>
    Invoked,
    Edited,
    Undeleted,
    Deleted,
    Reacted,

    /// <summary>The app came here, or a newer version of it.</summary>
    Installed,

    /// <summary>The app is gone from here: what is kept to write to this place is of no use any more.</summary>
    Uninstalled,
    MembersAdded,
    MembersRemoved,
    ChannelCreated,
    ChannelRenamed,
    ChannelDeleted,
    ChannelRestored,
    ChannelShared,
    ChannelUnshared,
    TeamRenamed,
    TeamArchived,
    TeamUnarchived,
    TeamDeleted,
    TeamHardDeleted,
    TeamRestored,
}
