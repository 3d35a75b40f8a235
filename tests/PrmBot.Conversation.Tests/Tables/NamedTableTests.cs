using PrmBot.Conversation.Tables;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Tables;

/// <summary>Tables that a workbook names itself, wherever they stand.</summary>
public sealed class NamedTableTests
{
    private static readonly string[][] Numbers =
        [["KPI", "Period", "Value"], ["Pipeline", "2026-10", "420000"], ["Leads", "2026-10", "31"]];

    [Fact]
    public void A_table_in_the_middle_of_a_sheet_is_read_by_its_own_edges()
    {
        var book = TableWorkbook.Of(("Report", [
            Notes("A1", "Figures for the board", "as of Monday"), new Listed("Pipeline", "C7", Numbers),
            Notes("G7", "KPI", "Leads"), Notes("C12", "Source: CRM"),
        ]));

        var table = ExcelFile.Tables(book).ShouldHaveSingleItem();
        var sheet = ExcelFile.Read(book, table);

        (table.Name, table.Worksheet).ShouldBe(("Pipeline", "Report"));
        sheet.Headings.ShouldBe(["KPI", "Period", "Value"]);
        sheet.Rows.Select(r => string.Join('|', r)).ShouldBe(["Pipeline|2026-10|420000", "Leads|2026-10|31"]);
        sheet.NumberOf(1).ShouldBe(9); // as Excel counts the row of Leads
    }

    [Fact]
    public void Tables_are_found_on_all_sheets_and_a_row_of_totals_is_no_row()
    {
        var book = TableWorkbook.Of(
            ("North", [new Listed("Sales_North", "A1", Numbers) { Totals = ["Total", "", "420031"] }]),
            ("Notes", [Notes("A1", "nothing here")]),
            ("South", [new Listed("Sales_South", "B2", Numbers), new Listed("Other", "B9", [["a"], ["b"]])]));

        var tables = ExcelFile.Tables(book);

        tables.Select(t => (t.Worksheet, t.Name)).ShouldBe(
            [("North", "Sales_North"), ("South", "Sales_South"), ("South", "Other")]);
        ExcelFile.Read(book, tables[0]).Rows.Count.ShouldBe(2);
        ExcelFile.Read(book, tables[2]).Rows.ShouldHaveSingleItem().ShouldBe(["b"]);
    }

    [Fact]
    public void A_heading_with_a_line_break_and_signs_is_one_heading()
    {
        var book = TableWorkbook.Of(("A", [new Listed("T", "A1", ["Value_x000a_(k€ & more)"], ["1"])]));

        ExcelFile.Tables(book)[0].Columns.ShouldBe(["Value\n(k€ & more)"]);
    }

    [Fact]
    public void A_table_without_rows_has_none()
    {
        var book = TableWorkbook.Of(("A", [new Listed("T", "B3", [Numbers[0], ["", "", ""]])]));

        ExcelFile.Read(book, ExcelFile.Tables(book)[0]).Rows.ShouldBeEmpty();
    }

    [Fact]
    public void A_workbook_without_tables_has_none()
    {
        ExcelFile.Tables(ExcelFile.Write("Numbers", ["KPI"], [["Pipeline"]])).ShouldBeEmpty();
        ExcelFile.Tables(RawWorkbook.Of("<row r=\"1\"/>")).ShouldBeEmpty();
    }

    private static Listed Notes(string at, params string[] lines) =>
        new("-", at, [.. lines.Select(l => new[] { l })]) { IsTable = false };
}
