using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PrmBot.Host.Tests.Bridge;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// Who is asking, as in Teams: the activity says no tenant, the roster does. One named manager: Alex.
/// </summary>
public sealed class RosterTests : IAsyncLifetime
{
    private const string OtherTenant = "aaaaaaaa-2222-3333-4444-555555555555";
    private const string Channel = "19:contoso@thread.tacv2;messageid=1";
    private const string Refused = "I can't help with that here.";

    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;
    private HostedBot _bot = null!;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        Knows("Alex", ChatPlace.HomeTenant);
        Knows("Rita", ChatPlace.HomeTenant);
        Knows("Marco", OtherTenant);
        Knows("Gus", ChatPlace.HomeTenant, "guest");
        _bot = new HostedBot(_ => { }, _cloud.Settings(("Access:Managers:0", "ALEX@Home.Example")));
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task Each_person_is_what_the_roster_says_and_the_roster_is_asked_once()
    {
        var alex = Chat("Alex", "a:alex");

        (await alex.SayAsync("add Contoso as a reseller")).Words.ShouldContain("Contoso is in");
        (await alex.SayAsync("add Fabrikam as a reseller")).Words.ShouldContain("Fabrikam is in");
        var rita = await Chat("Rita", "a:rita").SayAsync("add Northwind as a reseller");
        var gus = await Chat("Gus", "a:gus").SayAsync("list my partners");
        var marco = await Chat("Marco", "a:marco").SayAsync("show Contoso's KPIs");
        var nobody = await Chat("Nobody", "a:nobody").SayAsync("list my partners");

        rita.Words.ShouldContain("You can look at everything here");
        gus.Words.ShouldContain(Refused);
        marco.Words.ShouldContain(Refused);
        nobody.Words.ShouldContain("could not check");
        _connector.Asked.Count(who => who == "29:Alex").ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_answer_of_the_roster_nobody_is_a_manager_and_nothing_changes()
    {
        await LinkedAsync();
        _connector.RosterFails = 500;

        var apart = await Chat("Alex", "a:other").SayAsync("list my partners");
        var inside = await Chat("Rita", Channel.Replace("=1", "=2", StringComparison.Ordinal))
            .SayAsync("Contoso pipeline 420k in October");

        apart.Words.ShouldContain("could not check");
        apart.Words.ShouldNotContain("Contoso");
        inside.Words.ShouldContain("could not check");
        inside.Words.ShouldNotContain("420");
    }

    [Fact]
    public async Task A_person_of_another_tenant_speaks_for_the_partner_of_the_channel_and_for_no_other()
    {
        await LinkedAsync();
        await Chat("Alex", "a:alex").SayAsync("add Fabrikam as a reseller");
        var marco = Chat("Marco", Channel);

        (await marco.SayAsync("Contoso pipeline 420k in October")).Words.ShouldContain("420");
        var other = await marco.SayAsync("show Fabrikam's KPIs");
        var outside = await Chat("Marco", "19:unlinked@thread.tacv2;messageid=1").SayAsync("show Contoso's KPIs");

        other.Words.ShouldContain(Refused);
        outside.Words.ShouldContain(Refused);
    }

    [Fact]
    public async Task A_contact_that_a_manager_mentioned_counts_everywhere_but_in_anothers_channel()
    {
        await LinkedAsync();
        var alex = Chat("Alex", Channel);
        await Chat("Alex", "a:alex").SayAsync("add Fabrikam as a reseller");
        await Chat("Alex", "19:fabrikam@thread.tacv2;messageid=1").SayAsync("link this channel to Fabrikam");

        await alex.SayAsync("add <at>Marco</at> as a contact of Contoso", "Marco");
        var alone = await Chat("Marco", "a:marco").SayAsync("Contoso pipeline 420k in October");
        var there = await Chat("Marco", "19:fabrikam@thread.tacv2;messageid=1").SayAsync("show the KPIs");

        alone.Words.ShouldContain("420");
        there.Words.ShouldContain(Refused);
    }

    [Theory]
    [InlineData("channelUnshared")]
    [InlineData("channelMemberRemoved")]
    [InlineData("teamMemberAdded")]
    public async Task After_a_change_of_the_channel_its_people_are_asked_about_again(string eventType)
    {
        await LinkedAsync();
        var marco = Chat("Marco", Channel);
        await marco.SayAsync("show the KPIs");
        _connector.Roster.Remove("29:Marco", out _);

        await marco.HappensAsync("conversationUpdate", a => a["channelData"]!["eventType"] = eventType);
        var answer = await marco.SayAsync("Contoso pipeline 420k in October");

        answer.Words.ShouldContain("could not check");
        _connector.Asked.Count(who => who == "29:Marco").ShouldBe(2);
    }

    [Fact]
    public async Task A_place_of_another_tenant_is_nobodys_whoever_speaks_there()
    {
        var elsewhere = new ChatPlace("Alex", "a:elsewhere") { SaysTenant = false, HostTenant = OtherTenant };

        var chat = new ChatClient(_http, () => _bot.Address, _connector, elsewhere);
        var answer = await chat.SayAsync("list my partners");

        answer.Words.ShouldContain(Refused);
        _connector.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_is_no_manager_though_the_activity_names_the_home_tenant()
    {
        var gus = new ChatPlace("Gus", "a:gus");

        var answer = await new ChatClient(_http, () => _bot.Address, _connector, gus).SayAsync("list my partners");

        answer.Words.ShouldContain(Refused);
    }

    [Fact]
    public async Task Who_could_not_be_asked_about_is_nobody_though_the_activity_names_the_home_tenant()
    {
        _connector.RosterFails = 500;
        var rita = new ChatPlace("Rita", "a:rita");

        var answer = await new ChatClient(_http, () => _bot.Address, _connector, rita).SayAsync("list my partners");

        answer.Words.ShouldContain("could not check");
    }

    private async Task LinkedAsync()
    {
        await Chat("Alex", "a:alex").SayAsync("add Contoso as a reseller");
        (await Chat("Alex", Channel).SayAsync("link this channel to Contoso")).Words.ShouldContain("channel now");
    }

    private void Knows(string person, string tenant, string role = "user") =>
        _connector.Roster["29:" + person] = new JsonObject
        {
            ["id"] = "29:" + person,
            ["aadObjectId"] = person.ToLowerInvariant() + "-object-id",
            ["tenantId"] = tenant,
            ["userRole"] = role,
            ["userPrincipalName"] = person.ToLowerInvariant() + "@home.example",
        };

    private ChatClient Chat(string person, string conversation) =>
        new(_http, () => _bot.Address, _connector,
            new ChatPlace(person, conversation, conversation.Contains("tacv2", StringComparison.Ordinal))
            {
                SaysTenant = false,
            });
}
