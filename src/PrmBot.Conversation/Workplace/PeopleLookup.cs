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
    /// <summary>One of us; null: nobody, or several.</summary>
    public Task<Person?> OursAsync(TurnScope turn, string said, CancellationToken ct) =>
        cloud.IsOn && turn.Session.Caller.Role == Role.Manager
            ? OneAsync(said, () => cloud.People.FindAsync(said, ct))
            : Task.FromResult<Person?>(null);

    /// <summary>One of the partner's people in its channel; null: nobody, or several.</summary>
    public async Task<Person?> TheirsAsync(TurnScope turn, Partner partner, string said, CancellationToken ct)
    {
        var caller = turn.Session.Caller;
        var isHere = turn.ChannelPartner == partner.Of && turn.Turn.Place.Kind == PlaceKind.Channel;
        if (!cloud.IsOn || (caller.Role != Role.Manager && !isHere)
            || !(await places.OfAsync(turn.Session.Work, caller.Home, partner, ct)).Succeeded(out var channel, out _))
        {
            return null;
        }

        return await OneAsync(said, async () =>
            [.. (await cloud.People.InChannelAsync(channel, ct)).Where(p => p.Tenant is { } t && t != caller.Home)]);
    }

    // A name must be the whole name: half of one may be somebody else's.
    private static async Task<Person?> OneAsync(string said, Func<Task<IReadOnlyList<WorkplacePerson>>> ask)
    {
        try
        {
            var meant = (await ask()).Where(p => OwnerNames.IsSame(p.Who.Name, said) || IsAddress(p.PrincipalName, said)
                || IsAddress(p.Mail, said)).DistinctBy(p => p.Who.Id).Take(2).ToList();
            return meant is [var one] ? one.Who : null;
        }
        catch (WorkplaceException)
        {
            return null; // the name is kept as said, as without Microsoft 365
        }
    }

    private static bool IsAddress(string? known, string said) =>
        known is not null && known.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase);
}
