using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation.Workplace;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Graph.Tests;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Tables that a workbook names itself: picked by name, mapped once, read wherever they stand.</summary>
public sealed class WorkbookTableTests : IAsyncLifetime
{
    private static readonly string[] Headings = ["KPI", "Period", "Value"];
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync() => _room = await WorkplaceRoom.OpenAsync();

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task Tables_are_offered_by_name_beside_worksheets_that_have_none()
    {
        _room.Holds(TableWorkbook.Of(
            ("Sales", [Of("North", "A3", "1000"), Of("South", "F3", "2000")]),
            ("Notes", [new Listed("Remarks", "A1", ["Remark"], ["nothing here"])]),
            ("Plain", [Of("-", "B2", "3000") with { IsTable = false }])));

        var which = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");
        var shown = await _room.SayAsync("a:ada", "South");
        await _room.SayAsync("a:ada", "yes");

        which.ShouldStartWith("Which table or worksheet?");
        foreach (var name in new[] { "North", "South", "Plain" })
        {
            which.ShouldContain($"\"{name}\"");
        }

        which.ShouldNotContain("Remarks");
        which.ShouldNotContain("\"Sales\"");
        shown.ShouldContain("2,000");
        (await BookAsync()).Source.Table.ShouldBe("South");
        (await NumbersAsync()).ShouldBe([2_000]);
    }

    [Fact]
    public async Task A_table_below_notes_is_mapped_once_and_then_refreshed()
    {
        await FollowAsync("the table Pipeline in numbers.xlsx");
        (await BookAsync()).Source.Columns.ShouldBe(Headings);
        _room.Holds(Report(Of("Pipeline", "E9", "430000")));

        var told = await RoundAsync(1);

        told.ShouldBeEmpty();
        (await NumbersAsync()).ShouldBe([430_000]);
    }

    [Fact]
    public async Task Columns_with_headings_of_their_own_are_asked_about_once()
    {
        string[] headings = ["Messgröße", "Stichtag", "Stand"];
        _room.Holds(Report(new Listed("Zahlen", "C7", headings, ["Pipeline", "2026-10", "420000"])));

        var kpi = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");
        var wrong = await _room.SayAsync("a:ada", "the blue one");
        var period = await _room.SayAsync("a:ada", "Messgröße");
        var value = await _room.SayAsync("a:ada", "stichtag");
        var shown = await _room.SayAsync("a:ada", "Stand");
        await _room.SayAsync("a:ada", "yes");
        await RoundAsync(0);
        _room.Holds(Report(new Listed("Zahlen", "C7", headings, ["Pipeline", "2026-10", "430000"])));
        await RoundAsync(1);

        kpi.ShouldContain("Which column says what is measured");
        kpi.ShouldContain("\"Stichtag\"");
        wrong.ShouldContain("Which column says what is measured");
        period.ShouldContain("for which month, quarter or week");
        value.ShouldContain("which column has the numbers");
        shown.ShouldContain("420,000");
        (await BookAsync()).Source.Mapped.ShouldBe(new MappedColumns("Messgröße", "Stichtag", "Stand"));
        (await NumbersAsync()).ShouldBe([430_000]);
    }

