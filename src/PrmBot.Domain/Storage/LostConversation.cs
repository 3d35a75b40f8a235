using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// A conversation that the bot can no longer write to (removed, blocked, gone); its id is the conversation's. Nothing
/// is sent there until somebody speaks there, or the app is installed there again: that removes it.
/// </summary>
public sealed record LostConversation : IDocument
{
    public static string Kind => "lost_conversation";

    public static int Schema => 1;

    public required string Id { get; init; }

    public PartnerId? Partner => null;

    /// <summary>The platform's word for why.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset Since { get; init; }

    public long Version { get; init; }
}
