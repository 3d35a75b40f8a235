using System.Globalization;

namespace PrmBot.Conversation.Tables;

/// <summary>Reads the table of a file that somebody sent: an Excel workbook, or text with separators.</summary>
public static class SheetFile
{
    /// <summary>The table; refused, with the file's name, when it is none that can be read.</summary>
    /// <param name="name">As the sender calls it: for the sentence, the content says what it is.</param>
    /// <param name="content">All of it.</param>
    /// <param name="culture">Whose way dates are written in.</param>
    public static Outcome<Sheet> Read(string name, byte[] content, CultureInfo culture)
    {
        try
        {
            return IsWorkbook(name, content) ? ExcelFile.Read(content) : CsvFile.Read(content, culture);
        }
        catch (SheetException e)
        {
            return new Refusal(e.Key).With("name", name).With("most", (decimal)Sheet.MostRows);
        }
    }

    private static bool IsWorkbook(string name, byte[] content) =>
        content is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]
        || name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
}