    [Fact]
    public async Task A_workbook_of_two_partners_gives_each_its_own_numbers()
    {
        const string Other = "19:fabrikam@thread.tacv2";
        string[] headings = ["Partner", "KPI", "Period", "Value"];
        _room.Graph.On("GET", $"/teams/{WorkplaceRoom.Group}/channels/{Other}/filesFolder", Answer.Ok(
            """{"id":"01FOLDER","folder":{},"parentReference":{"driveId":"b!d"}}"""));
        await _room.SayAsync("a:ada", "add Fabrikam as a reseller");
        await _room.SayAsync(Other, "link this channel to Fabrikam");
        byte[] Book(string one, string two) => Report(new Listed("All", "C7", headings,
            ["Contoso", "Pipeline", "2026-10", one], ["Fabrikam", "Pipeline", "2026-10", two]));
        _room.Holds(Book("1000", "2000"));
        await SayYesAsync("follow the workbook numbers.xlsx for Contoso");
        await SayYesAsync("follow the workbook numbers.xlsx for Fabrikam");
        await RoundAsync(0);
        var before = _room.Graph.All.Count;

        _room.Holds(Book("1100", "2200"));
        await RoundAsync(1);

        var work = Work;
        var values = new List<decimal>();
        foreach (var partner in (await work.AllAsync<Partner>(default)).OrderBy(p => p.Name))
        {
            values.AddRange((await work.OfPartnerAsync<KpiSeries>(partner.Of, default)).Single().Values
                .Select(v => v.Value));
        }

        values.ShouldBe([1_100, 2_200]);
        _room.Graph.All.Skip(before).Count(s => s.Path.EndsWith("/delta", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_table_that_moved_to_another_worksheet_is_found_by_its_name()
    {
        await FollowAsync("the workbook numbers.xlsx");
        _room.Holds(TableWorkbook.Of(("Empty", []), ("Figures", [Of("Pipeline", "A1", "440000")])));

        await RoundAsync(1);

        (await NumbersAsync()).ShouldBe([440_000]);
        (await BookAsync()).Source.Sheet.ShouldBe("Figures");
    }

    [Theory]
    [InlineData("Renamed", "Value", "has no table \"Pipeline\" any more")]
    [InlineData("Pipeline", "Amount", "has no column \"Value\" any more")]
    public async Task What_was_renamed_is_said_once_and_nothing_is_taken(string table, string column, string sentence)
    {
        await FollowAsync("the workbook numbers.xlsx");
        _room.Holds(Report(new Listed(table, "C7", ["KPI", "Period", column], ["Pipeline", "2026-10", "1"])));

        var told = await RoundAsync(1);
        var again = await RoundAsync(2);
        var asked = await _room.SayAsync("a:ada", "refresh Contoso's numbers");

        told.ShouldHaveSingleItem().Text!.ShouldContain(sentence);
        again.ShouldBeEmpty();
        asked.ShouldContain(sentence); // who asks hears it again
        (await NumbersAsync()).ShouldBe([420_000]);

        _room.Holds(Report(Of("Pipeline", "C7", "450000")));
        await RoundAsync(3);
        (await NumbersAsync()).ShouldBe([450_000]);
    }

    [Fact]
    public async Task Another_column_that_is_lost_is_said_and_a_file_that_is_gone_once()
    {
        await FollowAsync("the workbook numbers.xlsx");
        _room.Holds(Report(new Listed("Pipeline", "C7", ["KPI", "Period", "Amount"], ["Pipeline", "2026-10", "1"])));
        var first = await RoundAsync(1);
        _room.Holds(Report(new Listed("Pipeline", "C7", ["KPI", "Month", "Value"], ["Pipeline", "2026-10", "1"])));
        var second = await RoundAsync(2);
        _room.Graph.On("GET", WorkplaceRoom.Book, Answer.Error(404, "itemNotFound"));

        var gone = await RoundAsync(3);
        var again = await RoundAsync(4);

        first.ShouldHaveSingleItem().Text!.ShouldContain("has no column \"Value\" any more");
        second.ShouldHaveSingleItem().Text!.ShouldContain("has no column \"Period\" any more");
        gone.ShouldHaveSingleItem().Text!.ShouldContain("\"numbers.xlsx\" is not among the channel's files any more");
        again.ShouldBeEmpty();
        (await _room.SayAsync("a:ada", "refresh Contoso's numbers")).ShouldContain("is not among the channel's files");
    }

    [Fact]
    public async Task A_worksheet_whose_column_was_renamed_says_which()
    {
        _room.Writes(Headings, ["Pipeline", "2026-10", "420000"]);
        await SayYesAsync("follow the workbook numbers.xlsx for Contoso");
        _room.Writes(["KPI", "Period", "Amount"], ["Pipeline", "2026-10", "1"]);

        (await RoundAsync(1)).ShouldHaveSingleItem().Text!.ShouldContain("has no column \"Value\" any more");
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        _room.Holds(Report(Of("Pipeline", "C7", "420000")));

        (await _room.SayAsync("a:ada", "follow the table Pipelin in numbers.xlsx for Contoso"))
            .ShouldContain("no worksheet or table \"Pipelin\". It has Pipeline, Report.");
    }

    [Fact]
    public async Task A_workbook_that_was_renamed_is_followed_under_its_new_name()
    {
        await FollowAsync("the workbook numbers.xlsx");
        _room.Holds(Report(Of("Pipeline", "C7", "430000")), "figures.xlsx");

        (await _room.SayAsync("a:ada", "refresh Contoso's numbers")).ShouldContain("Read \"figures.xlsx\"");
        (await BookAsync()).Source.Name.ShouldBe("figures.xlsx");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_what_would_be_right()
    {
        _room.Holds([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        (await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso"))
            .ShouldContain("a password protects it. Save it as .xlsx without a password");

        _room.Holds("no zip"u8.ToArray());
        (await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso"))
            .ShouldContain("can't be read as an Excel workbook");

        var before = _room.Graph.All.Count;
        _room.Size = 50 * 1024 * 1024;
        (await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso"))
            .ShouldContain("larger than the 20 MB that I read");
        _room.Graph.All.Skip(before).ShouldNotContain(s => s.Path.EndsWith("/content", StringComparison.Ordinal));
    }

    private static Listed Of(string name, string at, string value) =>
        new(name, at, Headings, ["Pipeline", "2026-10", value]);

    // With notes above and beside it, which are no numbers.
    private static byte[] Report(Listed table) => TableWorkbook.Of(("Report",
    [
        new Listed("-", "A1", ["KPI report for the board"], ["Leads"]) { IsTable = false }, table,
        new Listed("-", "I8", ["Leads", "2026-10", "7"]) { IsTable = false },
    ]));

    private async Task FollowAsync(string what)
    {
        _room.Holds(Report(Of("Pipeline", "C7", "420000")));
        (await SayYesAsync($"follow {what} for Contoso"))
            .ShouldContain("I follow the table \"Pipeline\" in \"numbers.xlsx\"");
        await RoundAsync(0);
    }

    private async Task<string> SayYesAsync(string text)
    {
        await _room.SayAsync("a:ada", text);
        return await _room.SayAsync("a:ada", "yes");
    }

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(int hours) => _room.Bot.Services
        .GetRequiredService<WorkbookRound>().RunAsync(WorkplaceRoom.Home, Now.AddHours(hours), default);

    private async Task<FollowedWorkbook> BookAsync() => (await Work.AllAsync<FollowedWorkbook>(default)).Single();

    private async Task<IEnumerable<decimal>> NumbersAsync()
    {
        var partner = (await Work.AllAsync<Partner>(default)).Single();
        return (await Work.OfPartnerAsync<KpiSeries>(partner.Of, default)).Single().Values.Select(v => v.Value);
    }

    private IUnitOfWork Work => _room.Store.Open(WorkplaceRoom.Home);
}
