using System.Globalization;
using System.Text;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tables;
using PrmBot.Conversation.Tests.Tables;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class KpiImportTests
{
    private const string Three = "KPI;Period;Value;Currency\nPipeline;2026-10;420000;EUR\nK21;2026-10;35 %;\n"
        + "Leads;2026-W47;12;\n";

    private readonly KpiTurns _turns = new();
    private readonly HeldFiles _files = new();
    private readonly KpiPlugin _plugin;

    public KpiImportTests() => _plugin = KpiTurns.Plugin(_files);

    [Fact]
    public async Task Nothing_is_stored_before_the_yes_and_everything_after_it()
    {
        var preview = await PasteAsync(Three);
        (await SeriesAsync("K8")).ShouldBeNull();

        var taken = await TakeAsync(preview);

        preview.Headline.ShouldStartWith("3 new. Nothing is stored yet");
        preview.Numbers[0].ShouldBe("Row 2: Sourced pipeline created, October 2026: 420,000 EUR");
        taken.Changed.ShouldBe("Contoso: numbers taken in (3 new).");
        var number = (await SeriesAsync("K8"))!.Values.ShouldHaveSingleItem();
        number.By.Source.ShouldBe(KpiSource.Import);
        number.Currency.ShouldBe("EUR");
        (await SeriesAsync("K21"))!.Values[0].Value.ShouldBe(35);
    }

    [Fact]
    public async Task The_same_table_again_changes_nothing()
    {
        await TakeAsync(await PasteAsync(Three));

        var again = await PasteAsync(Three);

        again.Headline.ShouldBe("Nothing to take in: 3 numbers are recorded as they are already, 0 rows not taken.");
        again.CanTake.ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_that_differs_corrects_and_keeps_the_former_one()
    {
        await TakeAsync(await PasteAsync(Three));

        var preview = await PasteAsync("value,metric,month\n430000,pipeline,Oct 2026\n");
        await TakeAsync(preview);

        preview.Numbers.ShouldBe(
            ["Row 2: Sourced pipeline created, October 2026: 430,000 EUR; it was 420,000 EUR, given by Ada"]);
        (await SeriesAsync("K8"))!.Values[0].Former.ShouldHaveSingleItem().Value.ShouldBe(420_000);
    }

    [Theory]
    [InlineData("KPI\t2026-09\t2026-10\nK8\t300000\t420000\nLeads\t40\t\n")]
    [InlineData("Month,Pipeline (EUR),Leads\n2026-09,300000,40\n2026-10,420000,\n")]
    [InlineData("Monat;Sourced pipeline created;K14\n09/2026;300000;40\nOktober 2026;420000;\n")]
    [InlineData("Contoso numbers\n\nkpi;period;actual\nK8;Sep 2026;300000\nK8;2026/10;420k\nleads;9.2026;40\n")]
    public async Task Columns_are_matched_by_name_in_three_shapes(string rows)
    {
        var preview = await PasteAsync(rows);

        preview.Refused.ShouldBeEmpty();
        await TakeAsync(preview);
        (await SeriesAsync("K8"))!.Values.Select(v => v.Value).ShouldBe([300_000, 420_000]);
        (await SeriesAsync("K14"))!.Values.ShouldHaveSingleItem().Value.ShouldBe(40);
    }

    [Fact]
    public async Task What_goes_beside_a_number_has_a_column_of_its_own()
    {
        var preview = await PasteAsync("KPI;Period;Value;Beside\nK2;2026-10;100;2027-01-15\nK32;2026-10;12;80 %\n"
            + "K34;2026-Q3;3,5;2\nLeads;2026-10;12;80 %\nK32;2026-09;12;well\n");

        await TakeAsync(preview);

        preview.Refused.ShouldBe(
        [
            "Row 5: Nothing goes beside a number of Lead generation rate. Give the number alone.",
            "Row 6: I can't read “well” as the share that was well documented. Say for example “80 % well documented”.",
        ]);
        (await SeriesAsync("K2"))!.Values[0].Detail!.Lapses.ShouldBe(new DateOnly(2027, 1, 15));
        (await SeriesAsync("K32"))!.Values[0].Detail!.Quality.ShouldBe(80);
        var pulse = (await SeriesAsync("K34"))!.Values[0];
        (pulse.Value, pulse.Detail!.Sides).ShouldBe((2.75m, new KpiSides(3.5m, 2)));
    }

    [Fact]
    public async Task Targets_go_beside_the_numbers()
    {
        await TakeAsync(await PasteAsync("KPI,Period,Actual,Target\nK14,2026-W46,11,15\nK14,2027-Q1,,180\n"));

        var series = (await SeriesAsync("K14"))!;
        series.Values.ShouldHaveSingleItem().Value.ShouldBe(11);
        series.Targets.Select(t => t.Value).ShouldBe([15, 180]);
    }

    [Theory]
    [InlineData("Pipeling x;2026-10;5", "I know no KPI called “Pipeling x”. Near it: Sourced pipeline")]
    [InlineData("K8;octember;5", "I can't read “octember” as a period")]
    [InlineData("K8;2027-01;5", "January 2027 has not begun yet")]
    [InlineData("K8;2026-10;35 %", "is an amount of money")]
    [InlineData("K21;2026-10;135", "100 % is the most")]
    [InlineData("K14;2026-10;3.5", "whole numbers")]
    [InlineData("K8;2026-10;lots", "I can't read “lots” as a number")]
    [InlineData("K8;2026-10;=SUM(A1:A3)", "is a formula and not what it comes to")]
    [InlineData("K8;2026-10;#DIV/0!", "when a formula fails")]
    [InlineData("K8;2026-10;420.000", "can mean 420.000 or 420000")]
    [InlineData(";2026-10;5", "Merged cells keep their words in the first row only")]
    [InlineData("K8;;5", "No period stands in this row")]
    [InlineData("K8;2026-10;", "A gap stays a gap")]
    [InlineData("K8;2026-10;-5", "can't be below zero")]
    public async Task A_row_that_does_not_fit_is_named_and_the_others_are_taken(string row, string why)
    {
        var preview = await PasteAsync($"KPI;Period;Value\nK14;2026-W45;9\n{row}\n");

        preview.Refused.ShouldHaveSingleItem().ShouldStartWith("Row 3: ");
        preview.Refused[0].ShouldContain(why);
        preview.Numbers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Rows_of_another_partner_two_numbers_for_one_period_and_another_currency_are_named()
    {
        var preview = await PasteAsync(
            "Partner,KPI,Period,Value,Currency\nContoso,K8,2026-09,5,EUR\nFabrikam,K8,2026-09,5,EUR\n"
            + "contoso,K8,2026-09,6,EUR\nContoso,K8,2026-08,5,USD\nContoso,K8,2026-07,5,euro\n");

        preview.Refused.Count.ShouldBe(4);
        preview.Refused[0].ShouldBe("Row 3: This row is for “Fabrikam”. Here only rows for Contoso are taken in.");
        preview.Refused[1].ShouldContain("stands in row 2 already, with another number");
        preview.Refused[2].ShouldContain("is kept in EUR, and this is in USD");
        preview.Refused[3].ShouldContain("is no currency");
    }

    [Theory]
    [InlineData("Thing;When;How much\nK8;2026-10;5\n", "no table that I can read: Thing, When, How much")]
    [InlineData("KPI|Period|Value\nK8|2026-10|5\n", "has one column only")]
    [InlineData("KPI;Period;Value\n", "no rows with numbers below it")]
    [InlineData("\u0000\u0001\u0002\n\u0000", "is no table")]
    public async Task A_table_without_a_heading_that_is_known_says_what_it_takes(string rows, string why) =>
        (await _plugin.ImportAsync(_turns.New(), "Contoso", rows)).Text!.ShouldContain(why);

    [Fact]
    public async Task A_hundred_thousand_rows_are_too_many()
    {
        var rows = new StringBuilder("KPI;Period;Value\n");
        for (var i = 0; i < 100_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"K8;2026-10;{i}\n");
        }

        (await _plugin.ImportAsync(_turns.New(), "Contoso", rows.ToString())).Text!
            .ShouldContain("more than 20,000 rows");
    }

    [Fact]
    public async Task A_workbook_is_read_and_a_share_from_a_percent_cell_is_asked_about()
    {
        var book = ExcelFile.Write("Numbers", ["KPI", "Period", "Value"],
        [
            ["K8", new DateOnly(2026, 10, 15), 420_000.5m], ["K21", "2026-10", 0.35m], ["K21", "2026-09", 35m],
        ]);

        var reply = await SendAsync("numbers.xlsx", book);

        var preview = (KpiImportCard)reply.Card!;
        preview.Numbers.ShouldContain("Row 2: Sourced pipeline created, W42 2026: 420,001");
        preview.Numbers.Count.ShouldBe(2);
        preview.Refused.ShouldHaveSingleItem().ShouldContain("can mean 35 % from a cell that shows percentages");
    }

    [Theory]
    [InlineData(false, "is larger")]
    [InlineData(true, "holds more than I read")]
    public async Task A_file_that_is_too_large_packed_or_unpacked_says_so(bool isBomb, string why)
    {
        var content = isBomb ? RawWorkbook.Of("<row/>", padding: 110_000_000) : null;

        (await SendAsync("numbers.xlsx", content)).Text!.ShouldContain(why);
    }

    [Fact]
    public async Task A_windows_file_with_semicolons_and_decimal_commas_is_read_as_it_was_meant()
    {
        var reply = await SendAsync(
            "zahlen.csv",
            Encoding.Latin1.GetBytes("Kennzahl;Zeitraum;Wert;Währung\nPipeline;2026-10;1.420.000,50;EUR\n"));

        ((KpiImportCard)reply.Card!).Numbers.ShouldHaveSingleItem().ShouldContain("1,420,001 EUR");
    }

    [Fact]
    public async Task A_preview_that_another_one_replaced_takes_nothing_in()
    {
        var first = await PasteAsync(Three);
        await PasteAsync("KPI;Period;Value\nK14;2026-W45;9\n");

        var reply = await _turns.RunAsync(t => _plugin.ImportAsync(t, "Contoso", take: first.Take));

        reply.Text!.ShouldContain("not the last one any more");
        (await SeriesAsync("K8")).ShouldBeNull();
    }

    [Fact]
    public async Task A_typed_yes_takes_in_what_was_shown()
    {
        var turn = _turns.New();
        await _turns.RunAsync(t => _plugin.ImportAsync(t, "Contoso", Three), turn);

        turn.Dialogue.Question!.Pending.Function.ShouldBe("Kpi-import");
        turn.Dialogue.Question.Pending.Arguments["take"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reader_takes_nothing_in() =>
        (await _plugin.ImportAsync(_turns.New(role: Role.Reader), "Contoso", Three)).Text!
            .ShouldContain("changes are made by a channel manager");

    private async Task<KpiImportCard> PasteAsync(string rows) => (KpiImportCard)(await _turns.RunAsync(
        t => _plugin.ImportAsync(t, "Contoso", rows))).Card!;

    private Task<Reply> TakeAsync(KpiImportCard preview) =>
        _turns.RunAsync(t => _plugin.ImportAsync(t, "Contoso", take: preview.Take));

    private Task<Reply> SendAsync(string name, byte[]? content)
    {
        var file = content is null
            ? _files.Hold(name, Conversation.Files.FileTrouble.Size) : _files.Hold(name, content);
        var said = new TurnInput.Said("import this for Contoso", [], null) { Files = [file] };
        return _turns.RunAsync(t => _plugin.ImportAsync(t, "Contoso"), _turns.New(said: said));
    }

    private async Task<KpiSeries?> SeriesAsync(string kpi) =>
        await _turns.New().Session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(KpiTurns.Contoso.Of, kpi), default);
}
