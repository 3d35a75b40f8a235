using Azure.Core;
using PrmBot.Identity;

namespace PrmBot.Graph.Calls;

/// <summary>How Microsoft Graph is called.</summary>
/// <param name="Home">Whose Microsoft 365 it is: throttling counts its calls together.</param>
/// <param name="Service">The service without a version, for example https://graph.microsoft.com.</param>
/// <param name="Credential">What the app proves itself with.</param>
public sealed record GraphSettings(TenantId Home, Uri Service, TokenCredential Credential)
{
    /// <summary>Calls a second of all instances together, from 1.</summary>
    public int CallsPerSecond { get; init; } = 10;

    /// <summary>How long a call may wait for others, and for a service that asks for patience.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take beside that, its answer and all tries included.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);
}
