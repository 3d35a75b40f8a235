namespace PrmBot.Host.Startup;

/// <summary>The cloud that Microsoft Graph is asked in.</summary>
public enum GraphCloud
{
    Public,
    UsGov,
    UsGovDod,
    China,
}

/// <summary>
/// Section <c>Graph</c>: people, files, tasks and meetings of Microsoft 365. Without a client id the bot does without
/// them, and says what is missing where somebody asks for them.
/// </summary>
public sealed class GraphOptions : ISettings
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(1);

    public static string Section => "Graph";

    /// <summary>The app registration (a GUID) that has the permissions. Default none: all of it is off.</summary>
    public string? ClientId { get; set; }

    /// <summary>The tenant (a GUID) that gave the permissions. Needed with a client id.</summary>
    public string? TenantId { get; set; }

    /// <summary>The registration's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A PFX or PEM file with the registration's certificate and its key, instead of a secret.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>What opens that file. Default none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Client id of a managed identity whose token the registration accepts instead of a secret.</summary>
    public string? FederatedClientId { get; set; }

    /// <summary>
    /// True: the client id is that of a user-assigned managed identity that has the permissions itself. Default false.
    /// </summary>
    public bool UseManagedIdentity { get; set; }

    /// <summary>Public, UsGov, UsGovDod or China. Default Public.</summary>
    public GraphCloud Cloud { get; set; }

    /// <summary>Another address of the service, on this machine only: for tests. Default none.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Calls a second of all instances together, from 1 to 100. Default 10.</summary>
    public int CallsPerSecond { get; set; } = 10;

    /// <summary>How long a call waits for a service that asks for patience, from 1 s to 1 min. Default 10 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often workbooks, tasks and meetings are looked at, from 1 s to 1 day. Default 15 min.</summary>
    public TimeSpan Round { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// True: who is out of office is not reminded, and the mailbox says the time zone. False where the permission for
    /// it is not to be given. Default true.
    /// </summary>
    public bool Mailboxes { get; set; } = true;

    /// <summary>True: it was set up.</summary>
    internal bool IsOn => !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>The service's address without a version.</summary>
    internal Uri Service => Endpoint ?? new Uri(Cloud switch
    {
        GraphCloud.Public => "https://graph.microsoft.com",
        GraphCloud.UsGov => "https://graph.microsoft.us",
        GraphCloud.UsGovDod => "https://dod-graph.microsoft.us",
        GraphCloud.China => "https://microsoftgraph.chinacloudapi.cn",
        _ => throw new InvalidOperationException($"Unknown cloud {Cloud}."),
    });

    /// <summary>Where its tokens come from.</summary>
    internal Uri Authority => new(Cloud switch
    {
        GraphCloud.Public => "https://login.microsoftonline.com",
        GraphCloud.UsGov or GraphCloud.UsGovDod => "https://login.microsoftonline.us",
        GraphCloud.China => "https://login.chinacloudapi.cn",
        _ => throw new InvalidOperationException($"Unknown cloud {Cloud}."),
    });

    private int Credentials =>
        new[] { ClientSecret, CertificatePath, FederatedClientId }.Count(c => !string.IsNullOrWhiteSpace(c))
        + (UseManagedIdentity ? 1 : 0);

    public IEnumerable<string> Problems()
    {
        if (!IsOn)
        {
            return Credentials > 0 || TenantId is not null || Endpoint is not null
                ? ["Graph:ClientId is missing, but other settings of Graph are there. Set it to the app registration "
                    + "that has the permissions, or take the others out."]
                : [];
        }

        return OfIdentity().Concat(OfCalls());
    }

    private IEnumerable<string> OfIdentity()
    {
        if (!Guid.TryParse(ClientId, out _))
        {
            yield return $"Graph:ClientId is \"{ClientId}\", which is no client id. Set it to the application (client) "
                + "id that the Entra admin center shows.";
        }

        if (!Guid.TryParse(TenantId, out _))
        {
            yield return "Graph:TenantId is no tenant id. Set it to the directory (tenant) id of the tenant that gave "
                + "the permissions.";
        }

        if (Endpoint is { } other && !(other.IsAbsoluteUri && other.IsLoopback))
        {
            yield return "Graph:Endpoint must be an address of this machine: it is for tests. Choose another cloud "
                + "with Graph:Cloud.";
        }

        if (Endpoint is null && Credentials != 1)
        {
            yield return "Graph needs one thing to prove itself with: Graph:ClientSecret, Graph:CertificatePath, "
                + $"Graph:FederatedClientId or Graph:UseManagedIdentity. Now there are {Credentials}.";
        }
    }

    private IEnumerable<string> OfCalls()
    {
        if (CallsPerSecond is < 1 or > 100)
        {
            yield return $"Graph:CallsPerSecond is {CallsPerSecond}, but must be from 1 to 100.";
        }

        if (Patience < TimeSpan.FromSeconds(1) || Patience > MostPatience)
        {
            yield return $"Graph:Patience is {Patience}, but must be from 00:00:01 to 00:01:00.";
        }

        if (Round < TimeSpan.FromSeconds(1) || Round > TimeSpan.FromDays(1))
        {
            yield return $"Graph:Round is {Round}, but must be from 00:00:01 to 1.00:00:00.";
        }
    }
}
