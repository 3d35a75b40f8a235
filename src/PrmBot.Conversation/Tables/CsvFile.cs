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
    private const int HeadRows = 10;
    private static readonly char[] Separators = [';', ',', '\t'];
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

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
    /// <param name="bytes">UTF-8 or UTF-16; else it is taken for Windows' western letters.</param>
    /// <param name="culture">Whose way dates are written in.</param>
    /// <exception cref="SheetException">It is no text, has no row, too many, or a quote that never ends.</exception>
    public static Sheet Read(byte[] bytes, CultureInfo culture)
    {
        var text = Decoded(bytes);
        var separator = SeparatorOf(text);
        return Sheet.Of(Split(text, separator).Select(
            (row, i) => (IReadOnlyList<string>)[.. row.Select(c => Normal(c, separator, culture))]));
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
            var text = Unicode(bytes) is { } wide
                ? wide.GetString(bytes)
                : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new SheetException("tables.no_table")
                : text.TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            return bytes.AsSpan().Contains((byte)0)
                ? throw new SheetException("tables.no_table")
                : Windows.GetString(bytes);
        }
    }

    // With its mark, or known by the zeros that stand beside every western letter.
    private static Encoding? Unicode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // A heading has the most of what separates; above it there may be a title, or "sep=;" as spreadsheets read it.
    private static char SeparatorOf(string text)
    {
        if (SaidSeparator().Match(text) is { Success: true } said)
        {
            return said.Groups["s"].Value[0];
        }

        var (most, best) = (0, Separators[0]);
        foreach (var row in Head(text))
        {
            foreach (var separator in Separators.Where(s => row.Count(c => c == s) > most))
            {
                (most, best) = (row.Count(c => c == separator), separator);
            }
        }

        return best;
    }

    // The first rows, what stands in quotes left out.
    private static IEnumerable<string> Head(string text)
    {
        var row = new StringBuilder();
        var (isQuoted, rows) = (false, 0);
        foreach (var c in text.TakeWhile(_ => rows < HeadRows))
        {
            isQuoted ^= c == '"';
            if (c == '\n' && !isQuoted)
            {
                rows++;
                yield return row.ToString();
                row.Clear();
            }
            else if (!isQuoted)
            {
                row.Append(c);
            }
        }

        yield return row.ToString();
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

        if (isQuoted)
        {
            throw new SheetException("tables.open_quote");
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
            return string.Concat(text.Where(c => c == ',' || !IsBetweenDigits(c))).Replace(',', '.');
        }

        if (GroupedNumber().IsMatch(text))
        {
            return string.Concat(text.Where(c => c == '.' || !IsBetweenDigits(c)));
        }

        return WrittenDate().IsMatch(text) && DateOnly.TryParse(text, Format(text, culture), out var date)
            ? date.ToString("O", CultureInfo.InvariantCulture)
            : text;
    }

    private static bool IsBetweenDigits(char c) => c is not ('+' or '-') && !char.IsAsciiDigit(c);

    // Points mean day first wherever they are written; with slashes it is the reader's way.
    private static CultureInfo Format(string text, CultureInfo culture) =>
        text.Contains('.', StringComparison.Ordinal) ? CultureInfo.GetCultureInfo("de-DE") : culture;

    [GeneratedRegex(ContentOfFormula)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^'+[=+\-@\t\r]")]
    private static partial Regex GuardedFormula();

    [GeneratedRegex(@"^sep=(?<s>.)\r?\n", RegexOptions.IgnoreCase)]
    private static partial Regex SaidSeparator();

    [GeneratedRegex(@"^[+-]?(?:\d{1,3}(?:[.'\u00A0\u202F ]\d{3})+|\d+),\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:[,'\u00A0\u202F ]\d{3})+(?:\.\d+)?$")]
    private static partial Regex GroupedNumber();

    [GeneratedRegex(@"^\d{1,2}[./]\d{1,2}[./]\d{4}$|^\d{4}/\d{1,2}/\d{1,2}$")]
    private static partial Regex WrittenDate();
}
