using System.Security.Cryptography;
using System.Text;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>Who is to come to a review, before addresses are looked up.</summary>
/// <param name="Ours">People of the home tenant: owners of open lines, the sponsor, who wanted the review.</param>
/// <param name="Theirs">The partner's owners, sponsor and contacts.</param>
internal sealed record MeetingGuestList(IReadOnlyList<UserId> Ours, IReadOnlyList<PlanOwner> Theirs)
{
    /// <summary>The same for the same people, whatever their order.</summary>
    public string Hash => MeetingInvitations.Hash(string.Join('\n', Ours.Select(o => o.Value)
        .Concat(Theirs.Select(t => $"{t.Name}\t{t.Id?.Value}")).Order(StringComparer.Ordinal)));

    public static MeetingGuestList Of(Partner partner, JointPlan? plan, Person by) => new(
        [
            .. (plan?.OpenLines.Select(l => l.OurOwner) ?? []).Append(plan?.Header.OurSponsor)
                .Select(o => o?.Id).OfType<UserId>().Append(by.Id).Distinct(),
        ],
        [
            .. (plan?.OpenLines.Select(l => l.PartnerOwner) ?? []).Append(plan?.Header.PartnerSponsor)
                .OfType<PlanOwner>().Concat(partner.Contacts.Select(c => new PlanOwner(c.Name, c.Id))).Distinct(),
        ]);
}

/// <summary>Addresses of who is invited: looked up for each change anew, and kept as hashes only.</summary>
internal static class MeetingInvitations
{
    private const int HashLength = 16;

    /// <summary>
    /// Ours from the directory; theirs only from the channel that both sides share. Whoever may not be looked up is not
    /// invited yet, with the reason beside the others: the meeting stands, and they come to it with the permission.
    /// </summary>
    /// <param name="people">Who is asked.</param>
    /// <param name="list">Who is to come.</param>
    /// <param name="channel">Null: there is none, and nobody of theirs is found.</param>
    /// <param name="home">Whose directory it is.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task<(IReadOnlyList<Invited> Invited, WorkplaceException? Trouble)> OfAsync(
        IPeople people, MeetingGuestList list, ChannelAddress? channel, TenantId home, CancellationToken ct)
    {
        var (known, trouble) = await AllowedAsync(() => people.OfAsync(list.Ours, ct));
        if (list.Theirs.Count > 0 && channel is not null)
        {
            var (there, other) = await AllowedAsync(() => people.InChannelAsync(channel, ct));
            trouble ??= other;
            known = [.. known, .. there.Where(p => p.IsOutside(home)
                && list.Theirs.Any(o => o.Id == p.Who.Id || OwnerNames.IsSame(o.Name, p.Who.Name)))];
        }

        return (
            [
                .. known.Where(p => p.Mail is { Length: > 0 }).DistinctBy(p => Marked(p.Mail!))
                    .OrderBy(p => p.Mail, StringComparer.Ordinal).Select(p => new Invited(p.Who.Name, p.Mail!)),
            ],
            trouble);
    }

    /// <summary>Whom we invited, as it is kept.</summary>
    public static string Marks(IReadOnlyList<Invited> invited) =>
        string.Join(' ', invited.Select(i => Marked(i.Mail)).Order(StringComparer.Ordinal));

    /// <summary>Those that are wanted, and those whom somebody added in the calendar.</summary>
    /// <param name="there">Who is invited there.</param>
    /// <param name="ours">Whom we invited before.</param>
    /// <param name="wanted">Who is to come now.</param>
    public static IReadOnlyList<Invited> Merged(
        IReadOnlyList<Invited> there, string ours, IReadOnlyList<Invited> wanted)
    {
        var (former, now) = (ours.Split(' ').ToHashSet(StringComparer.Ordinal), wanted.Select(w => Marked(w.Mail)));
        var stay = there.Where(t => !former.Contains(Marked(t.Mail)) || now.Contains(Marked(t.Mail)));
        return [.. stay.Concat(wanted).DistinctBy(i => Marked(i.Mail))];
    }

    internal static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];

    private static async Task<(IReadOnlyList<WorkplacePerson> Found, WorkplaceException? Trouble)> AllowedAsync(
        Func<Task<IReadOnlyList<WorkplacePerson>>> look)
    {
        try
        {
            return (await look(), null);
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotAllowed)
        {
            return ([], e);
        }
    }

    private static string Marked(string mail) => Hash(mail.ToUpperInvariant());
}
