using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace PrmBot.Testing;

/// <summary>A table of a worksheet.</summary>
/// <param name="Name">As Excel shows it.</param>
/// <param name="At">Its upper left cell, such as C7.</param>
/// <param name="Rows">Its heading and what is below it; numbers are written as such.</param>
public sealed record Listed(string Name, string At, params string[][] Rows)
{
    /// <summary>A row of totals at its end, which belongs to no number.</summary>
    public string[]? Totals { get; init; }

    /// <summary>False: the cells are there, and no table is.</summary>
    public bool IsTable { get; init; } = true;
}

/// <summary>A workbook with worksheets and the tables on them, in the parts that Excel writes.</summary>
public static class TableWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] Of(params (string Sheet, Listed[] Tables)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"/>");
            Put(zip, "_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>" + string.Concat(
                sheets.Select((s, i) => $"<sheet name=\"{s.Sheet}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))
                + "</sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", Relations(
                [.. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml"))]));
            var number = 0;
            for (var i = 0; i < sheets.Length; i++)
            {
                Worksheet(zip, i + 1, sheets[i].Tables, ref number);
            }
        }

        return stream.ToArray();
    }

    private static void Worksheet(ZipArchive zip, int sheet, Listed[] all, ref int number)
    {
        var rows = new SortedDictionary<int, SortedDictionary<int, string>>();
        var parts = new List<(string, string, string)>();
        foreach (var one in all)
        {
            var (left, top) = (one.At[0] - 'A', int.Parse(one.At[1..], CultureInfo.InvariantCulture));
            var lines = one.Totals is { } totals ? [.. one.Rows, totals] : one.Rows;
            for (var i = 0; i < lines.Length; i++)
            {
                for (var j = 0; j < lines[i].Length; j++)
                {
                    rows.TryAdd(top + i, []);
                    rows[top + i][left + j] = lines[i][j];
                }
            }

            if (one.IsTable)
            {
                var area = $"{one.At}:{(char)('A' + left + lines[0].Length - 1)}{top + lines.Length - 1}";
                Put(zip, $"xl/tables/table{++number}.xml", Table(one, number, area));
                parts.Add(($"rId{number}", "table", $"../tables/table{number}.xml"));
            }
        }

        Put(zip, $"xl/worksheets/sheet{sheet}.xml", $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheetData>"
            + string.Concat(rows.Select(r => $"<row r=\"{r.Key}\">{string.Concat(r.Value.Select(c => Cell(c, r.Key)))}"
                + "</row>"))
            + "</sheetData><tableParts>" + string.Concat(parts.Select(p => $"<tablePart r:id=\"{p.Item1}\"/>"))
            + "</tableParts></worksheet>");
        Put(zip, $"xl/worksheets/_rels/sheet{sheet}.xml.rels", Relations([.. parts]));
    }

    private static string Table(Listed table, int number, string area) =>
        $"<table xmlns=\"{Main}\" id=\"{number}\" name=\"{table.Name}\" displayName=\"{table.Name}\" ref=\"{area}\""
        + (table.Totals is null ? " totalsRowShown=\"0\">" : " totalsRowCount=\"1\">")
        + $"<autoFilter ref=\"{area}\"/><tableColumns count=\"{table.Rows[0].Length}\">"
        + string.Concat(table.Rows[0].Select((c, i) => $"<tableColumn id=\"{i + 1}\" name=\"{Said(c)}\"/>"))
        + "</tableColumns></table>";

    private static string Cell(KeyValuePair<int, string> cell, int row)
    {
        var at = $"{(char)('A' + cell.Key)}{row}";
        return decimal.TryParse(cell.Value, CultureInfo.InvariantCulture, out _)
            ? $"<c r=\"{at}\"><v>{cell.Value}</v></c>"
            : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{Said(cell.Value)}</t></is></c>";
    }

    private static string Said(string text) => SecurityElement.Escape(text)!;

    private static string Relations(params (string Id, string Kind, string Target)[] all) =>
        $"<Relationships xmlns=\"{Package}/relationships\">" + string.Concat(all.Select(r =>
            $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Kind}\" Target=\"{r.Target}\"/>")) + "</Relationships>";

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
