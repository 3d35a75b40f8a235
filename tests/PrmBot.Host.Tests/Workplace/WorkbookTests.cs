using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Workplace;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Digest.Schedules;
using PrmBot.Graph.Tests;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>A workbook in the channel's files: mapped once, then its numbers come by themselves.</summary>
public sealed class WorkbookTests : IAsyncLifetime
{
    private static readonly string[] Headings = ["KPI", "Period", "Value"];
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync() => _room = await WorkplaceRoom.OpenAsync();

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task A_workbook_that_changes_every_week_feeds_the_digest()
    {
        await FollowAsync();
        await _room.SayAsync("a:ada", "set Contoso's pipeline target to 900k for October");
        await _room.SayAsync(WorkplaceRoom.Channel, "post the digest every Monday at 9 Berlin time");
        var first = (await ScheduleAsync()).Next!.Value;

        await RoundAsync(first.AddMinutes(-1));
        var before = await DigestAsync(first);
        _room.Writes(Headings, ["Pipeline", "2026-10", "777000"], ["Leads", "2026-10", "31"]);
        await RoundAsync(first.AddDays(7).AddMinutes(-1));
        var after = await DigestAsync(first.AddDays(7));

        before.ShouldContain("420,000");
        before.ShouldNotContain("777,000");
        after.ShouldContain("777,000");
        (await NumbersAsync("K8")).ShouldBe([777_000]);
        (await _room.SayAsync("a:ada", "show the history of Contoso")).ShouldContain("numbers.xlsx");
    }

    [Fact]
    public async Task What_did_not_change_is_not_read()
    {
        await FollowAsync();
        await RoundAsync(Now);
        _room.Rests();
        var before = _room.Graph.All.Count;

        await RoundAsync(Now.AddHours(1));
        await RoundAsync(Now.AddHours(2));
        var asked = await _room.SayAsync("a:ada", "refresh Contoso's numbers");

        _room.Graph.All.Skip(before).Select(s => s.Path).ShouldBe(
            [$"{WorkplaceRoom.Root}/delta", $"{WorkplaceRoom.Root}/delta", WorkplaceRoom.Book]);
        asked.ShouldContain("\"numbers.xlsx\" has not changed since I read it");
    }

    [Fact]
    public async Task On_demand_it_is_read_at_once()
    {
        await FollowAsync();
        _room.Writes(Headings, ["Pipeline", "2026-10", "430000"]);

        var said = await _room.SayAsync("a:ada", "refresh Contoso's numbers");

        said.ShouldContain("Read \"numbers.xlsx\": 1 number is new or changed.");
        (await NumbersAsync("K8")).ShouldBe([430_000]);
    }

    [Fact]
    public async Task A_forgotten_token_calls_for_a_look_at_each_workbook()
    {
        await FollowAsync();
        await RoundAsync(Now);
        _room.Writes(Headings, ["Pipeline", "2026-10", "440000"]);
        _room.Graph.On("GET", $"{WorkplaceRoom.Root}/delta", Answer.Error(410, "resyncChangesApplyDifferences"));

        await RoundAsync(Now.AddHours(1));

        (await NumbersAsync("K8")).ShouldBe([440_000]);
    }

    [Fact]
    public async Task A_table_that_lost_a_column_is_not_taken_and_its_owner_hears_once()
    {
        await FollowAsync();
        await RoundAsync(Now);
        _room.Writes(["KPI", "Month", "Value"], ["Pipeline", "2026-10", "1"]);

        var told = await RoundAsync(Now.AddHours(1));
        var again = await RoundAsync(Now.AddHours(2));

        told.ShouldHaveSingleItem().Text!.ShouldContain("has no column \"Period\" any more");
        again.ShouldBeEmpty();
        (await NumbersAsync("K8")).ShouldBe([420_000]);
    }

