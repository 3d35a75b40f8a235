namespace PrmBot.Conversation.Tables;

/// <summary>
/// A table as it was read: rows of texts, numbers with a decimal point and dates <c>yyyy-MM-dd</c> wherever the file
/// says what is what.
/// </summary>
/// <param name="Headings">The first row that is not empty, trimmed; see <see cref="Under"/>.</param>
/// <param name="Rows">Those below it; a row may be shorter than the headings.</param>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The most rows of a table; one with more is not read.</summary>
    public const int MostRows = 20_000;

    internal const int MostColumns = 200;

    private const int HeadRows = 20;

    /// <summary>The number of the heading's row as a spreadsheet counts; the first row of all is 1.</summary>
    public int HeadingRow { get; init; } = 1;

    /// <summary>True: the file itself said what is a number; false: texts were read as such.</summary>
    public bool IsTyped { get; init; }

    /// <summary>A row's number as a spreadsheet counts.</summary>
    /// <param name="row">Its index in <see cref="Rows"/>.</param>
    public int NumberOf(int row) => HeadingRow + row + 1;

    /// <summary>A row's cells by heading; of two columns with one heading the first counts.</summary>
    public IReadOnlyDictionary<string, string> Cells(int row)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(Headings.Count, Rows[row].Count); i++)
        {
            cells.TryAdd(Headings[i], Rows[row][i]);
        }

        return cells;
    }

    /// <summary>
    /// The table under the first of its upper rows that names all of these columns, because people put titles and
    /// notes above a heading; null: no row names them.
    /// </summary>
    public Sheet? Under(params IReadOnlyList<string> columns)
    {
        if (Has(Headings))
        {
            return this;
        }

        for (var i = 0; i < Math.Min(Rows.Count, HeadRows); i++)
        {
            IReadOnlyList<string> names = [.. Rows[i].Select(c => c.Trim())];
            if (Has(names))
            {
                return new Sheet(names, [.. Rows.Skip(i + 1)]) { HeadingRow = NumberOf(i) };
            }
        }

        return null;

        bool Has(IReadOnlyList<string> row) =>
            columns.All(c => row.Contains(c, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The table of rows, empty ones at its end left out.</summary>
    /// <exception cref="SheetException">There is none, or there are too many.</exception>
    internal static Sheet Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = new List<IReadOnlyList<string>>();
        var (at, empty) = (0, 0);
        foreach (var row in rows)
        {
            // Spreadsheets that were formatted to their last row have a million empty ones.
            if (row.All(string.IsNullOrWhiteSpace))
            {
                empty++;
                if (empty > MostRows)
                {
                    break;
                }

                continue;
            }

            at = all.Count == 0 ? empty + 1 : at;
            all.AddRange(Enumerable.Repeat<IReadOnlyList<string>>([], all.Count == 0 ? 0 : empty));
            all.Add(row);
            empty = 0;
            if (all.Count > MostRows + 1)
            {
                throw new SheetException("tables.too_many_rows");
            }
        }

        return all is [var heading, .. var rest]
            ? new Sheet([.. heading.Select(h => h.Trim())], rest) { HeadingRow = at }
            : throw new SheetException("tables.empty");
    }
}

/// <summary>Why a file is no table that can be read.</summary>
public sealed class SheetException(string key, Exception? inner = null) : Exception(key, inner)
{
    /// <summary>Key of the sentence that says what would be right.</summary>
    public string Key { get; } = key;
}
