namespace PrmBot.BotFramework.Authentication;

/// <summary>How the bot is registered in Entra: which credential it proves itself with. MultiTenant is for old
/// registrations.</summary>
public enum BotAppType
{
    SingleTenant,
    UserAssignedMsi,
    MultiTenant,
}

/// <summary>The cloud whose channel service calls the bot; Custom is described by <see cref="CustomCloud"/>.</summary>
public enum BotCloud
{
    Public,
    UsGov,
    China,
    Custom,
}

/// <summary>
/// Settings of section <c>Bot</c>; checked at start by <see cref="BotOptionsCheck"/>. All texts default to null,
/// which means not set. Without an AppId every request gets 401.
/// </summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>The bot's Microsoft App ID, a GUID.</summary>
    public string? AppId { get; set; }

    /// <summary>A name of <see cref="BotAppType"/> in any case; needed as soon as there is an AppId.</summary>
    public string? AppType { get; set; }

    /// <summary>The tenant the bot is registered in; needed by SingleTenant and UserAssignedMSI.</summary>
    public string? TenantId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Path of a certificate with its private key (PFX or PEM), instead of a secret.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>What opens the file of <see cref="CertificatePath"/>; null: it is open.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Of a certificate in the store My of this user or machine, instead of a file.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>
    /// Client id of a user-assigned managed identity whose token the registration accepts as its credential (federated
    /// identity credential), instead of a secret.
    /// </summary>
    public string? FederatedClientId { get; set; }

    /// <summary>A name of <see cref="BotCloud"/> in any case; null means Public.</summary>
    public string? Cloud { get; set; }

    public CustomCloud Custom { get; } = new();

    /// <summary>
    /// Hosts that the bot may send to besides the cloud's own; written as in <see cref="CustomCloud"/>.
    /// </summary>
    public IList<string> ServiceHosts { get; } = [];

    /// <summary>
    /// Tenants (GUIDs) whose conversations are let in; what comes from others, or names none, gets 403. Default empty:
    /// all are let in, and the bot tells strangers from others itself.
    /// </summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>
    /// Lets anybody on this machine be anybody. Development only, and then only for loopback callers and loopback
    /// service URLs. Without meaning when there is an AppId.
    /// </summary>
    public bool DangerouslyAllowUnauthenticated { get; set; }

    /// <summary>True when requests are let in unsigned: the switch is on and there is no AppId that could be
    /// proven.</summary>
    internal bool IsUnauthenticated => DangerouslyAllowUnauthenticated && string.IsNullOrWhiteSpace(AppId);

    /// <summary>The app type; null when not set or not one of them (then start-up has failed already).</summary>
    internal BotAppType? Kind => Named<BotAppType>(AppType);

    /// <summary>The cloud; null when the setting names none (then start-up has failed already).</summary>
    internal BotCloud? CloudKind => string.IsNullOrWhiteSpace(Cloud) ? BotCloud.Public : Named<BotCloud>(Cloud);

    private static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .FirstOrDefault();
}
