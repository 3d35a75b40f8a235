using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

/// <summary>
/// Each cloud's own issuer, metadata and Connector on the running endpoint; the clouds' addresses are led to loopback.
/// </summary>
public sealed class CloudTests : IAsyncLifetime
{
    private static readonly Dictionary<string, (string Issuer, string Metadata, string ServiceUrl)> Clouds = new()
    {
        ["Public"] = ("https://api.botframework.com",
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            "https://smba.trafficmanager.net/teams/"),
        ["UsGov"] = ("https://api.botframework.us",
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            "https://smba.infra.gov.teams.microsoft.us/teams/"),
        ["China"] = ("https://api.botframework.azure.cn",
            "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            "https://connector.example.cn/teams/"),
    };

    private readonly ConcurrentQueue<string> _asked = new();
    private ChannelService _service = null!;
    private RsaSecurityKey _key = null!;

    public static TheoryData<string> Names => [.. Clouds.Keys];

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _key = _service.AddKey("good", ["msteams"]);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cloud_lets_its_own_channel_in_and_no_other_clouds(string cloud)
    {
        await using var bot = await StartAsync(cloud);
        var own = Clouds[cloud];

        (await StatusAsync(bot, own.Issuer, own.ServiceUrl)).ShouldBe(202);

        _asked.First().ShouldBe(own.Metadata);
        foreach (var (name, other) in Clouds.Where(pair => pair.Key != cloud))
        {
            (await StatusAsync(bot, other.Issuer, own.ServiceUrl)).ShouldBe(401, $"{name}'s issuer");
            (await StatusAsync(bot, own.Issuer, other.ServiceUrl)).ShouldBe(401, $"{name}'s Connector");
            _asked.ShouldNotContain(other.Metadata);
        }
    }

    [Theory]
    [InlineData("Public", "https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("UsGov", "https://smba.infra.dod.teams.microsoft.us/teams")]
    public async Task A_clouds_other_published_connectors_are_its_own_too(string cloud, string serviceUrl)
    {
        await using var bot = await StartAsync(cloud);

        (await StatusAsync(bot, Clouds[cloud].Issuer, serviceUrl)).ShouldBe(202);
    }

    private Task<RunningBot> StartAsync(string cloud) => RunningBot.StartAsync(
        "Production",
        null,
        [
            ("Bot:AppId", ChannelService.AppId), ("Bot:AppType", "MultiTenant"), ("Bot:ClientSecret", "s"),
            ("Bot:Cloud", cloud), ("Bot:ServiceHosts", cloud == "China" ? "connector.example.cn" : ""),
        ],
        services => services.AddHttpClient(nameof(ChannelKeySource))
            .ConfigurePrimaryHttpMessageHandler(() => new Detour(new Uri(_service.MetadataUrl), _asked)));

    private async Task<int> StatusAsync(RunningBot bot, string issuer, string serviceUrl)
    {
        var token = ChannelService.Token(_key, wanted =>
            (wanted.Issuer, wanted.Claims["serviceurl"]) = (issuer, serviceUrl));
        using var answer = await bot.PostAsync(
            Captured.Json("personal-message", message => message["serviceUrl"] = serviceUrl), token);
        return (int)answer.StatusCode;
    }

    private sealed class Detour(Uri metadata, ConcurrentQueue<string> asked)
        : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Enqueue(request.RequestUri!.AbsoluteUri);
            if (!request.RequestUri.IsLoopback)
                request.RequestUri = metadata;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
