using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Graph.Tests;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>What a busy person reads about a workbook that is not as it was, and what may be typed.</summary>
public sealed class AskedAgainTests : IAsyncLifetime
{
    private static readonly string[] Headings = ["KPI", "Period", "Value"];
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync()
    {
        _room = await WorkplaceRoom.OpenAsync();
        _room.Writes(Headings, ["Pipeline", "2026-10", "420000"]);
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task What_a_button_says_may_be_typed_whatever_else_the_words_mean()
    {
        _room.Graph.On("GET", $"{WorkplaceRoom.Folder}/children", Answer.Ok("""
            {"value":[
            {"id":"01PLAN","name":"forecast 2026.xlsx","size":1,"file":{},"parentReference":{"driveId":"b!d"}},
            {"id":"01BOOK","name":"numbers.xlsx","size":1,"file":{},"parentReference":{"driveId":"b!d"}}]}
            """));
        _room.Graph.On("GET", "/drives/b!d/items/01PLAN/content", new Answer(200) { Content = "PK"u8.ToArray() });

        var asked = await AskAsync("follow the workbook of Contoso");
        var typed = await AskAsync("Forecast 2026.xlsx");

        asked.ShouldStartWith("Which workbook?");
        typed.ShouldContain("forecast 2026.xlsx");
        _room.Graph.Calls("GET", "/drives/b!d/items/01PLAN/content").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_preview_says_that_the_workbook_is_followed()
    {
        (await AskAsync("follow the workbook numbers.xlsx for Contoso"))
            .ShouldContain("take it in, and follow \\\"numbers.xlsx\\\" from now on?");
        (await AskAsync("yes")).ShouldContain("Contoso: numbers from numbers.xlsx");
    }

    [Fact]
    public async Task Who_asks_hears_again_what_was_wrong_with_a_file_that_is_as_it_was()
    {
        await FollowAsync();
        _room.Writes(["KPI", "When", "Value"], ["Pipeline", "2026-10", "1"]);

        var first = await AskAsync("refresh Contoso's numbers");
        var again = await AskAsync("refresh Contoso's numbers");

        first.ShouldContain("has no column \"Period\" any more");
        again.ShouldBe(first);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_named_with_what_can_be_done()
    {
        await FollowAsync();
        _room.Graph.On("GET", WorkplaceRoom.Book, Answer.Error(404, "itemNotFound"));

        (await AskAsync("refresh Contoso's numbers"))
            .ShouldStartWith("\"numbers.xlsx\" is not among the channel's files any more. Put it back, or say");
    }

    [Fact]
    public async Task An_unchanged_file_is_dated_on_the_readers_clock()
    {
        await FollowAsync();
        await AskAsync("refresh Contoso's numbers");

        var turn = new Turn(
            new Speaker(new Person(new UserId("ada-object-id"), "Ada"), WorkplaceRoom.Home), WorkplaceRoom.Home,
            new Place(new ConversationKey("a:ada"), PlaceKind.Personal, _room.Connector.Url),
            new TurnInput.Said("refresh Contoso's numbers", [], null)) { TimeZone = "Asia/Tokyo" };
        var said = (await _room.Bot.Services.GetRequiredService<TurnHandler>().HandleAsync(turn, default))
            .Sends[^1].Text!;

        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var there = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone);
        said.ShouldContain(there.ToString(" h:", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_partners_card_says_to_us_alone_what_goes_with_it()
    {
        await AskAsync("start an empty plan with Contoso");
        await FollowAsync();
        _room.Graph.On("GET", $"/groups/{WorkplaceRoom.Group}/planner/plans", Answer.Ok(
            """{"value":[{"id":"p","title":"Partners"}]}"""));
        await AskAsync("put Contoso's plan into Planner");
        await AskAsync("put the reviews with Contoso into the calendar");

        var ours = await AskAsync("show Contoso");
        var shared = await _room.SayAsync(WorkplaceRoom.Channel, "show Contoso");

        ours.ShouldContain("numbers from \"numbers.xlsx\"; tasks in \"Partners\"; reviews in the calendar of Ada");
        shared.ShouldNotContain("Planner");
        shared.ShouldNotContain("numbers.xlsx");
    }

    [Fact]
    public async Task Without_Microsoft_Graph_reading_again_says_what_is_missing()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);

        (await off.SayAsync("a:ada", "refresh Contoso's numbers"))
            .ShouldStartWith("I can't reach the channel's files: Microsoft Graph is not set up (Graph:ClientId).");
    }

    private Task<string> AskAsync(string text) => _room.SayAsync("a:ada", text);

    private async Task FollowAsync()
    {
        await AskAsync("follow the workbook numbers.xlsx for Contoso");
        await AskAsync("yes");
    }
}
