using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Who is a manager by a group of Entra, with the real host as in production.</summary>
public sealed class ManagerGroupTests : IAsyncLifetime
{
    private const string Group = "f448435d-3ca7-4073-8152-a1fd73c0fd09";
    private const string OtherTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;
    private GraphServer _graph = null!;
    private HostedBot _bot = null!;

    public async Task InitializeAsync()
    {
        (_connector, _cloud, _graph) =
            (await ConnectorStub.StartAsync(), await TeamsCloud.StartAsync(), await GraphServer.StartAsync());
        foreach (var name in new[] { "Alex", "Rita", "Nora" })
        {
            _connector.Has(name, ChatPlace.HomeTenant);
        }

        _connector.Has("Marco", OtherTenant);
        _connector.Roster["29:Gus"] = new JsonObject
        {
            ["id"] = "29:Gus", ["name"] = "Gus", ["aadObjectId"] = "gus-object-id", ["userRole"] = "guest",
            ["tenantId"] = ChatPlace.HomeTenant,
        };
        Member("alex", $"\"{Group}\"");
        Member("rita", string.Empty);
        _bot = new HostedBot(_ => { }, _cloud.Settings(
            ("Access:ManagerGroup", Group), ("Graph:ClientId", TeamsCloud.AppId),
            ("Graph:TenantId", ChatPlace.HomeTenant), ("Graph:Endpoint", _graph.Address.ToString())));
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _http.Dispose();
        await _graph.DisposeAsync();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_in_the_group_is_a_manager_and_is_asked_about_once()
    {
        (await Chat("Alex").SayAsync("add Contoso as a reseller")).Words.ShouldContain("Contoso is in");
        (await Chat("Alex").SayAsync("add Fabrikam as a reseller")).Words.ShouldContain("Fabrikam is in");
        (await Chat("Rita").SayAsync("add Northwind as a reseller")).Words.ShouldContain(
            "You can look at everything here");

        _graph.Calls("POST", "/users/alex-object-id/checkMemberGroups").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_answer_nobody_is_a_manager()
    {
        _graph.On("POST", "/users/nora-object-id/checkMemberGroups", Answer.Error(500, "InternalServerError"));

        (await Chat("Nora").SayAsync("add Contoso as a reseller")).Words.ShouldContain(
            "You can look at everything here");
    }

    [Fact]
    public async Task Of_people_from_outside_and_guests_nothing_is_asked()
    {
        await Chat("Marco").SayAsync("list my partners");
        await Chat("Gus").SayAsync("list my partners");

        _graph.All.ShouldBeEmpty();
    }

    private void Member(string name, string groups) => _graph.On(
        "POST", $"/users/{name}-object-id/checkMemberGroups", Answer.Ok($$"""{"value":[{{groups}}]}"""));

    private ChatClient Chat(string who) =>
        new(_http, () => _bot.Address, _connector, new ChatPlace(who, $"a:{who}") { SaysTenant = false });
}
