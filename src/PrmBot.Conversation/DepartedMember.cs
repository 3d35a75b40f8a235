using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Somebody who left a channel, until they come back: from outside, they speak for its partner no more.
/// </summary>
public sealed record DepartedMember : IDocument
{
    public static string Kind => "departed_member";

    public static int Schema => 1;

    /// <summary>Channel and person: see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public PartnerId? Partner => null;

    public long Version { get; init; }

    public static string IdOf(ConversationKey channel, UserId who) => $"{channel.Channel.Value}|{who.Value}";
}
