using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;
using PrmBot.BotFramework.Connector;
using PrmBot.BotFramework.Connector.Tokens;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework;

/// <summary>
/// Brings the protocol into a host. The host registers <see cref="IBotHandler"/> and <see cref="IActivityInbox"/>
/// (singletons), and may register its own <see cref="IConnectorToken"/> before.
/// </summary>
public static class BotFrameworkSetup
{
    /// <summary>Settings come from sections Bot, Bot:Queue, Bot:Connector. NewId makes ids; chance gives 0 up to
    /// 1.</summary>
    public static IServiceCollection AddBotFramework(
        this IServiceCollection services, IConfiguration configuration, Func<string> newId, Func<double> chance)
    {
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section))
            .Configure(options => TakeInLine(configuration.GetSection(BotOptions.Section), options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsCheck>();
        services.AddOptions<QueueOptions>().Bind(configuration.GetSection(QueueOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection(ConnectorOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Authenticator);
        services.AddSingleton<ChannelKeySource>();
        services.AddHttpClient(nameof(ChannelKeySource), http =>
            {
                http.Timeout = TimeSpan.FromSeconds(10);
                http.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .RemoveAllLoggers();
        AddEndpoint(services, newId);
        AddConnector(services, newId, chance);
        return services;
    }

    /// <summary>The path channels post to; every other method gets 405.</summary>
    public static IEndpointConventionBuilder MapBotFramework(
        this IEndpointRouteBuilder routes, string path = "/api/messages")
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<ActivityEndpoint>();
        return routes.Map(path, endpoint.HandleAsync);
    }

    // A list may also be written in one line, with commas, as one is used to from environment variables.
    private static void TakeInLine(IConfigurationSection bot, BotOptions options)
    {
        foreach (var (list, line) in new[]
        {
            (options.ServiceHosts, bot["ServiceHosts"]), (options.Custom.ServiceHosts, bot["Custom:ServiceHosts"]),
            (options.AllowedTenants, bot["AllowedTenants"]),
        })
        {
            foreach (var host in (line ?? "").Split(',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                list.Add(host);
        }
    }

    private static IChannelAuthenticator Authenticator(IServiceProvider services) =>
        services.GetRequiredService<IOptions<BotOptions>>().Value.IsUnauthenticated
            && services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new LoopbackAuthenticator()
            : ActivatorUtilities.CreateInstance<ChannelTokenAuthenticator>(services);

    private static void AddEndpoint(IServiceCollection services, Func<string> newId)
    {
        services.AddSingleton<ConversationQueue>();
        services.AddSingleton(provider => new ActivityIntake(
            provider.GetRequiredService<IActivityInbox>(),
            provider.GetRequiredService<ConversationQueue>(),
            provider.GetRequiredService<TimeProvider>(),
            newId));
        services.AddSingleton(s => new QueueState(s.GetRequiredService<ConversationQueue>()));
        services.AddSingleton<BotTurn>();
        services.AddSingleton<InvokeMemory>();
        services.AddSingleton<InvokeTurn>();
        services.AddSingleton<InvokeRunner>();
        services.AddSingleton<ActivityEndpoint>();
        services.AddSingleton<TurnAttempts>();
        services.AddSingleton<ConversationTurns>();
        services.AddHostedService<QueueWorker>();
        services.AddHostedService<InboxLookout>();
    }

    private static void AddConnector(IServiceCollection services, Func<string> newId, Func<double> chance)
    {
        TokenSetup.Add(services, newId);
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<AllowedTenants>();
        services.AddSingleton(provider => new RetryDelay(
            provider.GetRequiredService<IOptions<ConnectorOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            chance));

        // Redirects would carry the token elsewhere; the client's own logging would write conversation ids.
        services.AddHttpClient(nameof(ConnectorClient), http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // each try has its own limit
                http.MaxResponseContentBufferSize = 4 * 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<RateLimits>();
        services.AddSingleton(Client);
    }

    private static ConnectorClient Client(IServiceProvider services)
    {
        var wire = new ConnectorWire(
            services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ConnectorClient)),
            services.GetRequiredService<IConnectorToken>(),
            services.GetRequiredService<IOptions<ConnectorOptions>>(),
            services.GetRequiredService<TimeProvider>());
        var pipe = new ConnectorPipe(
            wire,
            services.GetRequiredService<RateLimits>(),
            services.GetRequiredService<RetryDelay>(),
            services.GetRequiredService<ILogger<ConnectorPipe>>());
        return new ConnectorClient(pipe, services.GetRequiredService<ServiceHosts>());
    }
}
