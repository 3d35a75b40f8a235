using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// The real host in a process, with an empty store, and a Connector on loopback: the same for every test that talks to
/// it without a sign-in.
/// </summary>
public abstract class HostScenario : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-scenario-").FullName;

    internal HttpClient Http { get; } = new();

    internal ConnectorStub Connector { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Connector = await ConnectorStub.StartAsync();
        Bot = await BotProcess.StartAsync(_data, [.. AllSettings]);
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        Bot.Dispose();
        Http.Dispose();
        await Connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    // People write in a second here what takes minutes in Teams: at its limits most of a test would be waiting.
    private IEnumerable<(string Name, string Value)> AllSettings =>
        Settings.Prepend(("Bot:Connector:ThreadLimitFactor", "100"));

    /// <summary>Settings of the host beyond those of every test.</summary>
    internal virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>What has happened before each test; nothing unless it is said.</summary>
    internal virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>SIGKILL, and a new start over what was stored.</summary>
    internal async Task KillAndStartAsync()
    {
        Bot.Kill();
        Bot = await BotProcess.StartAsync(_data, [.. AllSettings]);
    }

    /// <summary>The same, with something done to what was stored in between.</summary>
    internal async Task KillAndStartAsync(Func<IStore, Task> between)
    {
        Bot.Kill();
        using (var store = new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System))
        {
            await between(store);
        }

        Bot = await BotProcess.StartAsync(_data, [.. AllSettings]);
    }

    internal ChatClient Chat(ChatPlace place) => new(Http, () => Bot.Address, Connector, place);
}