    [Theory]
    [InlineData("unlink this channel")]
    [InlineData(null)]
    public async Task In_a_channel_that_is_the_partners_no_more_it_is_followed_no_more(string? unlinked)
    {
        await FollowAsync();
        await RoundAsync(Now);
        var channel = unlinked is null ? "19:other@thread.tacv2" : WorkplaceRoom.Channel;
        await _room.SayAsync(channel, unlinked ?? "link this channel to Contoso");
        _room.Writes(Headings, ["Pipeline", "2026-10", "1"]);

        var told = await RoundAsync(Now.AddHours(1));
        var again = await RoundAsync(Now.AddHours(2));

        told.ShouldHaveSingleItem().Text!.ShouldContain(
            "\"numbers.xlsx\" is in a channel that is not the channel of Contoso any more, so I follow it no more");
        again.ShouldBeEmpty();
        (await Work.AllAsync<FollowedWorkbook>(default)).ShouldBeEmpty();
        (await NumbersAsync("K8")).ShouldBe([420_000]);
    }

    [Fact]
    public async Task A_missing_permission_is_named_once_a_day()
    {
        await FollowAsync();
        await RoundAsync(Now);
        _room.Graph.On("GET", $"{WorkplaceRoom.Root}/delta", Answer.Error(403, "accessDenied"));

        var first = await RoundAsync(Now.AddHours(1));
        var second = await RoundAsync(Now.AddHours(2));
        var next = await RoundAsync(Now.AddHours(26));

        first.ShouldHaveSingleItem().Text!.ShouldContain("Files.Read.All");
        second.ShouldBeEmpty();
        next.ShouldHaveSingleItem().Text!.ShouldContain("Files.Read.All");
    }

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", "does not take my credential")]
    [InlineData(404, "itemNotFound", "not there in Microsoft 365")]
    [InlineData(429, "activityLimitReached", "asks for patience")]
    [InlineData(500, "generalException", "does not answer just now")]
    [InlineData(400, "invalidRequest", "Microsoft 365 refused that (invalidRequest)")]
    public async Task What_Microsoft_365_does_not_do_is_said_in_a_sentence(int status, string code, string sentence)
    {
        _room.Graph.On(
            "GET", $"{WorkplaceRoom.Folder}/children", Answer.Error(status, code, ("Retry-After", "3600")));

        (await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso")).ShouldContain(sentence);

        (await Work.AllAsync<FollowedWorkbook>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_asks_twice_hears_the_name_of_the_permission_once()
    {
        _room.Graph.On("GET", $"{WorkplaceRoom.Folder}/children", Answer.Error(403, "accessDenied"));

        var first = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");
        var second = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");

        first.ShouldContain("I lack the permission Files.Read.All");
        second.ShouldContain("still does not let me");
        second.ShouldNotContain("Files.Read");
    }

    [Fact]
    public async Task What_it_says_again_undoes_no_correction()
    {
        await FollowAsync();
        await RoundAsync(Now);
        await _room.SayAsync("a:ada", "correct Contoso's pipeline for October to 430k");
        _room.Writes(Headings, ["Pipeline", "2026-10", "420000"], ["Leads", "2026-10", "31"]);

        await RoundAsync(Now.AddHours(1));

        (await NumbersAsync("K8")).ShouldBe([430_000]);
        (await NumbersAsync("K14")).ShouldBe([31]);
    }

    [Fact]
    public async Task Of_several_workbooks_and_worksheets_it_is_asked_which()
    {
        _room.Writes(Headings, ["Pipeline", "2026-10", "420000"]);
        _room.Graph.On("GET", $"{WorkplaceRoom.Folder}/children", Answer.Ok($$"""
            {"value":[{{Item("01OTHER", "forecast.xlsx")}},{{Item("01BOOK", "numbers.xlsx")}}]}
            """));
        using var two = new MemoryStream();
        two.SaveAs(new Dictionary<string, object>
        {
            ["North"] = new[] { new { KPI = "Pipeline", Period = "2026-10", Value = 1_000 } },
            ["South"] = new[] { new { KPI = "Pipeline", Period = "2026-10", Value = 2_000 } },
            ["Notes"] = new[] { new { Remark = "nothing here" } },
        });
        _room.Graph.On("GET", $"{WorkplaceRoom.Book}/content", new Answer(200) { Content = two.ToArray() });

        var which = await _room.SayAsync("a:ada", "follow the workbook of Contoso");
        var sheet = await _room.SayAsync("a:ada", "numbers.xlsx");
        var shown = await _room.SayAsync("a:ada", "South");
        await _room.SayAsync("a:ada", "yes");

        which.ShouldStartWith("Which workbook?");
        which.ShouldContain("forecast.xlsx");
        sheet.ShouldStartWith("Which table or worksheet?");
        sheet.ShouldNotContain("Notes");
        shown.ShouldContain("2,000");
        (await Work.AllAsync<FollowedWorkbook>(default)).Single().Source.Sheet.ShouldBe("South");
    }

    [Fact]
    public async Task Where_the_partner_reads_along_it_is_not_spoken_of()
    {
        (await _room.SayAsync(WorkplaceRoom.Channel, "follow the workbook numbers.xlsx for Contoso"))
            .ShouldContain("private chat");

        _room.Graph.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_shows_it_where_it_was_set_up()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);

        (await _room.SayAsync("a:ada", "what can you do?")).ShouldContain("put Contoso's plan into Planner");
        (await off.SayAsync("a:ada", "what can you do?")).ShouldNotContain("Planner");
    }

    [Fact]
    public async Task A_workbook_is_forgotten_and_its_numbers_stay()
    {
        await FollowAsync();
        await RoundAsync(Now);
        (await Work.AllAsync<DriveToken>(default)).ShouldNotBeEmpty();

        (await _room.SayAsync("a:ada", "stop following the workbook of Contoso")).ShouldContain("no more");
        await RoundAsync(Now.AddHours(1));

        (await Work.AllAsync<FollowedWorkbook>(default)).ShouldBeEmpty();
        (await Work.AllAsync<DriveToken>(default)).ShouldBeEmpty();
        (await NumbersAsync("K8")).ShouldBe([420_000]);
    }

    [Fact]
    public async Task Without_Microsoft_Graph_one_sentence_says_what_is_missing()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);

        (await off.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso"))
            .ShouldStartWith("I can't reach the channel's files: Microsoft Graph is not set up (Graph:ClientId).");
        off.Graph.All.ShouldBeEmpty();
    }

    private static DateTimeOffset Now => new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private IUnitOfWork Work => _room.Store.Open(WorkplaceRoom.Home);

    private async Task FollowAsync()
    {
        _room.Writes(Headings, ["Pipeline", "2026-10", "420000"]);
        var shown = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");
        var taken = await _room.SayAsync("a:ada", "yes");
        shown.ShouldContain("420,000");
        taken.ShouldContain("From now on I follow \"numbers.xlsx\"");
    }

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) =>
        _room.Bot.Services.GetRequiredService<WorkbookRound>().RunAsync(WorkplaceRoom.Home, now, default);

    private async Task<string> DigestAsync(DateTimeOffset now) =>
        (await _room.Bot.Services.GetRequiredService<DigestRound>().RunAsync(WorkplaceRoom.Home, now, default))
        .Sent.ShouldHaveSingleItem().CardJson!;

    private static string Item(string id, string name) => $$"""
        {"id":"{{id}}","name":"{{name}}","size":1,"file":{},"eTag":"\"1\"","parentReference":{"driveId":"b!d"} }
        """;

    private async Task<DigestSchedule> ScheduleAsync() =>
        (await Work.FindAsync<DigestSchedule>(WorkplaceRoom.Channel, default))!;

    private async Task<IEnumerable<decimal>> NumbersAsync(string kpi)
    {
        var partner = (await Work.AllAsync<Partner>(default)).Single();
        return (await Work.OfPartnerAsync<KpiSeries>(partner.Of, default)).Single(s => s.Kpi == kpi)
            .Values.Select(v => v.Value);
    }
}
