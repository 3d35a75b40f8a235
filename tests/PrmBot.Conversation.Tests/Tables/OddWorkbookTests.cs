using System.Globalization;
using PrmBot.Conversation.Tables;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Tables;

/// <summary>Workbooks as other programs, and people who wish us ill, make them.</summary>
public sealed class OddWorkbookTests
{
    private const string Heading = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Section</v></c>"
        + "<c r=\"B1\" t=\"str\"><v>Title</v></c></row>";

    [Fact]
    public void A_formula_counts_as_what_it_last_came_to_and_a_failed_one_shows()
    {
        var sheet = Read(RawWorkbook.Of(Heading
            + "<row r=\"2\"><c r=\"A2\"><f>20+20</f><v>40</v></c><c r=\"B2\" t=\"e\"><v>#REF!</v></c></row>"));

        sheet.Rows.ShouldHaveSingleItem().ShouldBe(["40", "#REF!"]);
    }

    [Fact]
    public void Rows_that_are_not_there_and_merged_cells_keep_their_numbers_and_values()
    {
        var sheet = Read(RawWorkbook.Of(
            Heading
            + "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>goals</v></c><c r=\"B4\" t=\"str\"><v>One</v></c></row>"
            + "<row r=\"5\"><c r=\"A5\"/><c r=\"B5\" t=\"str\"><v>Two</v></c></row>",
            "<mergeCells count=\"1\"><mergeCell ref=\"A4:A5\"/></mergeCells>"));

        sheet.Rows.Select((r, i) => (sheet.NumberOf(i), string.Join('|', r)))
            .Where(r => r.Item2.Length > 0).ShouldBe([(4, "goals|One"), (5, "goals|Two")]);
    }

    [Fact]
    public void What_unpacks_to_more_than_a_table_has_is_not_unpacked_to_the_end()
    {
        var bomb = RawWorkbook.Of(Heading, padding: 120 * 1024 * 1024);

        bomb.Length.ShouldBeLessThan(1024 * 1024);
        Why(bomb).ShouldBe("tables.too_large");
    }

    [Fact]
    public void A_cell_at_the_far_right_does_not_make_every_row_as_wide()
    {
        var wide = RawWorkbook.Of(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Title</v></c><c r=\"XFD1\" t=\"str\"><v>x</v></c></row>");

        Why(wide).ShouldBe("tables.too_large");
    }

    [Fact]
    public void A_hundred_thousand_rows_are_refused_and_a_million_empty_ones_are_not_rows()
    {
        var many = string.Concat(Enumerable.Range(2, 100_000).Select(
            i => $"<row r=\"{i}\"><c r=\"B{i}\" t=\"str\"><v>x</v></c></row>"));
        var formatted = "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>x</v></c></row>"
            + "<row r=\"1048576\"><c r=\"A1048576\"/></row>";

        Why(RawWorkbook.Of(Heading + many)).ShouldBe("tables.too_many_rows");
        Read(RawWorkbook.Of(Heading + formatted)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void An_entity_in_the_xml_is_not_followed()
    {
        var rows = Heading + "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>&x;</v></c></row>";
        var workbook = RawWorkbook.Of(rows, prologue: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>");

        Why(workbook).ShouldBe("tables.no_workbook");
    }

    [Fact]
    public void An_old_or_locked_workbook_is_named_as_such() =>
        Why([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).ShouldBe("tables.old_workbook");

    private static Sheet Read(byte[] bytes) =>
        SheetFile.Read("plan.xlsx", bytes, CultureInfo.InvariantCulture).Value.ShouldNotBeNull();

    private static string? Why(byte[] bytes) =>
        SheetFile.Read("plan.xlsx", bytes, CultureInfo.InvariantCulture).Refusal?.Key;
}
