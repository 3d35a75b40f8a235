using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Notes what the platform says has happened to places, people and answers. Only a new installation is answered.
/// </summary>
public sealed class Happenings(Onboarding onboarding, Opinions opinions)
{
    /// <summary>Null: nothing is to be said.</summary>
    public async Task<Reply?> HappenedAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Turn.Input is TurnInput.Installed { Here: true })
        {
            return await onboarding.InstalledAsync(turn, ct);
        }

        await NoteAsync(turn, ct);
        return null;
    }

    private async Task NoteAsync(TurnScope turn, CancellationToken ct)
    {
        switch (turn.Turn.Input)
        {
            case TurnInput.Installed { Here: false } removed:
                await RemovedAsync(turn, removed.IsTeamWide ? turn.Turn.Place.Team : null, ct);
                break;
            case TurnInput.Rated rated:
                opinions.Rated(turn, rated);
                break;
            case TurnInput.Gone gone:
                var links = await ForgetChannels.FindAsync(turn.Session, gone.Channel, gone.Team, ct);
                await ForgetChannels.DeletedAsync(turn.Session, links, turn.Say("partners.channel_deleted"), ct);
                break;
            case TurnInput.Back back:
                await BackAsync(turn, await ChannelsAsync(turn, back.Channel, back.Team, ct), ct);
                break;
            case TurnInput.Left left:
                await LeftAsync(turn, left.People, await MembersOfAsync(turn, left.IsTeamWide, ct), ct);
                break;
            case TurnInput.Joined joined:
                await JoinedAsync(turn, joined.People, await MembersOfAsync(turn, joined.IsTeamWide, ct), ct);
                break;
            default:
                throw new InvalidOperationException($"{turn.Turn.Input.GetType().Name} is somebody's wish.");
        }
    }

    private static async Task RemovedAsync(TurnScope turn, string? team, CancellationToken ct)
    {
        var (work, place) = (turn.Session.Work, turn.Turn.Place);
        foreach (var known in (await work.AllAsync<KnownPlace>(ct)).Where(k =>
            k.Id == place.Conversation.Value || (team is not null && k.Team == team)))
        {
            work.Remove(known);
        }

        if (place.Kind == PlaceKind.Channel)
        {
            ForgetChannels.OutOfReach(
                turn.Session, await ForgetChannels.FindAsync(turn.Session, place.Conversation, team, ct));
        }
    }

    private static async Task BackAsync(
        TurnScope turn, IReadOnlyList<ConversationKey> channels, CancellationToken ct)
    {
        foreach (var channel in channels)
        {
            if (await turn.Session.Work.FindAsync<LostConversation>(channel.Value, ct) is { } lost)
            {
                turn.Session.Work.Remove(lost);
            }
        }
    }

    private static async Task LeftAsync(
        TurnScope turn, IReadOnlyList<Person> people, IReadOnlyList<ConversationKey> channels, CancellationToken ct)
    {
        foreach (var id in channels.SelectMany(c => people.Select(p => DepartedMember.IdOf(c, p.Id))).Distinct())
        {
            if (await turn.Session.Work.FindAsync<DepartedMember>(id, ct) is null)
            {
                turn.Session.Work.Put(new DepartedMember { Id = id });
            }
        }
    }

    private static async Task JoinedAsync(
        TurnScope turn, IReadOnlyList<Person> people, IReadOnlyList<ConversationKey> channels, CancellationToken ct)
    {
        foreach (var id in channels.SelectMany(c => people.Select(p => DepartedMember.IdOf(c, p.Id))).Distinct())
        {
            if (await turn.Session.Work.FindAsync<DepartedMember>(id, ct) is { } departed)
            {
                turn.Session.Work.Remove(departed);
            }
        }
    }

    private static Task<IReadOnlyList<ConversationKey>> MembersOfAsync(
        TurnScope turn, bool isTeamWide, CancellationToken ct) =>
        ChannelsAsync(turn, turn.Turn.Place.Conversation, isTeamWide ? turn.Turn.Place.Team : null, ct);

    // Of a team those that are somebody's: nothing is kept about the others.
    private static async Task<IReadOnlyList<ConversationKey>> ChannelsAsync(
        TurnScope turn, ConversationKey one, string? team, CancellationToken ct)
    {
        var links = await ForgetChannels.FindAsync(turn.Session, one, team, ct);
        return [.. links.Select(l => new ConversationKey(l.Id)).Append(one.Channel).Distinct()];
    }
}
