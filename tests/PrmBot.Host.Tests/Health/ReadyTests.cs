using System.Net;
using System.Net.Http.Headers;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Health;

/// <summary>The real host says whether it is ready, and is again when what was in the way is gone.</summary>
public sealed class ReadyTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-ready-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;
    private BotProcess? _bot;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        _connector.Has("Alex", ChatPlace.HomeTenant);
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
    }

    public async Task DisposeAsync()
    {
        _bot?.Dispose();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task All_is_well_after_a_start()
    {
        var bot = await StartAsync();

        (await HealthReading.OfAsync(_http, bot)).ShouldBe(new HealthReading(HttpStatusCode.OK,
            """
            {"status":"ready","parts":{"store":{"status":"ready","says":"The store answers."},"queue":{"status":"ready",
            "says":"The queue moves."},"outbox":{"status":"ready","says":"What may be sent is sent."}}}
            """.ReplaceLineEndings(string.Empty)));
    }

    [Fact]
    public async Task A_database_that_goes_away_and_comes_back()
    {
        var server = PostgresCluster.ForOneTest();
        var database = server.NewDatabase() + ";Password=s3cret";
        var bot = await StartAsync(("Storage:Provider", "Postgres"), ("Storage:ConnectionString", database));
        await Alex.SayAsync("help");
        (await HealthReading.OfAsync(_http, bot)).Status.ShouldBe(HttpStatusCode.OK);

        server.Stop();

        var away = await HealthReading.UntilAsync(_http, bot, HttpStatusCode.ServiceUnavailable);
        away.PartStatus("store").ShouldBe("not ready");
        away.Says("store").ShouldBe(
            "The store does not answer: messages are not taken until it does. Look at its server or its disk.");
        away.PartStatus("queue").ShouldBe("ready");
        away.Body.ShouldNotContain("s3cret");
        away.Body.ShouldNotContain("prmbot");
        (await HealthReading.OfAsync(_http, bot, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        _bot!.Output.ShouldNotContain(line => line.Contains("Health check", StringComparison.Ordinal));

        server.Start();

        await HealthReading.UntilAsync(_http, bot, HttpStatusCode.OK);
        (await Alex.SayAsync("help")).Words.ShouldNotBeEmpty();
        server.Stop();
    }

    [Fact]
    public async Task A_queue_that_stands_and_moves_again()
    {
        var hold = new TaskCompletionSource();
        _connector.RosterHold = hold.Task;
        var bot = await StartAsync(("Health:QueueAge", "00:00:01"));
        await Alex.SendOnlyAsync("help");

        var stuck = await HealthReading.UntilAsync(_http, bot, HttpStatusCode.ServiceUnavailable);
        stuck.PartStatus("queue").ShouldBe("not ready");
        stuck.Says("queue")!.ShouldStartWith("Messages wait, and for 00:00:0");
        stuck.PartStatus("store").ShouldBe("ready");
        hold.SetResult();

        await HealthReading.UntilAsync(_http, bot, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_message_that_may_be_sent_and_is_not_until_it_is()
    {
        var hold = new TaskCompletionSource();
        _connector.Hold = hold.Task;
        var bot = await StartAsync(("Health:OutboxAge", "00:00:01"), ("Bot:Connector:Timeout", "00:01:00"));
        await Alex.SendOnlyAsync("help");

        var stuck = await HealthReading.UntilAsync(_http, bot, HttpStatusCode.ServiceUnavailable);
        stuck.PartStatus("outbox").ShouldBe("not ready");
        stuck.Says("outbox")!.ShouldStartWith("A message that may be sent has been waiting for 00:00:");
        stuck.PartStatus("queue").ShouldBe("ready");
        hold.SetResult();

        await HealthReading.UntilAsync(_http, bot, HttpStatusCode.OK);
    }

    private ChatClient Alex =>
        new(_http, () => _bot!.Address, _connector, new ChatPlace("Alex", "a:alex") { SaysTenant = false });

    private async Task<Uri> StartAsync(params (string Name, string Value)[] settings)
    {
        _bot = await BotProcess.StartAsync(_data, _cloud.Settings(settings));
        return _bot.Address;
    }
}
