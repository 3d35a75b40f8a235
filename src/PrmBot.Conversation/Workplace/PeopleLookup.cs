using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning.Lines;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Finds the one person that a name, a principal name or an address means. Ours are looked up in the directory, for our
/// own managers only; a partner's people in the channel that both share, and nowhere else. Without an answer there is
/// nobody, and the name stays a name.
/// </summary>
/// <param name="cloud">Who is asked.</param>
/// <param name="places">Which channel.</param>
public sealed class PeopleLookup(Microsoft365 cloud, ChannelPlaces places)
{
    /// <summary>Key of the sentence for a name that several people have.</summary>
    internal const string Several = "workplace.several_people";

    /// <summary>One of us; null: nobody, or several.</summary>
    public Task<Person?> OursAsync(TurnScope turn, string said, CancellationToken ct) =>
        turn.Session.Caller.Role == Role.Manager
            ? OneAsync(turn, said, () => cloud.People.FindAsync(said, ct), ct)
            : Task.FromResult<Person?>(null);

    /// <summary>One of the partner's people in its channel; null: nobody, or several.</summary>
    public Task<Person?> TheirsAsync(TurnScope turn, Partner partner, string said, CancellationToken ct)
    {
        var isHere = turn.ChannelPartner == partner.Of && turn.Turn.Place.Kind == PlaceKind.Channel;
        return turn.Session.Caller.Role == Role.Manager || isHere
            ? OneAsync(turn, said, () => InChannelAsync(turn, partner, ct), ct)
            : Task.FromResult<Person?>(null);
    }

    private async Task<IReadOnlyList<WorkplacePerson>> InChannelAsync(
        TurnScope turn, Partner partner, CancellationToken ct)
    {
        if (!cloud.IsOn)
        {
            throw new WorkplaceException(WorkplaceTrouble.Off);
        }

        var home = turn.Session.Caller.Home;
        var found = await places.OfAsync(turn.Session.Work, home, partner, ct);
        return found.Succeeded(out var channel, out _)
            ? [.. (await cloud.People.InChannelAsync(channel, ct)).Where(p => p.IsOutside(home))]
            : [];
    }

    // A name must be the whole name: half of one may be somebody else's.
    private async Task<Person?> OneAsync(
        TurnScope turn, string said, Func<Task<IReadOnlyList<WorkplacePerson>>> ask, CancellationToken ct)
    {
        var isAddress = said.Contains('@', StringComparison.Ordinal);
        if (!cloud.IsOn && !isAddress)
        {
            return null;
        }

        try
        {
            var meant = (await ask()).Where(p => OwnerNames.IsSame(p.Who.Name, said) || IsAddress(p.PrincipalName, said)
                || IsAddress(p.Mail, said)).DistinctBy(p => p.Who.Id).Take(2).ToList();
            turn.HasLookedUp = true;
            if (meant.Count > 1 && IsToldTo(turn))
            {
                turn.NotLookedUp = new Refusal(Several).With("name", said.Trim());
            }

            return meant is [var one] ? one.Who : null;
        }
        catch (WorkplaceException e)
        {
            await NoteAsync(turn, e, isAddress, ct);
            return null; // the name is kept as said, as without Microsoft 365
        }
    }

    // Who gave an address asked for a look; who gave a name hears of a missing permission only. The partner of neither.
    private static async Task NoteAsync(TurnScope turn, WorkplaceException trouble, bool isAsked, CancellationToken ct)
    {
        if (IsToldTo(turn)
            && await Troubles.ForAsync(turn.Session, trouble, "people", ct) is var why
            && (isAsked || Troubles.Names(why)))
        {
            turn.NotLookedUp = why;
        }
    }

    private static bool IsToldTo(TurnScope turn) =>
        turn.Session.Caller.Role == Role.Manager && turn.Turn.Place.Kind == PlaceKind.Personal;

    private static bool IsAddress(string? known, string said) =>
        known is not null && known.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase);
}
