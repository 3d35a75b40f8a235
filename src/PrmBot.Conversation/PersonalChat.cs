using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Where one of us is written to in private, and on which clock; its id is the person's. Kept when they speak there, so
/// that nobody is written to who never spoke to the bot.
/// </summary>
public sealed record PersonalChat : IDocument
{
    public static string Kind => "personal_chat";

    public static int Schema => 1;

    public required string Id { get; init; }

    /// <summary>Null: people from outside are spoken to in their channel only.</summary>
    public PartnerId? Partner => null;

    public required string Name { get; init; }

    public required ConversationKey Conversation { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>As the client said last.</summary>
    public required string TimeZone { get; init; }

    /// <summary>As the client said last.</summary>
    public required string Locale { get; init; }

    public required Role Role { get; init; }

    public long Version { get; init; }
}
