using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Tables;

/// <summary>
/// Comma-separated text as spreadsheets take it: UTF-8 with a mark at the front, every text in quotes that needs them.
/// A text that a spreadsheet would run as a formula gets an apostrophe in front, and loses it when it is read again.
/// </summary>
public static partial class CsvFile
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create("\",;\t\r\n");
    private const string ContentOfFormula = @"^'*[=+\-@\t\r]";
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <param name="headings">The first row.</param>
    /// <param name="rows">Text, decimal, date or null in each cell.</param>
    public static byte[] Write(IEnumerable<string> headings, IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headings))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>
    /// Reads what we wrote, and what a spreadsheet made of it: other separators, a decimal comma, the reader's dates.
    /// </summary>
    /// <param name="bytes">UTF-8, or UTF-16 with its mark; else it is taken for Windows' western letters.</param>
    /// <param name="culture">Whose way dates are written in.</param>
    public static Sheet Read(byte[] bytes, CultureInfo culture)
    {
        var text = Decoded(bytes);
        var separator = SeparatorOf(text);
        var rows = Split(text, separator).Take(Sheet.MostRows + 1).ToList();
        return rows.Count == 0
            ? throw new SheetException("tables.empty")
            : new Sheet(
                [.. rows[0].Select(h => h.Trim())],
                [.. rows.Skip(1).Select(r => r.Select(c => Normal(c, separator, culture)).ToList())]);
    }

    private static string Cell(object? cell)
    {
        var text = cell switch
        {
            null => string.Empty,
            decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            string said => Formula().IsMatch(said) ? "'" + said : said,
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "No such cell."),
        };
        return text.AsSpan().ContainsAny(ToQuote)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static string Decoded(byte[] bytes)
    {
        try
        {
            if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes)[1..];
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    // The heading has no commas of its own, so what separates it most often separates all.
    private static char SeparatorOf(string text)
    {
        var heading = text[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        return Separators.MaxBy(s => heading.Count(c => c == s));
    }

    private static IEnumerable<List<string>> Split(string text, char separator)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                isQuoted = c != '"' || (i + 1 < text.Length && text[i + 1] == '"');
                i += isQuoted && c == '"' ? 1 : 0;
                cell.Append(isQuoted ? c : null);
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == separator || c is '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else if (row.Count < Sheet.MostColumns)
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }

    private static string Normal(string cell, char separator, CultureInfo culture)
    {
        var text = cell.Trim();
        if (GuardedFormula().IsMatch(text))
        {
            return text[1..];
        }

        // A file whose commas separate has its decimals with a point.
        if (separator != ',' && DecimalComma().IsMatch(text))
        {
            return text.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.');
        }

        if (GroupedNumber().IsMatch(text))
        {
            return text.Replace(",", string.Empty, StringComparison.Ordinal);
        }

        return WrittenDate().IsMatch(text) && DateOnly.TryParse(text, Format(text, culture), out var date)
            ? date.ToString("O", CultureInfo.InvariantCulture)
            : text;
    }

    // Points mean day first wherever they are written; with slashes it is the reader's way.
    private static CultureInfo Format(string text, CultureInfo culture) =>
        text.Contains('.', StringComparison.Ordinal) ? CultureInfo.GetCultureInfo("de-DE") : culture;

    [GeneratedRegex(ContentOfFormula)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^'+[=+\-@\t\r]")]
    private static partial Regex GuardedFormula();

    [GeneratedRegex(@"^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")]
    private static partial Regex GroupedNumber();

    [GeneratedRegex(@"^\d{1,2}[./]\d{1,2}[./]\d{4}$|^\d{4}/\d{1,2}/\d{1,2}$")]
    private static partial Regex WrittenDate();
}
