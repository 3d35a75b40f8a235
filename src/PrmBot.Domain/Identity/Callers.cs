using PrmBot.Partners;

namespace PrmBot.Identity;

/// <summary>Who the platform says is speaking, and where. Nothing in it comes from what the person wrote.</summary>
/// <param name="Who">The person.</param>
/// <param name="OwnTenant">The person's own tenant; null when the platform did not say: treated as external.</param>
/// <param name="IsGuest">The platform marked the person as a guest of the home tenant.</param>
/// <param name="PrincipalName">User principal name where known, for <c>Access:Managers</c>.</param>
public sealed record Speaker(Person Who, TenantId? OwnTenant, bool IsGuest = false, string? PrincipalName = null);

/// <summary>Decides the role of a speaker from tenant, channel link and registration.</summary>
public static class Callers
{
    /// <summary>The caller that this speaker is.</summary>
    /// <param name="speaker">From the authenticated activity.</param>
    /// <param name="home">The tenant the app is installed in.</param>
    /// <param name="managers">Object ids or principal names; empty means every member of the home tenant.</param>
    /// <param name="link">The partner that the channel is linked to, if any.</param>
    /// <param name="registration">The partner that a manager registered this person for, if any.</param>
    public static Caller Resolve(
        Speaker speaker,
        TenantId home,
        IReadOnlySet<string> managers,
        ChannelLink? link,
        ContactRegistration? registration)
    {
        if (registration is not null && registration.Person.Id == speaker.Who.Id)
        {
            return new Caller(home, speaker.Who, Role.PartnerContact, registration.Of);
        }

        var isMember = speaker.OwnTenant == home && !speaker.IsGuest;
        if (!isMember)
        {
            return link is null
                ? new Caller(home, speaker.Who, Role.Stranger, null)
                : new Caller(home, speaker.Who, Role.PartnerContact, link.Of);
        }

        var isManager = managers.Count == 0
            || managers.Contains(speaker.Who.Id.Value)
            || (speaker.PrincipalName is { } name && managers.Contains(name));
        return new Caller(home, speaker.Who, isManager ? Role.Manager : Role.Reader, null);
    }
}
