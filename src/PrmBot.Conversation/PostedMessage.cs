using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// A card of the bot in a channel that is replaced when what it stands for changes, however much later: the outbox
/// forgets what it sent after days.
/// </summary>
public sealed record PostedMessage : IDocument
{
    public static string Kind => "posted";

    public static int Schema => 1;

    public required string Id { get; init; }

    /// <summary>The partner that it was posted for.</summary>
    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>The channel, without a thread.</summary>
    public required ConversationKey Channel { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>The outbox entry that posts it.</summary>
    public string Entry { get; init; } = string.Empty;

    /// <summary>The platform's id of the message; null until it has arrived.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The channel's ids of the people whose clients ask for a view of their own.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    public long Version { get; init; }

    /// <summary>The name of the invitation that stands for an assessment.</summary>
    public static string OfInvitation(string assessment) => $"invitation|{assessment}";
}
