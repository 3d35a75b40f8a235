namespace PrmBot.Identity;

/// <summary>What a person is to us; decided in <see cref="Callers"/> and nowhere else.</summary>
public enum Role
{
    /// <summary>Nobody we know: sees nothing.</summary>
    Stranger,

    /// <summary>Speaks for one partner and sees only what is shared with it.</summary>
    PartnerContact,

    /// <summary>Home tenant, not a manager: sees, changes nothing.</summary>
    Reader,

    /// <summary>Home tenant: everything, for every partner.</summary>
    Manager,
}

/// <summary>
/// Who is asking: comes from the authenticated activity, never from text, card data or a model.
/// </summary>
/// <param name="Home">The tenant whose documents this caller may reach.</param>
/// <param name="Who">The person.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Partner">For a partner contact the one partner; null for all others.</param>
/// <param name="Locale">BCP-47 name of the language and number format to answer in, for example <c>en-GB</c>.</param>
/// <param name="TimeZone">IANA time zone; <c>UTC</c> where the platform does not say.</param>
public sealed record Caller(
    TenantId Home, Person Who, Role Role, PartnerId? Partner, string Locale = "en-US", string TimeZone = "UTC")
{
    /// <summary>The channel's own id of the person, which mentions carry; null where it is the only one.</summary>
    public UserId? AlsoKnownAs { get; init; }

    /// <summary>True: the platform could not be asked just now who this is. Then nothing is changed.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>True: spoke for the partner of this channel once, and has left the channel since.</summary>
    public bool HasLeft { get; init; }
}
