using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using PrmBot.Storage;

namespace PrmBot.Graph.Calls;

/// <summary>The SDK's client over its own handlers; the one addition is that a tenant's calls keep a pace.</summary>
public static class GraphConnection
{
    private const int MostTries = 3;
    private const int FirstDelaySeconds = 1;

    /// <param name="settings">The service, its credential and limits.</param>
    /// <param name="shared">Counts calls of all instances; null: this process is alone.</param>
    /// <param name="clock">Measures waits.</param>
    public static GraphServiceClient Open(GraphSettings settings, ICallMeter? shared, TimeProvider clock)
    {
        var retries = new RetryHandlerOption
        {
            MaxRetry = MostTries,
            Delay = FirstDelaySeconds,
            RetriesTimeLimit = settings.Patience,
        };
        var handlers = KiotaClientFactory.CreateDefaultHandlers([retries]);
#pragma warning disable CA2000 // what the client is made of lives as long as it does
        handlers.Add(new GraphTelemetryHandler());
        handlers.Add(new TenantPace(settings, shared ?? new CallWindow(clock), clock));
        var http = KiotaClientFactory.Create(handlers, new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // the SDK follows them itself, and keeps the token from other hosts
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
#pragma warning restore CA2000
        http.Timeout = settings.Patience + settings.Time;
        var host = settings.Service.Host;
        var scope = new Uri(settings.Service, ".default").ToString();
        IAuthenticationProvider authentication = new Microsoft.Graph.Authentication.AzureIdentityAuthenticationProvider(
            settings.Credential, [host], null, isCaeEnabled: true, scope);
        return new GraphServiceClient(http, authentication, new Uri(settings.Service, "v1.0").ToString());
    }
}
