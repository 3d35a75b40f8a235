using PrmBot.Graph.Tests;
using PrmBot.Planning;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Who is invited, when it is asked, and what people did in the calendar themselves.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private const string Event = $"{MeetingRoom.Events}/AAMk";
    private MeetingRoom _room = null!;

    public async Task InitializeAsync() => _room = await MeetingRoom.OpenAsync();

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task While_nothing_is_different_no_call_is_made()
    {
        await _room.RoundAsync();
        var before = _room.Graph.All.Count;

        await _room.RoundAsync();
        _room.Graph.All.Count.ShouldBe(before);

        await _room.RoundAsync(days: 1);
        _room.Graph.All.Skip(before).Select(s => s.Path).ShouldBe(["/users", MeetingRoom.Members]);
    }

    [Fact]
    public async Task Who_was_added_in_the_calendar_stays_and_a_time_moved_there_too()
    {
        await _room.RoundAsync();
        _room.Invites("ada@contoso.example", "MEGAN@fabrikam.example", "boss@contoso.example");
        await _room.ChangeAsync(p => p with
        {
            Header = p.Header with { PartnerSponsor = new PlanOwner("Somebody Else", null) },
        });

        await _room.RoundAsync();

        var body = _room.Graph.Calls("PATCH", Event).ShouldHaveSingleItem().Json!;
        MeetingRoom.Mails(body).ShouldBe(
            ["ada@contoso.example", "else@fabrikam.example", "boss@contoso.example"], ignoreOrder: true);
        body["start"].ShouldBeNull();
    }

    [Fact]
    public async Task A_guest_is_invited_and_who_has_no_address_is_not()
    {
        _room.Has(("Megan Bowen", null, false), ("Gus Guest", "gus@fabrikam.example", true));
        await _room.ChangeAsync(p => p with
        {
            Header = p.Header with { PartnerSponsor = new PlanOwner("Gus Guest", null) },
        });

        await _room.RoundAsync();

        MeetingRoom.Mails(_room.Graph.Calls("POST", MeetingRoom.Events).ShouldHaveSingleItem().Json!)
            .ShouldBe(["ada@contoso.example", "gus@fabrikam.example"]);
    }

    [Fact]
    public async Task Who_was_invited_stays_when_the_channel_is_taken_away()
    {
        await _room.RoundAsync();
        _room.Invites("ada@contoso.example", "megan@fabrikam.example");
        (await _room.Room.SayAsync(WorkplaceRoom.Channel, "unlink this channel"))
            .ShouldContain("no longer Contoso's channel");
        await _room.ChangeAsync(p => p with { Start = p.Start.AddDays(3) });

        await _room.RoundAsync();

        var body = _room.Graph.Calls("PATCH", Event).ShouldHaveSingleItem().Json!;
        (body["start"] is null, body["attendees"] is null).ShouldBe((false, true));
    }

    [Fact]
    public async Task It_is_cancelled_with_the_partner()
    {
        await _room.RoundAsync();
        await _room.Room.SayAsync("a:ada", "archive Contoso");
        await _room.Room.SayAsync("a:ada", "yes");

        await _room.RoundAsync();

        _room.Graph.Calls("POST", $"{Event}/cancel").ShouldHaveSingleItem();
        (await _room.Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_mailbox_it_is_said_once_and_ends()
    {
        _room.Graph.On("POST", MeetingRoom.Events, Answer.Error(404, "MailboxNotEnabledForRESTAPI"));

        var told = await _room.RoundAsync();
        var again = await _room.RoundAsync();

        told.ShouldHaveSingleItem().Text!.ShouldContain("I find no calendar of Ada (is there a mailbox?)");
        again.ShouldBeEmpty();
        (await _room.Work.AllAsync<PlannedMeetings>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_credential_that_ran_out_is_said_in_words_once_a_day()
    {
        _room.Graph.On("GET", "/users", Answer.Error(401, "InvalidAuthenticationToken"));

        var first = await _room.RoundAsync();
        var second = await _room.RoundAsync();
        var next = await _room.RoundAsync(days: 2);

        first.ShouldHaveSingleItem().Text!.ShouldContain("the secret or certificate may have run out");
        second.ShouldBeEmpty();
        next.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_quarterly_review_keeps_the_clock_that_it_was_planned_by()
    {
        await _room.Room.SayAsync(
            WorkplaceRoom.Channel, "post the quarterly review on the first Tuesday of the quarter at 10 Berlin time");

        await _room.RoundAsync();

        var start = _room.Graph.Calls("POST", MeetingRoom.Events).Select(s => s.Json!)
            .Single(e => e["subject"]!.ToString().StartsWith('Q'))["start"]!;
        start["dateTime"]!.ToString().ShouldEndWith("T10:00:00");
        start["timeZone"]!.ToString().ShouldBe("W. Europe Standard Time");
    }
}
