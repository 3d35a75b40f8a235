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
    private const double Narrow = 12;
    private const double Wide = 32;

    private static readonly string[] WideColumns =
        ["Title", "Support needed", "Evidence", "Particulars", "Comment", "Account"];

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

    /// <summary>Reads the first table.</summary>
    /// <exception cref="SheetException">It is no workbook, or unpacks to more than such a table has.</exception>
    public static Sheet Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
                {
                    throw new SheetException("tables.too_large");
                }
            }

            stream.Position = 0;
            var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false };
            var rows = stream.Query(useHeaderRow: false, configuration: configuration)
                .Cast<IDictionary<string, object?>>().Take(Sheet.MostRows + 1)
                .Select(r => r.Values.Take(Sheet.MostColumns).Select(Text).ToList()).ToList();
            return rows.Count == 0
                ? throw new SheetException("tables.empty")
                : new Sheet([.. rows[0].Select(h => h.Trim())], [.. rows.Skip(1)]);
        }
        catch (Exception e) when (e is not SheetException)
        {
            // The library says what it does not like in many kinds of exceptions; to a person all mean the same.
            throw new SheetException("tables.no_workbook", e);
        }
    }

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
