using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Tests.Scenario;
using Xunit;

namespace PrmBot.Host.Tests.Model;

/// <summary>The real host, a Connector and a model's server on loopback; Alex has added Contoso and Fabrikam.</summary>
public sealed class ModelRoom : IAsyncLifetime
{
    private readonly HttpClient _http = new();

    internal ConnectorStub Connector { get; private set; } = null!;

    internal OpenAiStub Model { get; private set; } = null!;

    internal HostedBot Bot { get; private set; } = null!;

    internal ChatClient Alex { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Connector = await ConnectorStub.StartAsync();
        Model = await OpenAiStub.StartAsync();
        Bot = new HostedBot(
            _ => { }, ("Model:Endpoint", Model.Url), ("Model:Name", "stub"), ("Model:Timeout", "00:00:02"));
        Alex = Person("Alex");
        await Alex.SayAsync("add Contoso as a reseller");
        await Alex.SayAsync("add Fabrikam as a distributor");
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        _http.Dispose();
        await Model.DisposeAsync();
        await Connector.DisposeAsync();
    }

    internal ChatClient Person(string name, string? tenant = null) =>
        new(_http, () => Bot.Address, Connector, new ChatPlace(name, "a:" + name, OwnTenant: tenant));
}
