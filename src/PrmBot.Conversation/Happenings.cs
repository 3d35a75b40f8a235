using PrmBot.Partners;

namespace PrmBot.Conversation;

/// <summary>Notes what the platform says has happened to places and people; nobody gets an answer to it.</summary>
public sealed class Happenings
{
    public async Task NoteAsync(TurnScope turn, CancellationToken ct)
    {
        switch (turn.Turn.Input)
        {
            case TurnInput.Installed { Here: false }:
                await RemovedAsync(turn, ct);
                break;
            case TurnInput.Gone gone:
                var links = await ForgetChannels.FindAsync(turn.Session, gone.Channel, gone.Team, ct);
                await ForgetChannels.DeletedAsync(turn.Session, links, turn.Say("partners.channel_deleted"), ct);
                break;
            case TurnInput.Left left:
                await LeftAsync(turn, left, ct);
                break;
            case TurnInput.Joined joined:
                await JoinedAsync(turn, joined, ct);
                break;
            default:
                throw new InvalidOperationException($"{turn.Turn.Input.GetType().Name} is somebody's wish.");
        }
    }

    private static async Task RemovedAsync(TurnScope turn, CancellationToken ct)
    {
        var (work, place) = (turn.Session.Work, turn.Turn.Place);
        if (await work.FindAsync<KnownPlace>(place.Conversation.Value, ct) is { } known)
        {
            work.Remove(known);
        }

        if (place.Kind == PlaceKind.Channel)
        {
            var links = await ForgetChannels.FindAsync(turn.Session, place.Conversation, place.Team, ct);
            ForgetChannels.OutOfReach(turn.Session, links);
        }
    }

    private static async Task LeftAsync(TurnScope turn, TurnInput.Left left, CancellationToken ct)
    {
        foreach (var person in left.People)
        {
            var id = DepartedMember.IdOf(turn.Turn.Place.Conversation, person.Id);
            if (await turn.Session.Work.FindAsync<DepartedMember>(id, ct) is null)
            {
                turn.Session.Work.Put(new DepartedMember { Id = id });
            }
        }
    }

    private static async Task JoinedAsync(TurnScope turn, TurnInput.Joined joined, CancellationToken ct)
    {
        foreach (var person in joined.People)
        {
            var id = DepartedMember.IdOf(turn.Turn.Place.Conversation, person.Id);
            if (await turn.Session.Work.FindAsync<DepartedMember>(id, ct) is { } departed)
            {
                turn.Session.Work.Remove(departed);
            }
        }
    }
}
