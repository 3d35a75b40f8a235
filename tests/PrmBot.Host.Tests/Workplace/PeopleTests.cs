using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Conversation.Workplace;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Graph.Tests;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Owners and contacts by name or address; mailboxes for the quiet rules.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const string Members = $"/teams/{WorkplaceRoom.Group}/channels/{WorkplaceRoom.Channel}/allMembers";
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync()
    {
        _room = await WorkplaceRoom.OpenAsync();
        _room.Graph.On("GET", "/users", Answer.Ok("""
            {"value":[{"id":"tom-id","displayName":"Tom Becker","userPrincipalName":"tom@contoso.example",
            "mail":"tom@contoso.example"}]}
            """));
        _room.Graph.On("GET", Members, Answer.Ok("""
            {"value":[{"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"1","displayName":"Dana Weber",
            "userId":"dana-id","email":"dana@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"}]}
            """));
        await _room.SayAsync("a:ada", "start an empty plan with Contoso");
        await _room.SayAsync("a:ada", "add a joint webinar in March 2027 to Contoso's plan");
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Owners_of_both_sides_are_found_by_name()
    {
        await _room.SayAsync("a:ada", "our owner of line 1 is Tom Becker");
        await _room.SayAsync("a:ada", "partner owner of line 1 is Dana Weber");

        var line = (await PlanAsync()).Lines.Single();
        line.OurOwner.ShouldBe(new PlanOwner("Tom Becker", new UserId("tom-id")));
        line.PartnerOwner.ShouldBe(new PlanOwner("Dana Weber", new UserId("dana-id")));
    }

    [Theory]
    [InlineData("add Dana Weber as a contact of Contoso")]
    [InlineData("add dana@fabrikam.example as a contact of Contoso")]
    public async Task A_contact_is_found_in_the_channel_and_the_directory_is_not_asked(string text)
    {
        await _room.SayAsync("a:ada", text);

        (await Work.AllAsync<Partner>(default)).Single().Contacts.ShouldHaveSingleItem().Id
            .ShouldBe(new UserId("dana-id"));
        (await Work.FindAsync<ContactRegistration>("dana-id", default)).ShouldNotBeNull();
        _room.Graph.Calls("GET", "/users").ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_with_one_name_the_address_is_asked_for_and_tells_them_apart()
    {
        _room.Graph.On("GET", "/users", Answer.Ok("""
            {"value":[{"id":"tom-id","displayName":"Tom Becker","userPrincipalName":"tom@contoso.example"},
            {"id":"tom2-id","displayName":"Tom Becker","userPrincipalName":"tom.becker@contoso.example"}]}
            """));

        var said = await _room.SayAsync("a:ada", "our owner of line 1 is Tom Becker");
        var known = await _room.SayAsync("a:ada", "our owner of line 1 is tom.becker@contoso.example");

        said.ShouldContain("Several people are called Tom Becker.");
        said.ShouldNotContain("I find nobody");
        known.ShouldContain("now I know who that is");
        (await PlanAsync()).Lines.Single().OurOwner.ShouldBe(new PlanOwner("Tom Becker", new UserId("tom2-id")));
    }

    [Fact]
    public async Task A_contact_never_leads_to_a_look_outside_the_channel()
    {
        await _room.SayAsync("a:ada", "add Dana Weber as a contact of Contoso");
        await _room.SayAsync("a:ada", "share the plan with Contoso");
        await _room.SayAsync("a:ada", "yes");
        var before = _room.Graph.All.Count;

        await DanaAsync(WorkplaceRoom.Channel, "vendor owner of line 1 is Tom Becker");
        await DanaAsync("a:dana", "partner owner of line 1 is Somebody New");
        await DanaAsync("a:dana", "export the plan");

        _room.Graph.All.Skip(before).ShouldAllBe(s => s.Path == Members);
        _room.Graph.Calls("GET", "/users").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("import the numbers from numbers.xlsx")]
    [InlineData("follow the workbook numbers.xlsx for Contoso")]
    [InlineData("refresh Contoso's numbers")]
    [InlineData("put Contoso's plan into Planner")]
    [InlineData("put the reviews with Contoso into the calendar")]
    [InlineData("book the QBR in the calendar")]
    [InlineData("who is Tom Becker?")]
    [InlineData("our owner of line 1 is tom@contoso.example")]
    public async Task What_a_contact_wants_of_Microsoft_365_is_asked_nowhere_but_in_the_channel(string text)
    {
        await _room.SayAsync("a:ada", "add Dana Weber as a contact of Contoso");
        await _room.SayAsync("a:ada", "share the plan with Contoso");
        await _room.SayAsync("a:ada", "yes");
        var before = _room.Graph.All.Count;

        await DanaAsync(WorkplaceRoom.Channel, text);
        await DanaAsync("a:dana", text);

        _room.Graph.All.Skip(before).ShouldAllBe(s => s.Path == Members);
        (await Work.AllAsync<FollowedWorkbook>(default)).ShouldBeEmpty();
        (await Work.AllAsync<PlannedTasks>(default)).ShouldBeEmpty();
        (await Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_people_with_one_name_none_is_taken_and_the_address_decides()
    {
        static string User(string mail) => $$"""
            {"id":"id of {{mail}}","displayName":"Becker, Tom","userPrincipalName":"{{mail}}","mail":"{{mail}}"}
            """;
        var (one, two) = (User("tom@contoso.example"), User("tom2@contoso.example"));
        _room.Graph.On("GET", "/users", seen => Answer.Ok(
            seen.Query["$filter"].StartsWith("userPrincipalName eq 'tom2@", StringComparison.Ordinal)
                ? $"{{\"value\":[{two}]}}" : $"{{\"value\":[{one},{two}]}}"));

        var said = await _room.SayAsync("a:ada", "our owner of line 1 is Tom Becker");
        (await PlanAsync()).Lines.Single().OurOwner.ShouldBe(new PlanOwner("Tom Becker", null));
        await _room.SayAsync("a:ada", "our owner of line 1 is tom2@contoso.example");

        said.ShouldContain("Several people are called Tom Becker. Say it again with the address");
        (await PlanAsync()).Lines.Single().OurOwner!.Id.ShouldBe(new UserId("id of tom2@contoso.example"));
    }

    [Theory]
    [InlineData("our owner of line 1 is tom@contoso.example")]
    [InlineData("partner owner of line 1 is dana@fabrikam.example")]
    [InlineData("add dana@fabrikam.example as a contact of Contoso")]
    public async Task Without_Microsoft_Graph_who_gives_an_address_hears_in_one_sentence_what_is_missing(string text)
    {
        const string Missing = "I can't look up addresses: Microsoft Graph is not set up (Graph:ClientId).";
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);
        await off.SayAsync("a:ada", "start an empty plan with Contoso");
        await off.SayAsync("a:ada", "add a joint webinar in March 2027 to Contoso's plan");

        (await off.SayAsync("a:ada", text)).ShouldContain(Missing);
        (await off.SayAsync(WorkplaceRoom.Channel, text)).ShouldNotContain("Graph"); // the partner reads along
        (await off.SayAsync("a:ada", "our owner of line 1 is Tom Becker")).ShouldNotContain("Graph");
    }

    [Fact]
    public async Task A_directory_that_may_not_be_read_is_named_once_and_the_name_stays()
    {
        _room.Graph.On("GET", "/users", Answer.Error(403, "Authorization_RequestDenied"));

        var first = await _room.SayAsync("a:ada", "our owner of line 1 is Tom Becker");
        var second = await _room.SayAsync("a:ada", "our owner of line 1 is Tom Weber");

        first.ShouldContain("look people up in the directory: I lack the permission User.ReadBasic.All");
        second.ShouldNotContain("permission");
        (first + second).ShouldNotContain("in our directory"); // which was not read
        (await PlanAsync()).Lines.Single().OurOwner.ShouldBe(new PlanOwner("Tom Weber", null));
    }

    [Fact]
    public async Task Mailboxes_say_who_is_out_and_which_clock_they_live_by()
    {
        var now = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
        Mailbox("""
            "timeZone":"W. Europe Standard Time","automaticRepliesSetting":{"status":"alwaysEnabled"}
            """);

        await RoundAsync(now);

        var known = (await Work.FindAsync<Mailbox>("ada-object-id", default))!;
        known.IsOut(now).ShouldBeTrue();
        known.ZoneAt(now).ShouldBe("Europe/Berlin");
        known.IsOut(now.AddDays(2)).ShouldBeFalse(); // said too long ago
    }

    [Fact]
    public async Task A_mailbox_that_may_not_be_read_is_said_once_and_changes_nothing()
    {
        var now = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
        _room.Graph.On("GET", "/users/ada-object-id/mailboxSettings", Answer.Error(403, "ErrorAccessDenied"));

        var first = await RoundAsync(now);
        var second = await RoundAsync(now.AddHours(1));

        first.ShouldHaveSingleItem().Text!.ShouldContain(
            "so I may remind people who are away: I lack the permission MailboxSettings.Read");
        second.ShouldBeEmpty();
        (await Work.AllAsync<Mailbox>(default)).ShouldBeEmpty();
    }

    private IUnitOfWork Work => _room.Store.Open(WorkplaceRoom.Home);

    private async Task<JointPlan> PlanAsync() => (await Work.AllAsync<JointPlan>(default)).Single();

    private void Mailbox(string settings) => _room.Graph.On(
        "GET", "/users/ada-object-id/mailboxSettings", Answer.Ok("{" + settings + "}"));

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) =>
        _room.Bot.Services.GetRequiredService<MailboxRound>().RunAsync(WorkplaceRoom.Home, now, default);

    private Task<TurnResult> DanaAsync(string where, string text) => _room.Bot.Services
        .GetRequiredService<TurnHandler>().HandleAsync(
            new Turn(
                new Speaker(
                    new Person(new UserId("dana-id"), "Dana Weber"),
                    new TenantId("99999999-2222-3333-4444-555555555555")),
                WorkplaceRoom.Home,
                new Place(
                    new ConversationKey(where), where == WorkplaceRoom.Channel ? PlaceKind.Channel : PlaceKind.Personal,
                    _room.Connector.Url),
                new TurnInput.Said(text, [], null)),
            default);
}
