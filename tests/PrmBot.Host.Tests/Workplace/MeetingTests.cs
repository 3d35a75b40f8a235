using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation.Workplace;
using PrmBot.Graph.Tests;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Reviews in the calendar of who wanted them, with both sides invited.</summary>
public sealed class MeetingTests : IAsyncLifetime
{
    private const string Events = "/users/ada-object-id/events";
    private const string Members = $"/teams/{WorkplaceRoom.Group}/channels/{WorkplaceRoom.Channel}/allMembers";
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync()
    {
        _room = await WorkplaceRoom.OpenAsync();
        _room.Graph.On("GET", "/users", Answer.Ok("""
            {"value":[{"id":"ada-object-id","displayName":"Ada","userPrincipalName":"ada@contoso.example",
            "mail":"ada@contoso.example"}]}
            """));
        _room.Graph.On("GET", Members, Answer.Ok("""
            {"value":[{"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"1","displayName":"Megan Bowen",
            "userId":"megan-id","email":"megan@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"},
            {"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"2","displayName":"Somebody Else",
            "userId":"else-id","email":"else@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"}]}
            """));
        _room.Graph.On("POST", Events, new Answer(201, """{"id":"AAMk"}"""));
        _room.Graph.On("PATCH", $"{Events}/AAMk", Answer.Ok("""{"id":"AAMk"}"""));
        _room.Graph.On("POST", $"{Events}/AAMk/cancel", new Answer(202));
        await _room.SayAsync("a:ada", "start an empty plan with Contoso");
        await ChangeAsync(p => p with
        {
            State = PlanState.Shared,
            Header = new PlanHeader
            {
                Cadence = ReviewCadence.Monthly, PartnerSponsor = new PlanOwner("Megan Bowen", null),
            },
        });
        (await _room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00"))
            .ShouldContain("stand in the calendar of Ada");
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Who_asks_hears_which_one_is_next_or_why_there_is_none()
    {
        var next = await _room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");
        await ChangeAsync(p => p with { State = PlanState.Draft });
        var draft = await _room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");
        await ChangeAsync(p => p with { Header = new PlanHeader() });
        var none = await _room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");

        next.ShouldContain("The next one, on ");
        next.ShouldContain(" at 2:00");
        draft.ShouldContain("its reviews come when it is shared with Contoso");
        none.ShouldContain("None is planned yet: say \"we review the plan monthly\"");
    }

    [Fact]
    public async Task The_next_review_is_made_once_with_both_sides_invited()
    {
        await RoundAsync();
        await RoundAsync();

        var made = _room.Graph.Calls("POST", Events).ShouldHaveSingleItem().Json!;
        made["subject"]!.ToString().ShouldBe("Plan review with Contoso");
        made["start"]!["dateTime"]!.ToString().ShouldBe($"{await ReviewAsync():yyyy-MM-dd}T14:00:00");
        made["attendees"]!.AsArray().Select(a => a!["emailAddress"]!["address"]!.ToString())
            .ShouldBe(["ada@contoso.example", "megan@fabrikam.example"]);
        made["transactionId"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/users", "User.ReadBasic.All", "megan@fabrikam.example")]
    [InlineData(Members, "ChannelMember.Read.Group", "ada@contoso.example")]
    public async Task Whom_it_may_not_look_up_is_named_to_us_and_the_meeting_stands_all_the_same(
        string path, string permission, string invited)
    {
        _room.Graph.On("GET", path, Answer.Error(403, "Authorization_RequestDenied"));

        var told = await RoundAsync();

        told.ShouldHaveSingleItem().Text!.ShouldContain(permission);
        _room.Graph.Calls("POST", Events).ShouldHaveSingleItem().Json!["attendees"]!.AsArray()
            .ShouldHaveSingleItem()!["emailAddress"]!["address"]!.ToString().ShouldBe(invited);
    }

    [Fact]
    public async Task It_moves_with_the_plan()
    {
        await RoundAsync();
        await ChangeAsync(p => p with { Start = p.Start.AddDays(3) });

        await RoundAsync();

        _room.Graph.Calls("PATCH", $"{Events}/AAMk").ShouldHaveSingleItem().Json!["start"]!["dateTime"]!.ToString()
            .ShouldBe($"{await ReviewAsync():yyyy-MM-dd}T14:00:00");
    }

    [Fact]
    public async Task It_is_cancelled_with_the_plan()
    {
        await RoundAsync();
        await ChangeAsync(p => p with { State = PlanState.Closed });

        await RoundAsync();

        _room.Graph.Calls("POST", $"{Events}/AAMk/cancel").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_cancelled_when_nobody_wants_it_any_more()
    {
        await RoundAsync();
        (await _room.SayAsync("a:ada", "stop the calendar invitations for Contoso")).ShouldContain("are cancelled");

        await RoundAsync();

        _room.Graph.Calls("POST", $"{Events}/AAMk/cancel").ShouldHaveSingleItem();
        (await Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_quarterly_review_stands_there_when_it_is_planned_and_goes_when_it_is_stopped()
    {
        await _room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 10");
        await RoundAsync();
        await _room.SayAsync(WorkplaceRoom.Channel, "stop the quarterly review");
        await RoundAsync();

        var made = _room.Graph.Calls("POST", Events).Select(s => s.Json!).Single(
            e => e["subject"]!.ToString() == "Quarterly business review with Contoso");
        made["start"]!["dateTime"]!.ToString().ShouldEndWith("T10:00:00");
        _room.Graph.Calls("POST", $"{Events}/AAMk/cancel").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_quarterly_review_moves_when_it_is_planned_anew()
    {
        _room.Graph.On("POST", Events, seen => new Answer(
            201, seen.Json!["subject"]!.ToString().StartsWith('Q') ? """{"id":"QBR"}""" : """{"id":"AAMk"}"""));
        _room.Graph.On("PATCH", $"{Events}/QBR", Answer.Ok("""{"id":"QBR"}"""));
        await _room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 10");
        await RoundAsync();
        await _room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 15");

        await RoundAsync();

        _room.Graph.Calls("PATCH", $"{Events}/QBR").ShouldHaveSingleItem().Json!["start"]!["dateTime"]!.ToString()
            .ShouldEndWith("T15:00:00");
        _room.Graph.All.ShouldNotContain(s => s.Path.EndsWith("/cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_deleted_stays_deleted()
    {
        await RoundAsync();
        await ChangeAsync(p => p with { Start = p.Start.AddDays(3) });
        _room.Graph.On("PATCH", $"{Events}/AAMk", Answer.Error(404, "ErrorItemNotFound"));

        await RoundAsync();
        await RoundAsync();

        _room.Graph.Calls("POST", Events).Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_the_calendar_of_who_was_deleted_nothing_is_looked_for()
    {
        await RoundAsync();
        var work = Work;
        work.Put((await work.AllAsync<PlannedMeetings>(default)).Single() with
        {
            By = new Person(FormerPerson.Id("1"), FormerPerson.Name),
        });
        await work.CommitAsync(default);
        var before = _room.Graph.All.Count;

        await RoundAsync();

        _room.Graph.All.Count.ShouldBe(before);
        (await Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Addresses_are_not_kept()
    {
        await RoundAsync();

        DocumentFormat.Write((await Work.AllAsync<PlannedMeetings>(default)).Single()).ShouldNotContain("@");
    }

    [Fact]
    public async Task Without_Microsoft_Graph_one_sentence_says_what_is_missing()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);

        (await off.SayAsync("a:ada", "put the reviews with Contoso into the calendar"))
            .ShouldStartWith("I can't reach calendars: Microsoft Graph is not set up (Graph:ClientId).");
    }

    private IUnitOfWork Work => _room.Store.Open(WorkplaceRoom.Home);

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync() => _room.Bot.Services.GetRequiredService<MeetingRound>()
        .RunAsync(WorkplaceRoom.Home, TimeProvider.System.GetUtcNow(), default);

    private async Task<DateOnly> ReviewAsync()
    {
        var plan = (await Work.AllAsync<JointPlan>(default)).Single();
        return plan.Header.NextReview(plan.Start, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date))!.Value;
    }

    private async Task ChangeAsync(Func<JointPlan, JointPlan> change)
    {
        var work = Work;
        work.Put(change((await work.AllAsync<JointPlan>(default)).Single()));
        await work.CommitAsync(default);
    }
}
