using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Startup;

/// <summary>
/// The real process, started wrongly: one sentence that names the setting and the fix, code 1, no stack trace.
/// </summary>
public sealed class FailedStartTests
{
    [Fact]
    public async Task A_taken_port_is_named_with_the_setting_that_changes_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        var run = await HostProcess.RunAsync(("ASPNETCORE_URLS", address));

        ShouldFailPlainly(run, address, "ASPNETCORE_URLS");
    }

    [Theory]
    [InlineData("Storage__Provider", "Cassandra", "Storage:Provider", "LiteDb")]
    [InlineData("Storage__Provider", "Postgres", "Storage:ConnectionString", "Host=localhost")]
    [InlineData("Storage__ConnectionString", "Host=x;Database=y", "Storage:ConnectionString", "Storage:Provider")]
    [InlineData("Storage__Path", " ", "Storage:Path", "data/prmbot.db")]
    [InlineData("Storage__Path", "/tmp", "Storage:Path", "/tmp/prmbot.db")]
    [InlineData("Storage__Paht", "x.db", "Storage:Paht", "Path")]
    [InlineData("Bot__DangerouslyAllowUnauthenticated", "maybe",
        "Bot:DangerouslyAllowUnauthenticated", "true or false")]
    [InlineData("Bot__Queue__Capacity", "lots", "Bot:Queue:Capacity", "a whole number")]
    [InlineData("Bot__Queue__TurnTime", "soon", "Bot:Queue:TurnTime", "a time such as 00:01:00")]
    [InlineData("Access__HomeTenantId", "northwind", "Access:HomeTenantId", "tenant")]
    [InlineData("Graph__TenantId", "11111111-2222-3333-4444-555555555555", "Graph:ClientId", "app registration")]
    [InlineData("Access__ManagerGroup", "11111111-2222-3333-4444-555555555555", "Access:ManagerGroup",
        "Graph:ClientId")]
    [InlineData("Playground__Port", "many", "Playground:Port", "whole number")]
    [InlineData("Playground__Port", "70000", "Playground:Port", "65535")]
    [InlineData("Playground__Enabled", "perhaps", "Playground:Enabled", "true or false")]
    [InlineData("ASPNETCORE_URLS", "not an address", "ASPNETCORE_URLS", "http://localhost:3979")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:3978", "ASPNETCORE_URLS", "http://localhost:3979")]
    public async Task A_bad_setting_is_named_with_what_would_be_right(
        string name, string value, string setting, string fix)
    {
        var run = await HostProcess.RunAsync((name, value));

        ShouldFailPlainly(run, setting, fix);
    }

    [Fact]
    public async Task Outside_Development_the_home_tenant_is_asked_for()
    {
        var run = await HostProcess.RunAsync(
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Bot__DangerouslyAllowUnauthenticated", "false"));

        ShouldFailPlainly(run, "Access:HomeTenantId");
    }

    internal static void ShouldFailPlainly(HostRun run, params string[] named)
    {
        run.ExitCode.ShouldBe(1, run.Error + run.Output);
        run.Error.ShouldStartWith("PrmBot cannot start. ");
        run.Error.Split('\n').Length.ShouldBe(1);
        (run.Error + run.Output).ShouldNotContain("   at ");
        foreach (var word in named)
        {
            run.Error.ShouldContain(word);
        }
    }
}
