namespace PrmBot.Conversation.Tables;

/// <summary>
/// A table as it was read: rows of texts, numbers with a decimal point and dates <c>yyyy-MM-dd</c> wherever the file
/// says what is what.
/// </summary>
/// <param name="Headings">The first row, trimmed.</param>
/// <param name="Rows">The others; a row may be shorter than the headings.</param>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The most rows that are read; further ones are left out.</summary>
    public const int MostRows = 20_000;

    internal const int MostColumns = 200;

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
}

/// <summary>Why a file is no table that can be read.</summary>
public sealed class SheetException(string key, Exception? inner = null) : Exception(key, inner)
{
    /// <summary>Key of the sentence that says what would be right.</summary>
    public string Key { get; } = key;
}
