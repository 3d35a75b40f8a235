using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace PrmBot.Conversation.Tables;

/// <summary>A table that a workbook names itself, as Excel's "Format as table" makes one.</summary>
/// <param name="Name">As Excel shows it; one of a kind in its workbook.</param>
/// <param name="Worksheet">Where it stands.</param>
/// <param name="Columns">Its headings from left to right.</param>
public sealed record NamedTable(string Name, string Worksheet, IReadOnlyList<string> Columns)
{
    /// <summary>The first column, from 0.</summary>
    internal int Left { get; init; }

    /// <summary>The first row below the heading, as a spreadsheet counts.</summary>
    internal int FirstRow { get; init; }

    /// <summary>How many rows, without a row of totals.</summary>
    internal int Rows { get; init; }
}

/// <summary>
/// Finds the tables of a workbook in its parts: the library that reads cells knows of none. A table whose part says
/// nothing that can be followed is left out, and its worksheet is read as one.
/// </summary>
internal static partial class ExcelTables
{
    private const int Most = 30;
    private const int MostLetters = 4 * 1024 * 1024; // of a part that lists names
    private const string Workbook = "xl/workbook.xml";

    /// <exception cref="XmlException">A part is no XML, or too long for what it lists.</exception>
    public static IReadOnlyList<NamedTable> In(ZipArchive zip)
    {
        var sheets = Related(zip, Workbook, "worksheet").ToDictionary(r => r.Id, r => r.Path);
        var named = (Part(zip, Workbook)?.Descendants() ?? []).Where(e => e.Name.LocalName == "sheet");
        return
        [
            .. named.SelectMany(sheet => Of(sheet, "id") is { } id && sheets.TryGetValue(id, out var path)
                    ? Related(zip, path, "table").Select(r => Table(Part(zip, r.Path)?.Root, Of(sheet, "name")))
                    : [])
                .OfType<NamedTable>().Take(Most),
        ];
    }

    private static NamedTable? Table(XElement? table, string? sheet)
    {
        if (table is null || sheet is null || Area().Match(Of(table, "ref") ?? string.Empty) is not { Success: true } at
            || (Of(table, "displayName") ?? Of(table, "name")) is not { Length: > 0 } name)
        {
            return null;
        }

        int Row(string end) => int.Parse(at.Groups[end].Value, CultureInfo.InvariantCulture);
        int Counted(string rows, int unsaid) => int.TryParse(Of(table, rows), out var said) ? said : unsaid;
        var (heading, totals) = (Counted("headerRowCount", 1), Counted("totalsRowCount", 0));
        return new NamedTable(
            name, sheet,
            [.. table.Descendants().Where(e => e.Name.LocalName == "tableColumn").Select(c => Heading(c))])
        {
            Left = at.Groups["left"].Value.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1,
            FirstRow = Row("top") + heading,
            Rows = Math.Max(0, Row("bottom") - totals - Row("top") - heading + 1),
        };
    }

    // A line break in a heading is written as a code.
    private static string Heading(XElement column) => XmlConvert.DecodeName(Of(column, "name") ?? string.Empty)!.Trim();

    private static IEnumerable<(string Id, string Path)> Related(ZipArchive zip, string part, string kind)
    {
        var at = part.LastIndexOf('/') + 1;
        var of = new Uri(new Uri("zip:///"), part);
        return
            from e in Part(zip, $"{part[..at]}_rels/{part[at..]}.rels")?.Root?.Elements() ?? []
            where Of(e, "Type")?.EndsWith("/" + kind, StringComparison.Ordinal) == true
            let id = Of(e, "Id")
            let target = Of(e, "Target")
            where id is not null && target is not null
            select (id, Uri.UnescapeDataString(new Uri(of, target).AbsolutePath).TrimStart('/'));
    }

    private static XDocument? Part(ZipArchive zip, string path)
    {
        if (zip.GetEntry(path) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostLetters,
        });
        return XDocument.Load(reader);
    }

    // Whatever namespace: the strict form of the format has others.
    private static string? Of(XElement element, string name) =>
        element.Attributes().LastOrDefault(a => a.Name.LocalName == name)?.Value;

    [GeneratedRegex(@"^\$?(?<left>[A-Z]{1,3})\$?(?<top>\d{1,7})(?::\$?[A-Z]{1,3}\$?(?<bottom>\d{1,7}))$")]
    private static partial Regex Area();
}
