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
    private const string Events = MeetingRoom.Events;
    private MeetingRoom _room = null!;

    public async Task InitializeAsync() => _room = await MeetingRoom.OpenAsync();

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Who_asks_hears_which_one_is_next_or_why_there_is_none()
    {
        var next = await _room.Room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");
        await _room.ChangeAsync(p => p with { State = PlanState.Draft });
        var draft = await _room.Room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");
        await _room.ChangeAsync(p => p with { Header = new PlanHeader() });
        var none = await _room.Room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00");

        next.ShouldContain("The next one, on ");
        next.ShouldContain(" at 2:00");
        draft.ShouldContain("its reviews come when it is shared with Contoso");
        none.ShouldContain("None is planned yet: say \"we review the plan monthly\"");
    }

    [Fact]
    public async Task The_next_review_is_made_once_with_both_sides_invited()
    {
        await _room.RoundAsync();
        await _room.RoundAsync();

        var made = _room.Graph.Calls("POST", Events).ShouldHaveSingleItem().Json!;
        made["subject"]!.ToString().ShouldBe("Plan review with Contoso");
        made["start"]!["dateTime"]!.ToString().ShouldBe($"{await _room.ReviewAsync():yyyy-MM-dd}T14:00:00");
        MeetingRoom.Mails(made).ShouldBe(["ada@contoso.example", "megan@fabrikam.example"]);
        made["transactionId"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/users", "User.ReadBasic.All", "megan@fabrikam.example")]
    [InlineData(MeetingRoom.Members, "ChannelMember.Read.Group", "ada@contoso.example")]
    public async Task Whom_it_may_not_look_up_is_named_to_us_and_the_meeting_stands_all_the_same(
        string path, string permission, string invited)
    {
        _room.Graph.On("GET", path, Answer.Error(403, "Authorization_RequestDenied"));

        var told = await _room.RoundAsync();

        told.ShouldHaveSingleItem().Text!.ShouldContain(permission);
        _room.Graph.Calls("POST", Events).ShouldHaveSingleItem().Json!["attendees"]!.AsArray()
            .ShouldHaveSingleItem()!["emailAddress"]!["address"]!.ToString().ShouldBe(invited);
    }

    [Fact]
    public async Task It_moves_with_the_plan()
    {
        await _room.RoundAsync();
        await _room.ChangeAsync(p => p with { Start = p.Start.AddDays(3) });

        await _room.RoundAsync();

        _room.Graph.Calls("PATCH", $"{Events}/AAMk").ShouldHaveSingleItem().Json!["start"]!["dateTime"]!.ToString()
            .ShouldBe($"{await _room.ReviewAsync():yyyy-MM-dd}T14:00:00");
    }

    [Fact]
    public async Task It_is_cancelled_with_the_plan()
    {
        await _room.RoundAsync();
        await _room.ChangeAsync(p => p with { State = PlanState.Closed });

        await _room.RoundAsync();

        _room.Graph.Calls("POST", $"{Events}/AAMk/cancel").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_cancelled_when_nobody_wants_it_any_more()
    {
        await _room.RoundAsync();
        (await _room.Room.SayAsync("a:ada", "stop the calendar invitations for Contoso"))
            .ShouldContain("are cancelled");

        await _room.RoundAsync();

        _room.Graph.Calls("POST", $"{Events}/AAMk/cancel").ShouldHaveSingleItem();
        (await Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_quarterly_review_stands_there_when_it_is_planned_and_goes_when_it_is_stopped()
    {
        await _room.Room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 10");
        await _room.RoundAsync();
        await _room.Room.SayAsync(WorkplaceRoom.Channel, "stop the quarterly review");
        await _room.RoundAsync();

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
        await _room.Room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 10");
        await _room.RoundAsync();
        await _room.Room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 15");

        await _room.RoundAsync();

        _room.Graph.Calls("PATCH", $"{Events}/QBR").ShouldHaveSingleItem().Json!["start"]!["dateTime"]!.ToString()
            .ShouldEndWith("T15:00:00");
        _room.Graph.All.ShouldNotContain(s => s.Path.EndsWith("/cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_deleted_stays_deleted()
    {
        await _room.RoundAsync();
        await _room.ChangeAsync(p => p with { Start = p.Start.AddDays(3) });
        _room.Graph.On("PATCH", $"{Events}/AAMk", Answer.Error(404, "ErrorItemNotFound"));

        await _room.RoundAsync();
        await _room.RoundAsync();

        _room.Graph.Calls("POST", Events).Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_the_calendar_of_who_was_deleted_nothing_is_looked_for()
    {
        await _room.RoundAsync();
        var work = Work;
        work.Put((await work.AllAsync<PlannedMeetings>(default)).Single() with
        {
            By = new Person(FormerPerson.Id("1"), FormerPerson.Name),
        });
        await work.CommitAsync(default);
        var before = _room.Graph.All.Count;

        await _room.RoundAsync();

        _room.Graph.All.Count.ShouldBe(before);
        (await Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Addresses_are_not_kept()
    {
        await _room.RoundAsync();

        DocumentFormat.Write((await Work.AllAsync<PlannedMeetings>(default)).Single()).ShouldNotContain("@");
    }

    [Fact]
    public async Task Without_Microsoft_Graph_one_sentence_says_what_is_missing()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);

        (await off.SayAsync("a:ada", "put the reviews with Contoso into the calendar"))
            .ShouldStartWith("I can't reach calendars: Microsoft Graph is not set up (Graph:ClientId).");
    }

    private IUnitOfWork Work => _room.Work;
}
