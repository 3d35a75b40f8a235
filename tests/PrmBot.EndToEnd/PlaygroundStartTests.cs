using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace PrmBot.EndToEnd;

/// <summary>The real host and its playground as processes: how they start and end together.</summary>
public sealed class PlaygroundStartTests : IAsyncLifetime
{
    private readonly HostOutput host = new();

    [BrowserFact]
    public async Task Both_end_when_the_bot_is_stopped()
    {
        host.Start(("Playground__Folder", EchoBot.PlaygroundFolder), Port(FreePort.Take()));
        var playground = await host.AddressAfterAsync("Agents Playground: ");

        await host.StopAsync();

        host.ExitCode.ShouldBe(0);
        using var http = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(new Uri(playground, "/_debug/ping")));
    }

    [BrowserFact]
    public async Task A_taken_port_is_said_and_another_one_is_used()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        host.Start(("Playground__Folder", EchoBot.PlaygroundFolder), Port(taken));

        (await host.AddressAfterAsync("Agents Playground: ")).Port.ShouldNotBe(taken);
        host.Text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"Port {taken} is in use"));
    }

    [BrowserFact]
    public async Task A_second_window_plays_a_contact_of_the_sample_partner()
    {
        host.Start(
            ("Playground", "partner"), ("Playground__Folder", EchoBot.PlaygroundFolder), Port(FreePort.Take()),
            ("Playground__PartnerPort", FreePort.Take().ToString(CultureInfo.InvariantCulture)));
        var window = await host.AddressAfterAsync("second window: ");

        using var http = new HttpClient();
        var people = await http.GetStringAsync(new Uri(window, "/_internal/v1/config"));

        people.ShouldContain("\"currentUser\":{\"id\":\"29:18xMX9H14PUC5");
        people.ShouldContain("Karl Weber");
        people.ShouldContain("19:YN9KNRDNVIdAxbUeGlUZxAYvWxoVxoxpx6UMJUkI2OI1@thread.tacv2");
    }

    [Fact]
    public async Task Without_npm_the_bot_starts_and_says_how_to_get_the_playground()
    {
        var empty = Directory.CreateTempSubdirectory("prmbot-no-npm-").FullName;

        host.Start(("PATH", empty), ("Playground__Folder", empty));

        await host.LineWithAsync("npm is not on the PATH");
        host.Text.ShouldContain("Install Node.js");
        host.Text.ShouldContain("Now listening on");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    private static (string Name, string Value) Port(int port) =>
        ("Playground__Port", port.ToString(CultureInfo.InvariantCulture));
}
