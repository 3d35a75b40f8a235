using System.Security.Cryptography;
using Azure.Core;
using Microsoft.Extensions.Options;
using PrmBot.Graph.Calendar;
using PrmBot.Graph.Calls;
using PrmBot.Graph.Files;
using PrmBot.Graph.People;
using PrmBot.Graph.Tasks;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Host.Composition;

/// <summary>Microsoft 365, where it was set up.</summary>
internal static class GraphSetup
{
    public static IServiceCollection AddGraph(this IServiceCollection services) => services
        .AddSingleton<ConnectorTeams>()
        .AddSingleton<ITeamGroups>(s => s.GetRequiredService<ConnectorTeams>())
        .AddSingleton<ManagerGroup>()
        .AddSingleton(s => s.GetRequiredService<IOptions<GraphOptions>>().Value is { IsOn: true } options
            ? Open(s, options)
            : Microsoft365.Off());

    private static Microsoft365 Open(IServiceProvider services, GraphOptions options)
    {
        var home = new TenantId(Guid.Parse(options.TenantId!).ToString("D"));
        var settings = new GraphSettings(home, options.Service, Credential(options))
        {
            CallsPerSecond = options.CallsPerSecond,
            Patience = options.Patience,
        };
#pragma warning disable CA2000 // lives as long as the host
        var client = GraphConnection.Open(
            settings, services.GetRequiredService<IStore>().Calls, services.GetRequiredService<TimeProvider>());
#pragma warning restore CA2000
        return new Microsoft365(
            new GraphPeople(client, home), new GraphFiles(client), new GraphTasks(client), new GraphCalendar(client));
    }

    private static TokenCredential Credential(GraphOptions options)
    {
        if (options.Endpoint is not null)
        {
            return GraphCredentials.OfLoopback(); // nothing that is worth anything is shown to a test's stand-in
        }

        try
        {
            return GraphCredentials.Of(new GraphIdentity(options.TenantId!, options.ClientId!, options.Authority)
            {
                Secret = options.ClientSecret,
                Certificate = options.CertificatePath,
                CertificatePassword = options.CertificatePassword,
                FederatedClient = options.FederatedClientId,
            });
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(GraphOptions.Section, typeof(GraphOptions),
            [
                "Graph:CertificatePath is no file with a certificate and its private key that the bot can read. Set it "
                + "to a PFX or PEM file, and Graph:CertificatePassword to what opens it.",
            ]);
        }
    }
}
