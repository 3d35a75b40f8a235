using PrmBot.BotFramework.Activities;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>
/// What the platform says has changed makes the roster be asked again: the place's people after every change of it
/// (somebody came or went, a channel was shared or is no longer), and those who came or went, wherever they are.
/// </summary>
internal sealed class RosterNews(IRoster roster, CachedPeople people)
{
    public void Note(Activity activity)
    {
        if (activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate))
        {
            return;
        }

        var data = TeamsChannelData.Of(activity);
        foreach (var place in new[] { activity.Conversation?.Id, data.ChannelId }.OfType<string>())
        {
            roster.Forget(new ConversationKey(place));
            people.Forget(new ConversationKey(place));
        }

        foreach (var person in (activity.MembersAdded ?? []).Concat(activity.MembersRemoved ?? []))
        {
            roster.Forget(new UserId(person.Id ?? string.Empty));
        }
    }
}
