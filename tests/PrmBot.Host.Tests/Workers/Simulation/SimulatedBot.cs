using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework.Connector;
using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Model.Wording;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Schedules;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Reminders;
using PrmBot.Standings;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Testing;

namespace PrmBot.Host.Tests.Workers.Simulation;

/// <summary>One life of the bot, as far as digests go: the real round, outbox and wire over one file.</summary>
internal sealed class SimulatedBot : IAsyncDisposable
{
    public static readonly Rhythm Mondays =
        new(DigestEvery.Week, DayOfWeek.Monday, WhichOfMonth.First, new TimeOnly(9, 0), "Europe/Berlin");

    private static readonly Texts Words = PromptFiles.ReadTexts(RepoFiles.Prompts);
    private static readonly CardLibrary Cards = new(RepoFiles.Cards);
    private static readonly KpiCatalogue Kpis = KpiFile.Read(RepoFiles.Prompts);
    private static readonly DigestSettings Settings = new DigestOptions().ToSettings();

    private readonly ServiceProvider _wire;
    private readonly LiteDbStore _store;
    private readonly OutboxLanes _lanes;
    private readonly DigestRound _round;
    private readonly FakeTimeProvider _clock;
    private readonly DoubtLog _log;
    private readonly CancellationTokenSource _killed = new();

    public SimulatedBot(string path, FakeTimeProvider clock, SimulatedTeams teams, DoubtLog log)
    {
        (_clock, _log) = (clock, log);
        _wire = OutboxOverStub.Wire(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHttpClient(nameof(ConnectorClient)).ConfigurePrimaryHttpMessageHandler(() => new Kept(teams));
        });
        _store = new LiteDbStore(path, clock);
        var connector = _wire.GetRequiredService<ConnectorClient>();
        var delivery = new OutboxDelivery(_store, connector, new Telling(new NoWording(), connector), Words);
        _lanes = new OutboxLanes(
            new OutboxAttempts(
                new OutboxBook(_store, clock, Logger<OutboxBook>()),
                delivery,
                new OutboxVerdict(Options.Create(new OutboxOptions()), () => 0.5),
                new Reachable(_store, clock, Logger<Reachable>()),
                clock),
            clock,
            Logger<OutboxLanes>());
        var ids = 0;
        _round = new DigestRound(
            _store,
            new DigestPosts(
                Kpis, new DueLines(), new PortfolioDigests(Kpis, Standings(), new DueLines()), Cards,
                new UnaskedTurns(Words, new IdSource(() => $"e{Interlocked.Increment(ref ids)}"))),
            new CronRecurrence(),
            new QuietRules(),
            Settings);
    }

    public IStore Store => _store;

    private KnownStandings Standings() => new(_store, new ReadStandings(Kpis, QuestionFile.Read(RepoFiles.Prompts)));

    /// <summary>What the host's workers do every ten seconds.</summary>
    public async Task RoundAsync(IReadOnlyList<TenantId> tenants)
    {
        _lanes.Add(await Store.Outbox.PendingAsync(default));
        foreach (var tenant in tenants)
        {
            _lanes.Add((await _round.RunAsync(tenant, _clock.GetUtcNow(), _killed.Token)).Sent);
        }
    }

    /// <summary>Ends at once: nothing is waited for, what is under way breaks off where it is.</summary>
    public Task KillAsync()
    {
        _killed.Cancel();
        return _lanes.CloseAsync(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _lanes.Dispose();
        _store.Dispose();
        await _wire.DisposeAsync();
        _killed.Dispose();
    }

    private Logger<T> Logger<T>() => new(new LoggerFactory([_log]));

    // The platform outlives each process.
    private sealed class Kept(HttpMessageHandler teams) : DelegatingHandler(teams)
    {
        protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
    }
}

/// <summary>Keeps the messages that a process sent once more, because the one before ended while sending.</summary>
internal sealed class DoubtLog : ILoggerProvider, ILogger
{
    private const string Ended = "was being sent when the process ended";

    /// <summary>Ids of outbox entries, once for each time.</summary>
    public ConcurrentQueue<string> Doubts { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains(Ended, StringComparison.Ordinal)
            && state is IReadOnlyList<KeyValuePair<string, object?>> facts)
        {
            Doubts.Enqueue((string)facts[0].Value!);
        }
    }

    public void Dispose()
    {
    }
}
