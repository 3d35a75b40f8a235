using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// A thread of a channel that the bot began or was mentioned in; its id is the conversation's. What is written there
/// may be for the bot without its name.
/// </summary>
public sealed record OwnThread : IDocument
{
    public static string Kind => "own_thread";

    public static int Schema => 1;

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public long Version { get; init; }
}
