using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class ServiceHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams", "https://smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.trafficmanager.net:443/amer//", "https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/x", "https://smba.infra.gcc.teams.microsoft.com/x/")]
    [InlineData("http://smba.trafficmanager.net/teams", null)]
    [InlineData("https://smba.trafficmanager.net:8443/", null)]
    [InlineData("https://evil.trafficmanager.net/", null)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", null)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", null)]
    [InlineData("https://user@smba.trafficmanager.net/", null)]
    [InlineData("https://smba.trafficmanager.net/?a=b", null)]
    [InlineData("https://smba.trafficmanager.net/teams#a", null)]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/", null)]
    [InlineData("https://smba\u3002trafficmanager.net.evil.example/", null)]
    [InlineData("https://evil.example/smba.trafficmanager.net/", null)]
    [InlineData("https://xsmba.trafficmanager.net/", null)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", null)]
    [InlineData("https://169.254.169.254/metadata", null)]
    [InlineData("ftp://smba.trafficmanager.net/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("http://127.0.0.1/", null)]
    [InlineData("/teams", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_public_clouds_words_go_to_its_connector_only(string? serviceUrl, string? expected) =>
        (new ServiceHosts(Options.Create(new BotOptions { AppId = "x" }))
            .Allowed(serviceUrl)?.AbsoluteUri).ShouldBe(expected);

    [Theory]
    [InlineData("https://connector.example/", true)]
    [InlineData("https://connector.example:8443/", false)]
    [InlineData("https://ported.example:8443/", true)]
    [InlineData("https://ported.example/", false)]
    [InlineData("http://ported.example:8443/", false)]
    [InlineData("http://127.0.0.1:5005/", true)]
    [InlineData("http://localhost:5005/", false)]
    [InlineData("http://[::1]:5005/", true)]
    [InlineData("https://smba.trafficmanager.net/teams/", false)]
    public void A_custom_cloud_names_its_hosts_itself(string serviceUrl, bool isAllowed)
    {
        var options = new BotOptions { AppId = "x", Cloud = "Custom" };
        foreach (var host in new[] { "connector.example", "ported.example:8443", "127.0.0.1", "[::1]:5005" })
            options.Custom.ServiceHosts.Add(host);

        (new ServiceHosts(Options.Create(options)).Allowed(serviceUrl) is not null).ShouldBe(isAllowed);
    }
}
