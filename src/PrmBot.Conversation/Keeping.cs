using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation;

/// <summary>
/// What a turn leaves behind about its place: where a channel is reached now, and that the bot was spoken to in a
/// thread. Put after what was decided, so that history and undo know nothing of it.
/// </summary>
internal static class Keeping
{
    public static async Task PlaceAsync(TurnScope turn, CancellationToken ct)
    {
        await PersonAsync(turn, ct);
        if (turn.Session.Caller.Role == Role.Stranger
            || turn.Turn.Input is not (TurnInput.Said { IsToBot: true } or TurnInput.Pressed or TurnInput.Installed
            { Here: true }) || turn.Turn.Place is not { Kind: PlaceKind.Channel } place)
        {
            return;
        }

        var work = turn.Session.Work;
        if (!turn.OwnsThread && turn.Turn.Input is TurnInput.Said && place.Conversation != place.Conversation.Channel)
        {
            work.Put(new OwnThread { Id = place.Conversation.Value, Partner = turn.Session.Caller.Partner });
        }

        var link = await work.FindAsync<ChannelLink>(place.Conversation.Channel.Value, ct);
        if (link is not null && place.ServiceUrl.Length > 0
            && (link.ServiceUrl != place.ServiceUrl || (place.Team is not null && link.Team != place.Team)))
        {
            work.Put(link with { ServiceUrl = place.ServiceUrl, Team = place.Team ?? link.Team });
        }
    }

    private static async Task PersonAsync(TurnScope turn, CancellationToken ct)
    {
        var (caller, place) = (turn.Session.Caller, turn.Turn.Place);
        if (caller.Role is not (Role.Manager or Role.Reader) || place.Kind != PlaceKind.Personal
            || turn.Turn.Input is not (TurnInput.Said or TurnInput.Pressed))
        {
            return;
        }

        var known = await turn.Session.Work.FindAsync<PersonalChat>(caller.Who.Id.Value, ct);
        var now = new PersonalChat
        {
            Id = caller.Who.Id.Value,
            Name = caller.Who.Name,
            Conversation = place.Conversation,
            ServiceUrl = place.ServiceUrl,
            TimeZone = caller.TimeZone,
            Locale = caller.Locale,
            Role = caller.Role,
            Version = known?.Version ?? 0,
        };
        if (now != known)
        {
            turn.Session.Work.Put(now);
        }
    }
}
