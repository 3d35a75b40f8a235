using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace PrmBot.Conversation.Tables;

/// <summary>
/// A workbook with one table: dates are dates, numbers are numbers, texts are texts and never formulas; the heading
/// stays in view.
/// </summary>
public static class ExcelFile
{
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const int Chunk = 64 * 1024;
    private const int Widest = 1000;
    private const double Narrow = 12;
    private const double Wide = 32;

    private static readonly string[] WideColumns =
        ["Title", "Support needed", "Evidence", "Particulars", "Comment", "Account"];

    // Workbooks before 2007, and those that a password protects, begin so.
    private static ReadOnlySpan<byte> OldWorkbook => [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="sheet">The table's name, at most 31 letters.</param>
    /// <param name="headings">The first row.</param>
    /// <param name="rows">Text, decimal, date or null in each cell.</param>
    public static byte[] Write(
        string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var data = rows.Select(r => headings.Zip(r).ToDictionary(p => p.First, p => Cell(p.Second))).ToList();
        if (data.Count == 0)
        {
            data.Add(headings.ToDictionary(h => h, _ => (object?)null));
        }

        var configuration = new OpenXmlConfiguration
        {
            FreezeRowCount = 1,
            AutoFilter = true,
            DynamicColumns =
            [
                .. headings.Select((h, i) => new DynamicExcelColumn(h)
                {
                    Index = i,
                    Width = Array.IndexOf(WideColumns, h) >= 0 ? Wide : Narrow,
                    Format = data.Exists(r => r[h] is DateTime) ? "yyyy-MM-dd" : null,
                }),
            ],
        };
        using var stream = new MemoryStream();
        stream.SaveAs(data, sheetName: sheet, configuration: configuration);
        return stream.ToArray();
    }

    /// <summary>Reads a table; a formula counts as what it last came to.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="worksheet">The worksheet's name; null: the first.</param>
    /// <exception cref="SheetException">It is no workbook, or unpacks to more than such a table has.</exception>
    public static Sheet Read(byte[] bytes, string? worksheet = null) => Opened(
        bytes,
        (stream, how) => Sheet.Of(stream.Query(useHeaderRow: false, sheetName: worksheet, configuration: how)
            .Cast<IDictionary<string, object?>>().Select(Cells)) with { IsTyped = true });

    /// <summary>The names of its worksheets, in their order.</summary>
    /// <exception cref="SheetException">It is no workbook, or unpacks to more than such a table has.</exception>
    public static IReadOnlyList<string> Worksheets(byte[] bytes) =>
        Opened<IReadOnlyList<string>>(bytes, (stream, how) => stream.GetSheetNames(how));

    /// <summary>The tables that the workbook names itself, by worksheet.</summary>
    /// <exception cref="SheetException">It is no workbook, or unpacks to more than such a table has.</exception>
    public static IReadOnlyList<NamedTable> Tables(byte[] bytes) => Opened(
        bytes,
        (stream, _) =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return ExcelTables.In(zip);
        });

    /// <summary>Reads a table of these, and nothing that stands around it.</summary>
    /// <exception cref="SheetException">It cannot be read.</exception>
    public static Sheet Read(byte[] bytes, NamedTable table) => Opened(
        bytes,
        (stream, how) => Sheet.Of(stream.Query(useHeaderRow: false, sheetName: table.Worksheet, configuration: how)
            .Cast<IDictionary<string, object?>>().Skip(table.FirstRow - 1).Take(table.Rows)
            .Select(row => Cells(row, table.Left, table.Columns.Count)).Prepend(table.Columns)) with
            {
                IsTyped = true, HeadingRow = table.FirstRow - 1,
            });

    private static T Opened<T>(byte[] bytes, Func<MemoryStream, OpenXmlConfiguration, T> read)
    {
        if (bytes.AsSpan().StartsWith(OldWorkbook))
        {
            throw new SheetException("tables.old_workbook");
        }

        try
        {
            using var stream = new MemoryStream(bytes);
            Unpack(stream);
            stream.Position = 0;
            var configuration = new OpenXmlConfiguration
            {
                EnableSharedStringCache = false,
                FillMergedCells = true,
            };
            return read(stream, configuration);
        }
        catch (Exception e) when (e is not SheetException)
        {
            // The library says what it does not like in many kinds of exceptions; to a person all mean the same.
            throw new SheetException("tables.no_workbook", e);
        }
    }

    // What a zip says about the sizes in it can be a lie, so it is unpacked once into nothing.
    private static void Unpack(MemoryStream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var buffer = new byte[Chunk];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            while (content.Read(buffer) is var read and > 0)
            {
                total += read;
                if (total > MostUnpacked)
                {
                    throw new SheetException("tables.too_large");
                }
            }
        }
    }

    private static IReadOnlyList<string> Cells(IDictionary<string, object?> row) => Cells(row, 0, Sheet.MostColumns);

    private static IReadOnlyList<string> Cells(IDictionary<string, object?> row, int from, int count) =>
        row.Count > Widest
            ? throw new SheetException("tables.too_large")
            : [.. row.Values.Skip(from).Take(count).Select(Text)];

    private static object? Cell(object? cell) => cell switch
    {
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        decimal number => (double)number,
        _ => cell,
    };

    private static string Text(object? cell) => cell switch
    {
        null => string.Empty,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 =>
            ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    };
}
