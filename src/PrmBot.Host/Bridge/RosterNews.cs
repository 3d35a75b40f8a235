using PrmBot.BotFramework.Activities;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Bridge;

/// <summary>
/// What the platform says has changed makes the roster be asked again, by every instance: the place's people after
/// every change of it (somebody came or went, a channel was shared or is no longer), and those who came or went,
/// wherever they are.
/// </summary>
internal sealed class RosterNews : IDisposable
{
    private const string Place = "place";
    private const string Person = "person";

    private readonly CachedRoster _roster;
    private readonly CachedPeople _people;
    private readonly INews _others;
    private readonly IDisposable _listening;

    public RosterNews(CachedRoster roster, CachedPeople people, IStore store)
    {
        (_roster, _people, _others) = (roster, people, store.News);
        _listening = _others.Listen(Forget);
    }

    public async Task NoteAsync(Activity activity, CancellationToken ct)
    {
        if (activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate))
        {
            return;
        }

        foreach (var news in Changes(activity).Distinct())
        {
            Forget(news);
            await _others.TellAsync(news, ct);
        }
    }

    public void Dispose() => _listening.Dispose();

    private static IEnumerable<News> Changes(Activity activity)
    {
        var data = TeamsChannelData.Of(activity);
        var places = new[] { activity.Conversation?.Id, data.ChannelId }.OfType<string>();
        var people = (activity.MembersAdded ?? []).Concat(activity.MembersRemoved ?? []);
        return places.Select(id => new News(Place, new ConversationKey(id).Channel.Value))
            .Concat(people.Select(account => new News(Person, account.Id ?? string.Empty)));
    }

    private void Forget(News news)
    {
        switch (news.Topic)
        {
            case Place:
                _roster.Forget(new ConversationKey(news.About));
                _people.Forget(new ConversationKey(news.About));
                break;
            case Person:
                _roster.Forget(new UserId(news.About));
                break;
            case News.Missed:
                _roster.ForgetAll();
                _people.ForgetAll();
                break;
            default:
                break; // News of others.
        }
    }
}
