using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Connector;
using PrmBot.BotFramework.Endpoint;
using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Routes;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Host.Telemetry;
using PrmBot.Host.Workers;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Host.Composition;

/// <summary>What connects the wire, the store and the conversation.</summary>
internal static class HostSetup
{
    public static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new IdSource(Chance.NewId))
        .AddSingleton(s => OpenStore.By(
            s.GetRequiredService<IOptions<StorageOptions>>().Value, s.GetRequiredService<TimeProvider>()));

    /// <summary>Ends in time when it is told to stop.</summary>
    public static IServiceCollection AddStop(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IOptions<QueueOptions>>(
            (host, queue) => host.ShutdownTimeout = StopTime.OfRequests(queue.Value));
        return services.AddSingleton<StopTime>();
    }

    public static IServiceCollection AddBridge(this IServiceCollection services) => services
        .AddSingleton<HomeTenant>()
        .AddSingleton<ConnectorRoster>()
        .AddSingleton(s => new CachedRoster(
            s.GetRequiredService<ConnectorRoster>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IRoster>(s => s.GetRequiredService<CachedRoster>())
        .AddSingleton<RosterNews>()
        .AddSingleton<ConnectorPeople>()
        .AddSingleton(s => new CachedPeople(
            s.GetRequiredService<ConnectorPeople>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IChannelPeople>(s => s.GetRequiredService<CachedPeople>())
        .AddSingleton<Speakers>()
        .AddSingleton<ActivityToTurn>()
        .AddSingleton<LeftWork>()
        .AddSingleton<IActivityInbox, StoreInbox>()
        .AddSingleton<ISharedRates, StoreRates>()
        .AddSingleton<ExpectedReplies>()
        .AddSingleton<Apology>()
        .AddSingleton<IBotHandler, Bot>();

    /// <summary>Reads the files that people send. Redirects would lead to hosts that nobody allowed.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(FileMeter), http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            })
            .RemoveAllLoggers();
        return services
            .AddSingleton(s => new FileMeter(
                s.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(FileMeter)),
                s.GetRequiredService<IOptions<FilesOptions>>(),
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IFileMeter>(s => s.GetRequiredService<FileMeter>())
            .AddSingleton<IFileReader>(s => s.GetRequiredService<FileMeter>());
    }

    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton(s => Measures.Watched(
            new OutboxState(s.GetRequiredService<TimeProvider>()), s.GetRequiredService<IMeterFactory>()))
        .AddSingleton<OutboxWatch>()
        .AddSingleton<Reachable>()
        .AddSingleton<OutboxBook>()
        .AddSingleton<Telling>()
        .AddSingleton<OutboxDelivery>()
        .AddSingleton(s => new OutboxVerdict(s.GetRequiredService<IOptions<OutboxOptions>>(), Chance.Next))
        .AddSingleton<OutboxAttempts>()
        .AddSingleton<OutboxLanes>()
        .AddSingleton<TypingWhile>()
        .AddSingleton<Answering>()
        .AddSingleton<Speaking>()
        .AddHostedService<OutboxWorker>()
        .AddHostedService<ReminderWorker>()
        .AddHostedService<StandingsWorker>()
        .AddHostedService<DigestWorker>()
        .AddHostedService<RetentionWorker>()
        .AddSingleton<WorkplaceRounds>()
        .AddHostedService<WorkplaceWorker>()
        .AddHostedService<BackupWorker>();

    /// <summary>
    /// Opens the store and reads every prompt and card now, so that a damaged file stops the start and not the first
    /// turn.
    /// </summary>
    public static void LoadEverything(this WebApplication app)
    {
        app.Services.GetRequiredService<IOptions<StorageOptions>>();
        app.Services.GetRequiredService<IStore>();
        app.Services.GetRequiredService<CardLibrary>();
        app.Services.GetRequiredService<FunctionCatalogue>();
        app.Services.GetRequiredService<Microsoft365>();
        app.Services.GetRequiredService<TurnHandler>();

        // What reading the files left behind is given back now: a bot that nobody talks to would keep it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
