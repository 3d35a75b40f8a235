using System.Text;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Tables;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Plugins.KpiTables;

/// <summary>Rows of numbers that were written into a message or a form instead of sent as a file.</summary>
internal static class PastedNumbers
{
    /// <summary>The rows below the sentence of a message; null: it has none.</summary>
    public static string? In(TurnScope turn) => turn.Turn.Input is TurnInput.Said said ? In(said.Text) : null;

    /// <summary>True when a message has rows under a heading that is known.</summary>
    public static bool Are(TurnScope turn, string text, KpiCatalogue catalogue) => In(text) is { } rows
        && Read(turn, rows).Value is { } table && KpiColumns.Of(turn, table.Sheet, catalogue) is not null;

    public static Outcome<SentTable> Read(TurnScope turn, string rows)
    {
        var name = turn.Say("kpi.import_pasted");
        return SheetFile.Read(name, Encoding.UTF8.GetBytes(rows), turn.Culture).Succeeded(out var sheet, out var no)
            ? new SentTable(name, sheet)
            : no;
    }

    private static string? In(string text)
    {
        var lines = text.Split('\n');
        var from = Array.FindIndex(lines, l => l.AsSpan().IndexOfAny(',', ';', '\t') > 0);
        return from >= 0 && lines.Length - from > 1 ? string.Join('\n', lines[from..]) : null;
    }
}
