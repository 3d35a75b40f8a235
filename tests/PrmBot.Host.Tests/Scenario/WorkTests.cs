using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What is to be done, and what people say and press about it, over the real protocol.</summary>
public sealed class WorkTests : TwoCompanies
{
    private ChatClient _marco = null!;
    private ChatClient _inChannel = null!;

    internal override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        _marco = Chat(new ChatPlace("Marco", Channel + ";messageid=1", IsChannel: true, TheirTenant));
        _inChannel = Chat(new ChatPlace("Alex", Channel + ";messageid=1", IsChannel: true));
        await Alex.SayAsync("build a plan with Contoso");
        await Alex.SayAsync("pause");
        foreach (var title in new[] { "Joint webinar", "Demo kit" })
        {
            await Alex.SayAsync("show the marketing section of Contoso's plan");
            await Alex.PressAsync("Add lines here");
            await Alex.PressAsync("Add and go on", new JsonObject { ["title"] = title });
            await Alex.PressAsync("Change");
            await Alex.PressAsync("Save", new JsonObject
            {
                ["our_owner"] = "Alex", ["partner_owner"] = "Marco", ["due"] = ThisWeek(), ["target"] = "40 leads",
            });
        }

        await Alex.SayAsync("share the plan with Contoso");
        await Alex.SayAsync("yes");
    }

    [Fact]
    public async Task One_tap_tells_what_became_of_a_line_and_evidence_is_asked_for()
    {
        var mine = await Alex.SayAsync("what's on my plate");
        mine.Words.ShouldContain("1.\\u00a0Joint webinar");

        await Alex.PressAsync(mine, "In progress");
        Alex.LastCard!.Words.ShouldContain("Line 1 (Joint webinar) is in progress.");
        var before = Connector.All.Count;
        await Alex.PressAsync("Done");
        (await Connector.NextAsync(before, s => s.Method == "POST")).Words.ShouldContain("What shows that it is done?");
        var done = await Alex.SayAsync("the recording is at https://contoso.example/webinar");

        done.Words.ShouldContain("is done: “the recording is at https://contoso.example/webinar”");
        (await Alex.SayAsync("show all my lines")).Words.ShouldNotContain("Joint webinar");
    }

    [Fact]
    public async Task One_sentence_tells_the_same_late_or_early()
    {
        (await Alex.SayAsync("line 1 of contoso is done because the recording is online")).Words
            .ShouldContain("is done: “the recording is online”");
        (await Alex.SayAsync("the demo kit is blocked, the licence keys are missing")).Words
            .ShouldContain("Line 2 (Demo kit) is blocked");
        var asks = await Alex.SayAsync("line 2 slips to " + Day(20));
        asks.Words.ShouldContain("Why does it move?");
        (await Alex.SayAsync("customs hold the parcel")).Words.ShouldContain("“customs hold the parcel”");
    }

    [Fact]
    public async Task Who_can_unblock_a_line_is_mentioned_where_the_person_reads()
    {
        var said = await _inChannel.SayAsync("line 2 is blocked, the licence keys are missing", "Marco");

        said.Words.ShouldContain("Marco can unblock it");
        said.Card!.ToJsonString().ShouldContain("\"mentioned\":{\"id\":");
    }

    [Fact]
    public async Task A_partners_person_reports_the_own_lines_and_needs_something_that_shows_it()
    {
        (await _marco.SayAsync("what do we still have to do")).Words.ShouldContain("Demo kit");

        (await _marco.SayAsync("line 2 is done")).Words.ShouldContain("What shows that it is done?");
        (await _marco.SayAsync("photo of the kit in the wiki")).Words.ShouldContain("is done");
    }

    [Fact]
    public async Task Owners_are_nudged_after_a_yes_where_they_read()
    {
        var asks = await Alex.SayAsync("nudge Contoso about their lines");
        asks.Words.ShouldContain("Remind Alex, Marco of 2 due or overdue lines");
        var before = Connector.All.Count;

        await Alex.SayAsync("yes");

        var posted = await Connector.NextAsync(before, s => s.Conversation == Channel && s.Method == "POST");
        posted.Words.ShouldContain("Contoso: what is due");
        posted.Words.ShouldContain("Joint webinar");
    }

    [Theory]
    [InlineData("line 9 is done", "no line")]
    [InlineData("line 2 slips to 2020-01-01", "Why does it move?")]
    public async Task What_does_not_fit_is_told_what_would(string said, string answer) =>
        (await Alex.SayAsync(said)).Words.ShouldContain(answer, Case.Insensitive);

    // At most the coming Sunday, whenever the test runs, so that it is due.
    private static string ThisWeek() =>
        Day(Math.Min(2, (7 - (int)TimeProvider.System.GetUtcNow().UtcDateTime.DayOfWeek) % 7));

    private static string Day(int ahead) => TimeProvider.System.GetUtcNow().UtcDateTime.Date
        .AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
