using PrmBot.Host.Tests.Scenario;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>A Connector on loopback for bots that run in this process, and Alex, who talks to one in private.</summary>
public abstract class HostedScenario : IAsyncLifetime
{
    internal HttpClient Http { get; } = new();

    internal ConnectorStub Connector { get; private set; } = null!;

    public async Task InitializeAsync() => Connector = await ConnectorStub.StartAsync();

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Connector.DisposeAsync();
    }

    internal ChatClient Alex(HostedBot bot) => Chat(bot, new ChatPlace("Alex", "a:alex"));

    internal ChatClient Chat(HostedBot bot, ChatPlace place) => new(Http, () => bot.Address, Connector, place);
}
