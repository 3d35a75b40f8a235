using PrmBot.Identity;

namespace PrmBot.Workplace;

/// <summary>Somebody whom Microsoft 365 knows.</summary>
/// <param name="Who">By the Entra object id, as a mention reaches them.</param>
/// <param name="Tenant">The person's own tenant; null: it does not say.</param>
public sealed record WorkplacePerson(Person Who, TenantId? Tenant)
{
    /// <summary>User principal name; null where it does not say.</summary>
    public string? PrincipalName { get; init; }

    /// <summary>A guest of the home tenant, who belongs to another company.</summary>
    public bool IsGuest { get; init; }

    /// <summary>True for people from outside: of another tenant, or a guest.</summary>
    public bool IsOutside(TenantId home) => IsGuest || (Tenant is { } own && own != home);

    /// <summary>Where invitations go; null: none is known. Never logged.</summary>
    public string? Mail { get; init; }
}

/// <summary>When and where somebody reads.</summary>
/// <param name="TimeZone">IANA; null: not set, or not known here.</param>
/// <param name="AwayFrom">Automatic replies from then on; null: none, or since ever.</param>
/// <param name="AwayTo">Until then; null with <paramref name="IsAway"/>: until further notice.</param>
/// <param name="IsAway">Automatic replies are on, or planned for a time.</param>
public sealed record MailboxState(
    string? TimeZone, bool IsAway, DateTimeOffset? AwayFrom, DateTimeOffset? AwayTo)
{
    /// <summary>True at a moment at which others are told that the person is out.</summary>
    public bool IsOut(DateTimeOffset at) => IsAway && !(at < AwayFrom) && !(at >= AwayTo);
}

/// <summary>Who is who.</summary>
/// <remarks>
/// Only a home tenant's people are looked up in its directory. Of people from outside only the channel that they share
/// with us is asked: so a partner's contact never leads to a look anywhere else.
/// </remarks>
public interface IPeople
{
    /// <summary>Members of the home tenant by display name, its beginning, or principal name; no guests.</summary>
    Task<IReadOnlyList<WorkplacePerson>> FindAsync(string said, CancellationToken ct);

    /// <summary>Those of the home tenant that have these object ids; who is not there is left out.</summary>
    Task<IReadOnlyList<WorkplacePerson>> OfAsync(IReadOnlyList<UserId> people, CancellationToken ct);

    /// <summary>Everybody in a channel, people of other tenants included.</summary>
    Task<IReadOnlyList<WorkplacePerson>> InChannelAsync(ChannelAddress channel, CancellationToken ct);

    /// <summary>True when somebody of the home tenant is in a group, or in a group in that group.</summary>
    Task<bool> IsInGroupAsync(UserId person, string group, CancellationToken ct);

    /// <summary>
    /// Mailbox settings of several people of the home tenant; who has no mailbox, or one that may not be read, is left
    /// out.
    /// </summary>
    /// <exception cref="WorkplaceException">None may be read, or the service does not answer.</exception>
    Task<IReadOnlyDictionary<UserId, MailboxState>> MailboxesAsync(
        IReadOnlyList<UserId> people, CancellationToken ct);
}

/// <summary>Which Entra group stands behind a channel's team.</summary>
public interface ITeamGroups
{
    /// <summary>Null: the platform does not say, or the channel is no team's.</summary>
    Task<string?> OfAsync(TenantId home, Partners.ChannelLink channel, CancellationToken ct);
}

/// <summary>Where no platform can be asked: no group is known.</summary>
public sealed class NoTeamGroups : ITeamGroups
{
    /// <inheritdoc/>
    public Task<string?> OfAsync(TenantId home, Partners.ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<string?>(null);
}
