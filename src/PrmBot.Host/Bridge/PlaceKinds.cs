using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Tells in what kind of place something was said. Where Teams does not say it plainly, the ids tell; what may be
/// read by several is never taken for a private chat.
/// </summary>
internal static class PlaceKinds
{
    public static PlaceKind Of(Activity activity) => activity.Conversation?.ConversationType?.ToLowerInvariant() switch
    {
        "personal" => PlaceKind.Personal,
        "groupchat" => PlaceKind.Group,
        "channel" => PlaceKind.Channel,
        _ => Guessed(activity),
    };

    /// <summary>True for an id of a group chat or channel, as Teams writes them.</summary>
    public static bool IsShared(string conversation) => conversation.StartsWith("19:", StringComparison.Ordinal);

    private static PlaceKind Guessed(Activity activity)
    {
        var (where, data) = (activity.Conversation, TeamsChannelData.Of(activity));
        var id = where?.Id ?? string.Empty;
        var isOfTeam = data.TeamId is not null || data.ChannelId is not null
            || id.Contains("@thread.tacv2", StringComparison.Ordinal)
            || id.Contains("@thread.skype", StringComparison.Ordinal);
        return isOfTeam ? PlaceKind.Channel
            : where?.IsGroup == true || IsShared(id) ? PlaceKind.Group
            : PlaceKind.Personal;
    }
}
