using PrmBot.Testing;
using System.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector.Tokens;

/// <summary>The whole way out as a host has it: token server and channel on loopback.</summary>
public sealed class CustomCloudTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private static readonly Activity Hello = new() { Type = "message", Text = "hello" };

    private readonly LoggedLines _log = new();
    private StubConnector _channel = null!;
    private StubConnector _tokens = null!;

    public async Task InitializeAsync() =>
        (_channel, _tokens) = (await StubConnector.StartAsync(), await StubConnector.StartAsync());

    public async Task DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _tokens.DisposeAsync();
    }

    [Fact]
    public async Task The_secret_gets_a_token_once_for_all_calls()
    {
        Give("t-1", "3600");
        await using var services = Services();

        await SendAsync(services);
        await SendAsync(services);

        _channel.Calls.ShouldAllBe(call => call.Authorization == "Bearer t-1");
        var form = HttpUtility.ParseQueryString(_tokens.Calls.ShouldHaveSingleItem().Text);
        (form["grant_type"], form["client_id"], form["client_secret"], form["scope"])
            .ShouldBe(("client_credentials", AppId, "s3cret", "https://connector.example/.default"));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_message_arrives()
    {
        Give("t-1", "\"3600\"");
        Give("t-2", "3600");
        _channel.Answers.Enqueue((401, "", null));
        await using var services = Services();

        await SendAsync(services);
        await SendAsync(services);

        _channel.Calls.Select(call => call.Authorization).ShouldBe(["Bearer t-1", "Bearer t-2", "Bearer t-2"]);
    }

    [Fact]
    public async Task A_busy_token_server_is_asked_again()
    {
        _tokens.Answers.Enqueue((503, "", "0"));
        Give("t-1", "3600");
        await using var services = Services();

        await SendAsync(services);

        _channel.Calls.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer t-1");
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"the secret s3cret is wrong"}""")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    public async Task Without_a_token_nothing_is_sent_and_no_secret_is_told(int status, string body)
    {
        _tokens.Answers.Enqueue((status, body, null));
        await using var services = Services();

        var failure = await Should.ThrowAsync<ConnectorException>(() => SendAsync(services));

        (failure.IsPermanent, failure.MayHaveArrived).ShouldBe((false, false));
        _channel.Calls.ShouldBeEmpty();
        _log.All.ShouldContain(line => line.Contains("got no token", StringComparison.Ordinal));
        _log.All.ShouldAllBe(line => !line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_takes_the_token_nowhere()
    {
        Give("t-1", "3600");
        await using var elsewhere = await StubConnector.StartAsync();
        _channel.Redirect = elsewhere.ServiceUrl;
        _channel.Answers.Enqueue((307, "", null));
        await using var services = Services();

        var failure = await Should.ThrowAsync<ConnectorException>(() => SendAsync(services));

        (failure.Status, failure.IsPermanent).ShouldBe((307, true));
        elsewhere.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_token_is_asked_for_or_sent_where_the_host_is_not_allowed()
    {
        await using var services = Services();

        await Should.ThrowAsync<ConnectorException>(() => services.GetRequiredService<ConnectorClient>()
            .SendAsync(_channel.ServiceUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "a:1", Hello));

        _tokens.Calls.ShouldBeEmpty();
        _channel.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_signs_what_stands_in_for_the_secret()
    {
        Give("t-1", "3600");
        using var file = new CertificateFile();
        await using var services = Services(("Bot:ClientSecret", ""), ("Bot:CertificatePath", file.Path));

        await SendAsync(services);
        var form = HttpUtility.ParseQueryString(_tokens.Calls.ShouldHaveSingleItem().Text);
        var assertion = new JsonWebToken(form["client_assertion"]);

        form["client_secret"].ShouldBeNull();
        (assertion.Issuer, assertion.Subject).ShouldBe((AppId, AppId));
        assertion.Audiences.ShouldBe([TokenUrl]);
        assertion.GetHeaderValue<string>("x5t").ShouldNotBeNullOrEmpty();
    }

    private string TokenUrl => _tokens.ServiceUrl + "/token";

    private void Give(string token, string life) => _tokens.Answers.Enqueue(
        (200, $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{life}}}""", null));

    private Task SendAsync(ServiceProvider services) =>
        services.GetRequiredService<ConnectorClient>().SendAsync(_channel.ServiceUrl, "a:1", Hello);

    private ServiceProvider Services(params (string Key, string Value)[] more)
    {
        (string Key, string Value)[] settings =
        [
            ("Bot:AppId", AppId), ("Bot:AppType", "SingleTenant"), ("Bot:TenantId", "t"),
            ("Bot:ClientSecret", "s3cret"), ("Bot:Cloud", "Custom"), ("Bot:Custom:Issuer", "https://issuer.example"),
            ("Bot:Custom:MetadataUrl", TokenUrl), ("Bot:Custom:TokenUrl", TokenUrl),
            ("Bot:Custom:Scope", "https://connector.example/.default"),
            ("Bot:Custom:ServiceHosts:0", "127.0.0.1"), ("Bot:Connector:Delay", "00:00:00.001"),
        ];
        var merged = settings.Concat(more).ToLookup(pair => pair.Key, pair => (string?)pair.Value)
            .ToDictionary(pair => pair.Key, pair => pair.Last());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(merged).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddSingleton<IHostEnvironment>(new Production());
        services.AddBotFramework(configuration, () => "made", () => 0.5);
        return services.BuildServiceProvider();
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
