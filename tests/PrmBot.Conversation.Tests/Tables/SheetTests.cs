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

    [Theory]
    [InlineData("sep=|\r\nSection|Title\r\ngoals|One", 2)]
    [InlineData("Plan with Contoso, as of today\n\nSection;Title;Due\ngoals;One;", 3)]
    [InlineData("Section\tTitle\ngoals\tOne\n\n\n", 1)]
    public void The_heading_is_found_below_a_title_and_whatever_separates(string text, int row)
    {
        var sheet = CsvFile.Read(Encoding.UTF8.GetBytes(text), English).Under("Title", "Section").ShouldNotBeNull();

        (sheet.HeadingRow, sheet.NumberOf(0), sheet.Cells(0)["title"]).ShouldBe((row, row + 1, "One"));
    }

    [Fact]
    public void Letters_of_windows_and_both_orders_of_utf16_are_read()
    {
        byte[][] files =
        [
            [.. "Title;"u8, 0x80, 0x20, 0xFC], Encoding.Unicode.GetBytes("Title;\u20AC \u00FC"),
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("Title;\u20AC \u00FC")],
        ];

        files.Select(f => CsvFile.Read(f, English).Headings[1]).ShouldAllBe(h => h == "\u20AC \u00FC");
    }

    [Theory]
    [InlineData("1 234,50", "1234.50")]
    [InlineData("1\u202F234\u202F567,5", "1234567.5")]
    [InlineData("12'000", "12000")]
    [InlineData("-8,5", "-8.5")]
    [InlineData("1 2 3", "1 2 3")]
    public void Groups_of_digits_as_other_countries_write_them_are_one_number(string cell, string number) =>
        CsvFile.Read(Encoding.UTF8.GetBytes($"a;b\n{cell};x"), English).Rows[0][0].ShouldBe(number);

    [Fact]
    public void What_is_no_text_and_a_quote_that_never_ends_are_said()
    {
        Why([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]).ShouldBe("tables.no_table");
        Why("Title,Section\n\"Roadshow,goals\nx,y"u8.ToArray()).ShouldBe("tables.open_quote");
        Why("\n\n;;\n"u8.ToArray()).ShouldBe("tables.empty");
        Why(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("x\n", 100_000))))
            .ShouldBe("tables.too_many_rows");
    }

    private static string? Why(byte[] bytes) => SheetFile.Read("a.csv", bytes, English).Refusal?.Key;

    [Property(MaxTest = 200)]
    public void Any_text_survives_csv(string? text)
    {
        // No text file holds the character 0.
        var kept = (text ?? string.Empty).Replace("\0", string.Empty, StringComparison.Ordinal).Trim();
        var bytes = CsvFile.Write(["A", "B"], [[kept, "end"]]);

        var read = CsvFile.Read(bytes, English).Rows[0];

        (read.Count, read[0].Trim(), read[1]).ShouldBe((2, kept, "end"));
    }
}
