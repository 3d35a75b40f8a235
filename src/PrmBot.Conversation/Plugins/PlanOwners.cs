using PrmBot.Conversation.Workplace;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Knows the people of a plan: whom the platform has in the partner's channel, whom a manager put down as contact, and
/// whom the plan holds already.
/// </summary>
/// <param name="people">The channel's roster.</param>
/// <param name="lookup">The directory, and everybody in the channel; null: nobody is looked up.</param>
public sealed class PlanOwners(IChannelPeople people, PeopleLookup? lookup = null)
{
    /// <summary>Who is in the partner's channel.</summary>
    /// <returns>Null: no channel is linked, or the platform does not say.</returns>
    internal async Task<IReadOnlyList<ChannelPerson>?> InChannelAsync(
        TurnScope turn, Partner partner, CancellationToken ct) =>
        await PartnerChannel.ReachableAsync(turn.Session.Work, partner, ct) is { } link
            && await people.AllAsync(turn.Session.Caller.Home, link, ct) is { Count: > 0 } all
                ? all
                : null;

    /// <summary>True when the partner has a channel that can be reached.</summary>
    internal static async Task<bool> HasChannelAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        await PartnerChannel.ReachableAsync(turn.Session.Work, partner, ct) is not null;

    /// <summary>
    /// The edits with owners by their id where the name is that of one contact or one person of the channel: a mention
    /// reaches them then.
    /// </summary>
    internal async Task<IReadOnlyList<LineEdit>> WithIdsAsync(
        TurnScope turn, Partner partner, IReadOnlyList<LineEdit> edits, CancellationToken ct)
    {
        if (!edits.Any(e => OwnerOf(e) is { Id: null }))
        {
            return edits;
        }

        var all = await InChannelAsync(turn, partner, ct) ?? [];
        var known = new List<LineEdit>();
        foreach (var edit in edits)
        {
            known.Add(edit switch
            {
                LineEdit.OfOurOwner { Owner: { Id: null } owner } => new LineEdit.OfOurOwner(
                    await OursAsync(
                        turn, One(owner, all.Where(p => p.IsFromOutside != true).Select(p => p.Who)), ct)),
                LineEdit.OfPartnerOwner { Owner: { Id: null } owner } => new LineEdit.OfPartnerOwner(
                    await TheirsAsync(
                        turn, partner,
                        One(owner, Contacts(partner)
                            .Concat(all.Where(p => p.IsFromOutside != false).Select(p => p.Who))), ct)),
                _ => edit,
            });
        }

        return known;
    }

    private async Task<PlanOwner> OursAsync(TurnScope turn, PlanOwner owner, CancellationToken ct) =>
        owner.Id is null && lookup is not null && await lookup.OursAsync(turn, owner.Name, ct) is { } person
            ? new PlanOwner(person.Name, person.Id) : owner;

    private async Task<PlanOwner> TheirsAsync(
        TurnScope turn, Partner partner, PlanOwner owner, CancellationToken ct) =>
        owner.Id is null && lookup is not null
            && await lookup.TheirsAsync(turn, partner, owner.Name, ct) is { } person
            ? new PlanOwner(person.Name, person.Id) : owner;

    /// <summary>The same people, by their id where one contact or one person of the channel has that name.</summary>
    internal async Task<IReadOnlyList<PlanOwner>> ReachedAsync(
        TenantId home, ChannelLink link, Partner partner, IReadOnlyList<PlanOwner> named, CancellationToken ct)
    {
        if (named.All(o => o.Id is not null))
        {
            return named;
        }

        var known = Contacts(partner).Concat((await people.AllAsync(home, link, ct) ?? []).Select(p => p.Who)).ToList();
        return [.. named.Select(o => o.Id is null ? One(o, known) : o)];
    }

    private static PlanOwner? OwnerOf(LineEdit edit) => edit switch
    {
        LineEdit.OfOurOwner e => e.Owner,
        LineEdit.OfPartnerOwner e => e.Owner,
        _ => null,
    };

    private static IEnumerable<Person> Contacts(Partner partner) =>
        partner.Contacts.Where(c => c.Id is not null).Select(c => new Person(c.Id!.Value, c.Name));

    // Of two people with one name nobody can tell who is meant.
    private static PlanOwner One(PlanOwner owner, IEnumerable<Person> known)
    {
        var same = known.Where(p => OwnerNames.IsSame(p.Name, owner.Name)).DistinctBy(p => p.Id).Take(2).ToList();
        return same is [var one] ? new PlanOwner(one.Name, one.Id) : owner;
    }
}
