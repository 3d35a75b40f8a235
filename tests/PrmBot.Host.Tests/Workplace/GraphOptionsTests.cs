using PrmBot.Host.Startup;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Settings of section Graph: off unless set up, and a sentence for whatever is wrong.</summary>
public sealed class GraphOptionsTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    private static GraphOptions Right => new() { ClientId = Id, TenantId = Id, ClientSecret = "s" };

    [Fact]
    public void Nothing_is_needed_and_then_it_is_off()
    {
        new GraphOptions().Problems().ShouldBeEmpty();
        new GraphOptions().IsOn.ShouldBeFalse();
        Right.Problems().ShouldBeEmpty();
        Right.IsOn.ShouldBeTrue();
    }

    [Fact]
    public void Settings_without_a_client_id_are_named() =>
        new GraphOptions { TenantId = Id }.Problems().ShouldHaveSingleItem()
            .ShouldStartWith("Graph:ClientId is missing");

    [Theory]
    [InlineData("ClientId", "northwind", "Graph:ClientId is \"northwind\"")]
    [InlineData("TenantId", "northwind", "Graph:TenantId is no tenant id.")]
    [InlineData("ClientSecret", null, "Graph needs one thing to prove itself with")]
    [InlineData("CertificatePath", "x.pfx", "Graph needs one thing to prove itself with")]
    [InlineData("CallsPerSecond", 0, "Graph:CallsPerSecond is 0, but must be from 1 to 100.")]
    public void What_is_wrong_is_named_with_what_would_be_right(string name, object? value, string problem)
    {
        var options = Right;
        typeof(GraphOptions).GetProperty(name)!.SetValue(options, value);

        options.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://localhost/", true)]
    [InlineData("https://graph.example.com/", false)]
    public void Another_address_is_for_tests_on_this_machine_only(string address, bool isRight)
    {
        var options = new GraphOptions { ClientId = Id, TenantId = Id, Endpoint = new Uri(address) };

        options.Problems().Any(p => p.StartsWith("Graph:Endpoint", StringComparison.Ordinal)).ShouldBe(!isRight);
    }

    [Theory]
    [InlineData(GraphCloud.Public, "graph.microsoft.com", "login.microsoftonline.com")]
    [InlineData(GraphCloud.UsGov, "graph.microsoft.us", "login.microsoftonline.us")]
    [InlineData(GraphCloud.UsGovDod, "dod-graph.microsoft.us", "login.microsoftonline.us")]
    [InlineData(GraphCloud.China, "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn")]
    public void Each_cloud_has_its_service_and_its_authority(GraphCloud cloud, string service, string authority)
    {
        var options = new GraphOptions { Cloud = cloud };

        (options.Service.Host, options.Authority.Host).ShouldBe((service, authority));
    }
}
