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
        "Review with Contoso", new DateTime(2027, 1, 12, 10, 0, 0), 60, "Europe/Berlin")
    {
        Attendees = [new("Megan Bowen", "megan@fabrikam.example"), new("Ada", "ada@contoso.example")],
    };

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
        body["start"]!.ToJsonString().ShouldBe("""{"dateTime":"2027-01-12T10:00:00","timeZone":"Europe/Berlin"}""");
        body["end"]!["dateTime"]!.ToString().ShouldBe("2027-01-12T11:00:00");
        body["attendees"]!.AsArray().Select(a => a!["emailAddress"]!["address"]!.ToString())
            .ShouldBe(["megan@fabrikam.example", "ada@contoso.example"]);
        body["attendees"]![0]!["type"]!.ToString().ShouldBe("required");
    }

    [Fact]
    public async Task A_meeting_moves()
    {
        Server.On("PATCH", $"/users/{Ada.Value}/events/AAMk", Answer.Ok("""{"id":"AAMk"}"""));

        await Calendar.ChangeAsync(Ada, "AAMk", Review with { Start = Review.Start.AddDays(1) }, default);

        Server.All.ShouldHaveSingleItem().Json!["start"]!["dateTime"]!.ToString().ShouldBe("2027-01-13T10:00:00");
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

        var trouble = await TroubleOf(() => Calendar.ChangeAsync(Ada, "AAMk", Review, default));

        (trouble.Trouble, trouble.Permission).ShouldBe((WorkplaceTrouble.NotThere, "Calendars.ReadWrite"));
    }
}
