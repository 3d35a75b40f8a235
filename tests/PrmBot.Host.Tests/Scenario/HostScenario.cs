using PrmBot.Host.Tests.Bridge;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// The real host with an empty store, and a Connector on loopback: the same for every test that talks to it without a
/// sign-in.
/// </summary>
public abstract class HostScenario : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-scenario-").FullName;
    private HostedBot? _hosted;
    private BotProcess? _process;

    internal HttpClient Http { get; } = new();

    internal ConnectorStub Connector { get; private set; } = null!;

    /// <summary>Where the bot listens.</summary>
    internal Uri Address => _process?.Address ?? _hosted!.Address;

    /// <summary>Every line that the bot wrote so far.</summary>
    internal IReadOnlyCollection<string> Output => _process?.Output ?? _hosted!.Output;

    public async Task InitializeAsync()
    {
        Connector = await ConnectorStub.StartAsync();
        if (IsProcess)
        {
            _process = await BotProcess.StartAsync(_data, [.. AllSettings]);
        }
        else
        {
            _hosted = new HostedBot(_ => { }, [.. AllSettings]);
        }

        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        _process?.Dispose();
        if (_hosted is not null)
        {
            await _hosted.DisposeAsync();
        }

        Http.Dispose();
        await Connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    // People write in a second here what takes minutes in Teams: at its limits most of a test would be waiting.
    private IEnumerable<(string Name, string Value)> AllSettings =>
        Settings.Prepend(("Bot:Connector:ThreadLimitFactor", "100"));

    /// <summary>
    /// True: the host is a process of its own, which can be killed and whose output is all its own. That takes ten
    /// times as long to start.
    /// </summary>
    internal virtual bool IsProcess => false;

    /// <summary>Settings of the host beyond those of every test.</summary>
    internal virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>What has happened before each test; nothing unless it is said.</summary>
    internal virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>SIGKILL, and a new start over what was stored.</summary>
    /// <exception cref="InvalidOperationException">It is no process.</exception>
    internal async Task KillAndStartAsync()
    {
        Kill();
        _process = await BotProcess.StartAsync(_data, [.. AllSettings]);
    }

    /// <summary>The same, with something done to what was stored in between.</summary>
    /// <exception cref="InvalidOperationException">It is no process.</exception>
    internal async Task KillAndStartAsync(Func<IStore, Task> between)
    {
        Kill();
        using (var store = new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System))
        {
            await between(store);
        }

        _process = await BotProcess.StartAsync(_data, [.. AllSettings]);
    }

    internal ChatClient Chat(ChatPlace place) => new(Http, () => Address, Connector, place);

    private void Kill() =>
        (_process ?? throw new InvalidOperationException("Only a process can be killed: set IsProcess.")).Kill();
}
