using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework;
using PrmBot.BotFramework.Connector;
using PrmBot.Conversation.Model.Wording;
using PrmBot.Conversation.Prompts;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Host.Tests.Workers;

/// <summary>The real way out, from the store to the wire, with a clock of its own for what is put off.</summary>
internal sealed class OutboxOverStub : IAsyncDisposable
{
    public static readonly TenantId Home = new("home");

    private readonly ServiceProvider _wire;
    private readonly LoggedLines _log = new();

    private OutboxOverStub(TroubledConnector channel, MemoryStore store)
    {
        (Channel, Store) = (channel, store);
        _wire = Wire();
        Connector = _wire.GetRequiredService<ConnectorClient>();
        Reachable = new Reachable(store, Clock, Logger<Reachable>());
        Lanes = NewLanes();
    }

    public TroubledConnector Channel { get; }

    public MemoryStore Store { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ConnectorClient Connector { get; }

    public Reachable Reachable { get; }

    public OutboxLanes Lanes { get; private set; }

    public ConcurrentQueue<string> Logged => _log.All;

    public static async Task<OutboxOverStub> StartAsync() =>
        new(await TroubledConnector.StartAsync(), new MemoryStore());

    /// <summary>A text for a conversation, as a turn would decide it.</summary>
    public OutboxEntry Entry(string id, string conversation = "a:1") => new()
    {
        Id = id,
        Tenant = Home,
        Conversation = new ConversationKey(conversation),
        ServiceUrl = Channel.Url,
        Delivery = Delivery.Send,
        Text = id,
        At = Clock.GetUtcNow(),
    };

    public async Task CommitAsync(params OutboxEntry[] entries)
    {
        var work = Store.Open(Home);
        foreach (var entry in entries)
        {
            work.Send(entry);
        }

        await work.CommitAsync(default);
    }

    public async Task SendAsync(params OutboxEntry[] entries)
    {
        await CommitAsync(entries);
        Lanes.Add(entries);
    }

    /// <summary>The entry, once it is as the test expects; fails after half a minute.</summary>
    public async Task<OutboxEntry> UntilAsync(string id, Func<OutboxEntry, bool> expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var entry = await Store.FindAsync(id, default);
            if (entry is not null && expected(entry))
            {
                return entry;
            }

            await Task.Delay(10, limit.Token);
        }
    }

    public Task<OutboxEntry> DeliveredAsync(string id) => UntilAsync(id, entry => entry.DeliveredAs is not null);

    public Task<OutboxEntry> GivenUpAsync(string id) => UntilAsync(id, entry => entry.FailedBecause is not null);

    /// <summary>The process starts anew: what is pending in the store is all that it knows.</summary>
    public async Task RestartAsync()
    {
        await Lanes.CloseAsync(TimeSpan.Zero);
        Lanes.Dispose();
        Lanes = NewLanes();
        Lanes.Add(await Store.Outbox.PendingAsync(default));
    }

    public async ValueTask DisposeAsync()
    {
        await Lanes.CloseAsync(TimeSpan.Zero);
        Lanes.Dispose();
        await _wire.DisposeAsync();
        _log.Dispose();
        await Channel.DisposeAsync();
    }

    private OutboxLanes NewLanes()
    {
        var delivery = new OutboxDelivery(
            Store, Connector, new Telling(new NoWording(), Connector), PromptFiles.ReadTexts(RepoFiles.Prompts));
        var verdict = new OutboxVerdict(Options.Create(new OutboxOptions { Attempts = 4 }), () => 0.5);
        var book = new OutboxBook(Store, Clock, Logger<OutboxBook>());
        return new OutboxLanes(
            new OutboxAttempts(book, delivery, verdict, Reachable, Clock), Clock, Logger<OutboxLanes>());
    }

    private Logger<T> Logger<T>() => new(new LoggerFactory([_log]));

    /// <summary>The real wire, with parts of it exchanged.</summary>
    internal static ServiceProvider Wire(Action<IServiceCollection>? exchange = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Bot:DangerouslyAllowUnauthenticated"] = "true",
            ["Bot:Connector:Retries"] = "1",
            ["Bot:Connector:Delay"] = "00:00:00.001",
            ["Bot:Connector:Timeout"] = "00:00:03",
        };
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IHostEnvironment>(new Development());
        services.AddBotFramework(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), () => "made", () => 0.5);
        exchange?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = string.Empty;

        public string ContentRootPath { get; set; } = string.Empty;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
