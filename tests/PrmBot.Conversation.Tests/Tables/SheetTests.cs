using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using PrmBot.Conversation.Tables;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Tables;

public sealed class SheetTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly string[] Headings = ["Line", "Title", "Due", "Budget"];

    private static readonly object?[] Row =
        [3m, "Roadshow, \"Bern\";\nsecond line", new DateOnly(2027, 3, 31), 8000.5m];

    [Fact]
    public void A_csv_file_reads_as_it_was_written()
    {
        var bytes = CsvFile.Write(Headings, [Row, [null, "Zoë", null, null]]);

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var sheet = CsvFile.Read(bytes, English);
        sheet.Headings.ShouldBe(Headings);
        sheet.Rows[0].ShouldBe(["3", "Roadshow, \"Bern\";\nsecond line", "2027-03-31", "8000.5"]);
        sheet.Rows[1].ShouldBe(["", "Zoë", "", ""]);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@sum(A1)")]
    [InlineData("'=already")]
    public void A_text_that_would_run_as_a_formula_does_not_and_reads_back_as_it_was(string text)
    {
        var bytes = CsvFile.Write(["Title"], [[text]]);

        Encoding.UTF8.GetString(bytes).Split("\r\n")[1].Trim('"')[0].ShouldBe('\'');
        CsvFile.Read(bytes, English).Rows[0].ShouldBe([text]);
    }

    [Fact]
    public void What_a_german_spreadsheet_saves_is_read()
    {
        var bytes = Encoding.Latin1.GetBytes(
            "Line;Title;Due;Budget\r\n3;M\u00fcnchen;31.03.2027;1.234,50\r\n4;x;;8000\r\n");

        var sheet = CsvFile.Read(bytes, English);

        sheet.Rows[0].ShouldBe(["3", "München", "2027-03-31", "1234.50"]);
        sheet.Rows[1].ShouldBe(["4", "x", "", "8000"]);
    }

    [Fact]
    public void A_workbook_reads_as_it_was_written()
    {
        var bytes = ExcelFile.Write("Plan", Headings, [Row, [4m, "=1+1", null, null]]);

        var sheet = ExcelFile.Read(bytes);

        sheet.Headings.ShouldBe(Headings);
        sheet.Rows[0].ShouldBe(["3", "Roadshow, \"Bern\";\nsecond line", "2027-03-31", "8000.5"]);
        sheet.Rows[1].ShouldBe(["4", "=1+1", "", ""]);
    }

    [Fact]
    public void An_empty_table_still_has_its_headings() =>
        ExcelFile.Read(ExcelFile.Write("Plan", Headings, [])).Headings.ShouldBe(Headings);

    [Theory]
    [InlineData("")]
    [InlineData("not a workbook")]
    [InlineData("PK\u0003\u0004 broken")]
    public void What_is_no_workbook_is_said_to_be_none(string content) =>
        Should.Throw<SheetException>(() => ExcelFile.Read(Encoding.UTF8.GetBytes(content))).Key
            .ShouldBe("tables.no_workbook");

    [Property(MaxTest = 200)]
    public void Any_text_survives_csv(string? text)
    {
        var kept = (text ?? string.Empty).Trim();
        var bytes = CsvFile.Write(["A", "B"], [[kept, "end"]]);

        var read = CsvFile.Read(bytes, English).Rows[0];

        (read.Count, read[0].Trim(), read[1]).ShouldBe((2, kept, "end"));
    }
}
