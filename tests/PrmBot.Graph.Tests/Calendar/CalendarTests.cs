using PrmBot.Identity;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Calendar;

/// <summary>Events: requests as documented, answers as recorded.</summary>
public sealed class CalendarTests : OverGraph
{
    private static readonly UserId Ada = new("87d349ed-44d7-43e1-9a83-5f2406dee5bd");

    private static readonly Meeting Review = new(
        "Review with Contoso", new DateTime(2027, 1, 12, 10, 0, 0), 60, "Europe/Berlin",
        [new("Megan Bowen", "megan@fabrikam.example"), new("Ada", "ada@contoso.example")]);

    [Fact]
    public async Task A_meeting_is_made_once_with_everybody_invited()
    {
        Server.On("POST", $"/users/{Ada.Value}/events", new Answer(201, """
            {"@odata.etag":"W/\"ZlnW4RIAV06\"","id":"AAMkAGI1AAAt9AHjAAA=","subject":"Review with Contoso",
            "iCalUId":"040000008200E00074","transactionId":"contoso|review|1"}
            """));

        var id = await Calendar.CreateAsync(Ada, Review, "contoso|review|1", default);

        id.ShouldBe("AAMkAGI1AAAt9AHjAAA=");
        var body = Server.All.ShouldHaveSingleItem().Json!;
        body["transactionId"]!.ToString().ShouldBe("contoso|review|1");
        body["start"]!["dateTime"]!.ToString().ShouldBe("2027-01-12T10:00:00");
        body["start"]!["timeZone"]!.ToString().ShouldBe("W. Europe Standard Time");
        body["end"]!["dateTime"]!.ToString().ShouldBe("2027-01-12T11:00:00");
        body["attendees"]!.AsArray().Select(a => a!["emailAddress"]!["address"]!.ToString())
            .ShouldBe(["megan@fabrikam.example", "ada@contoso.example"]);
        body["attendees"]![0]!["type"]!.ToString().ShouldBe("required");
    }

    [Theory]
    [InlineData("Europe/Zurich", "W. Europe Standard Time")]
    [InlineData("America/New_York", "Eastern Standard Time")]
    [InlineData("Asia/Kolkata", "India Standard Time")]
    [InlineData("UTC", "UTC")]
    public async Task The_zone_is_named_as_calendars_know_it(string zone, string named)
    {
        Server.On("POST", $"/users/{Ada.Value}/events", new Answer(201, """{"id":"AAMk"}"""));

        await Calendar.CreateAsync(Ada, Review with { Zone = zone }, "1", default);

        Server.All.ShouldHaveSingleItem().Json!["end"]!["timeZone"]!.ToString().ShouldBe(named);
    }

    [Fact]
    public async Task A_meeting_moves_and_who_is_invited_stays()
    {
        Server.On("PATCH", $"/users/{Ada.Value}/events/AAMk", Answer.Ok("""{"id":"AAMk"}"""));

        await Calendar.MoveAsync(Ada, "AAMk", Review with { Start = Review.Start.AddDays(1) }, default);

        var body = Server.All.ShouldHaveSingleItem().Json!;
        body["start"]!["dateTime"]!.ToString().ShouldBe("2027-01-13T10:00:00");
        body.AsObject().Select(p => p.Key).ShouldBe(["@odata.type", "end", "start"], ignoreOrder: true);
    }

    [Fact]
    public async Task Others_are_invited_and_the_time_stays()
    {
        var path = $"/users/{Ada.Value}/events/AAMk";
        Server.On("GET", path, Answer.Ok("""
            {"id":"AAMk","attendees":[{"type":"required","status":{"response":"none"},
            "emailAddress":{"name":"Megan Bowen","address":"megan@fabrikam.example"}},
            {"type":"resource","emailAddress":{"name":"Room 7","address":"room7@contoso.example"} },
            {"type":"optional","emailAddress":{"name":"Nobody"} }]}
            """));
        Server.On("PATCH", path, Answer.Ok("""{"id":"AAMk"}"""));

        var there = await Calendar.InvitedAsync(Ada, "AAMk", default);
        await Calendar.InviteAsync(Ada, "AAMk", [.. there, new Invited("Ada", "ada@contoso.example")], default);

        there.ShouldBe(
        [
            new Invited("Megan Bowen", "megan@fabrikam.example"),
            new Invited("Room 7", "room7@contoso.example", InvitedAs.Resource),
        ]);
        Server.All[0].Query["$select"].ShouldBe("attendees");
        var body = Server.All[1].Json!.AsObject();
        body.Select(p => p.Key).ShouldBe(["@odata.type", "attendees"]);
        body["attendees"]!.AsArray().Select(a => a!["type"]!.ToString())
            .ShouldBe(["required", "resource", "required"]);
    }

    [Fact]
    public async Task A_meeting_is_cancelled_with_a_word()
    {
        Server.On("POST", $"/users/{Ada.Value}/events/AAMk/cancel", new Answer(202));

        await Calendar.CancelAsync(Ada, "AAMk", "The plan is over.", default);

        Server.All.ShouldHaveSingleItem().Json!.ToJsonString().ToLowerInvariant()
            .ShouldBe("""{"comment":"the plan is over."}""");
    }

    [Fact]
    public async Task A_meeting_that_somebody_deleted_is_not_there()
    {
        Server.On("PATCH", $"/users/{Ada.Value}/events/AAMk", Answer.Error(404, "ErrorItemNotFound"));

        var trouble = await TroubleOf(() => Calendar.MoveAsync(Ada, "AAMk", Review, default));

        (trouble.Trouble, trouble.Permission).ShouldBe((WorkplaceTrouble.NotThere, "Calendars.ReadWrite"));
    }
}
