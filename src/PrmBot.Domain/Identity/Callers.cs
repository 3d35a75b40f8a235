using PrmBot.Partners;

namespace PrmBot.Identity;

/// <summary>Who the platform says is speaking, and where. Nothing in it comes from what the person wrote.</summary>
/// <param name="Who">The person.</param>
/// <param name="OwnTenant">The person's own tenant; null when the platform did not say: treated as external.</param>
/// <param name="IsGuest">The platform marked the person as a guest of the home tenant.</param>
/// <param name="PrincipalName">User principal name where known, for <c>Access:Managers</c>.</param>
public sealed record Speaker(Person Who, TenantId? OwnTenant, bool IsGuest = false, string? PrincipalName = null)
{
    /// <summary>The channel's own id of the person, which mentions carry; null where it is the only one.</summary>
    public UserId? AlsoKnownAs { get; init; }

    /// <summary>True: the platform could not be asked who this is, so nothing is granted that rests on it.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>Whether the person is in the operator's group of managers; null: there is none.</summary>
    public bool? IsInManagerGroup { get; init; }

    /// <summary>True: the roster of the place, asked just now or minutes ago, has this person.</summary>
    public bool IsOnRoster { get; init; }

    /// <summary>True: the place belongs to another tenant than the one the app is installed in.</summary>
    public bool IsElsewhere { get; init; }
}

/// <summary>What is known of a person and a place besides what the platform says.</summary>
/// <param name="Link">The partner that the channel is linked to, if any.</param>
/// <param name="Registration">The partner that a manager registered this person for, if any.</param>
/// <param name="HasLeft">The platform said that the person left the channel.</param>
public sealed record Standing(ChannelLink? Link, ContactRegistration? Registration, bool HasLeft = false);

/// <summary>Decides the role of a speaker from tenant, channel link and registration.</summary>
public static class Callers
{
    /// <summary>The caller that this speaker is. What is not certain is never in the speaker's favour.</summary>
    /// <param name="speaker">From the authenticated activity.</param>
    /// <param name="home">The tenant the app is installed in.</param>
    /// <param name="managers">
    /// Object ids or principal names; empty means every member of the home tenant, unless there is a group of managers.
    /// </param>
    /// <param name="standing">What is stored about the person and the place.</param>
    public static Caller Resolve(
        Speaker speaker, TenantId home, IReadOnlySet<string> managers, Standing standing)
    {
        var (role, partner) = RoleOf(speaker, home, managers, standing);
        return new Caller(home, speaker.Who, role, partner)
        {
            AlsoKnownAs = speaker.AlsoKnownAs,
            IsUnconfirmed = speaker.IsUnconfirmed,
            HasLeft = role == Role.Stranger && !speaker.IsElsewhere && IsGone(speaker, standing),
        };
    }

    private static (Role Role, PartnerId? Partner) RoleOf(
        Speaker speaker, TenantId home, IReadOnlySet<string> managers, Standing standing)
    {
        if (speaker.IsElsewhere)
        {
            return (Role.Stranger, null);
        }

        var isMember = speaker.OwnTenant == home && speaker is { IsGuest: false, IsUnconfirmed: false };
        if (isMember && IsNamed(speaker, managers))
        {
            // Whom the operator names stays a manager whatever was registered by mistake.
            return (Role.Manager, null);
        }

        if (standing.Registration is { } registered && IsOf(registered, speaker))
        {
            // What is said to a contact of one partner must not be read in the channel of another.
            return standing.Link is null || (standing.Link.Of == registered.Of && !IsGone(speaker, standing))
                ? (Role.PartnerContact, registered.Of)
                : (Role.Stranger, null);
        }

        if (isMember)
        {
            var isForAll = managers.Count == 0 && speaker.IsInManagerGroup is null;
            return (isForAll ? Role.Manager : Role.Reader, null);
        }

        return standing.Link is null || IsGone(speaker, standing)
            ? (Role.Stranger, null)
            : (Role.PartnerContact, standing.Link.Of);
    }

    private static bool IsGone(Speaker speaker, Standing standing) =>
        standing is { Link: not null, HasLeft: true } && !speaker.IsOnRoster;

    private static bool IsNamed(Speaker speaker, IReadOnlySet<string> managers) =>
        speaker.IsInManagerGroup == true
        || managers.Contains(speaker.Who.Id.Value)
        || (speaker.PrincipalName is { } name && managers.Contains(name));

    private static bool IsOf(ContactRegistration registered, Speaker speaker) =>
        registered.Person.Id == speaker.Who.Id || registered.Person.Id == speaker.AlsoKnownAs;
}
