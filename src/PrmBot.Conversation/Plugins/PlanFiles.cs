using System.Globalization;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Tables;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Exchange;

namespace PrmBot.Conversation.Plugins;

/// <summary>Makes the file of a plan, and takes one back in.</summary>
public sealed class PlanFiles(PlanCatalogue catalogue, Handing handing, TableIntake intake)
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";

    /// <summary>Takes rows into the plan.</summary>
    public ImportPlan Import { get; } = new(catalogue);

    /// <summary>Reads what came with the message.</summary>
    public TableIntake Intake => intake;

    /// <summary>How long a link works, in minutes.</summary>
    public int Minutes => (int)handing.Lifetime.TotalMinutes;

    /// <summary>The format's name; null: none that we write.</summary>
    public static string? FormatOf(string? said) => (said ?? Xlsx).Trim().TrimStart('.').ToLowerInvariant() switch
    {
        "xlsx" or "excel" or "xls" or "spreadsheet" => Xlsx,
        "csv" => Csv,
        _ => null,
    };

    /// <summary>Where the plan's file is; null: the bot does not know its address. A draft is for our side.</summary>
    public Task<Handed?> HandAsync(TurnScope turn, JointPlan plan, string format, CancellationToken ct)
    {
        var headings = PlanColumns.All.Select(c => c.Name).ToList();
        var rows = plan.OpenLines.OrderBy(l => l.Section).ThenBy(l => l.Number)
            .Select(l => (IReadOnlyList<object?>)[.. PlanColumns.All.Select(c => c.Of(l))])
            .Concat(PlanColumns.WholeRows(plan));
        var name = FileName(turn, plan, format);
        var file = format == Csv
            ? new NewFile(name, "text/csv; charset=utf-8", CsvFile.Write(headings, rows))
            : new NewFile(
                name,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ExcelFile.Write("Plan", headings, rows));
        return handing.HandAsync(turn, plan.Of, file, plan.State != PlanState.Draft, ct);
    }

    /// <summary>The rows of a plan's file; its heading may stand below a title.</summary>
    public static Outcome<IReadOnlyList<SheetRow>> Rows(string name, byte[] content, CultureInfo culture) =>
        SheetFile.Read(name, content, culture).Succeeded(out var sheet, out var no)
            ? Rows(new SentTable(name, sheet))
            : no;

    /// <summary>The rows of a plan's file that came with a message.</summary>
    public static Outcome<IReadOnlyList<SheetRow>> Rows(SentTable sent) =>
        sent.Sheet.Under(PlanColumns.Title, PlanColumns.Section) is { } sheet
            ? sheet.Rows.Select((_, i) => new SheetRow(sheet.NumberOf(i), sheet.Cells(i))).ToList()
            : new Refusal("plan.import_not_a_plan").With("name", sent.Name);

    private static string FileName(TurnScope turn, JointPlan plan, string format)
    {
        var partner = string.Concat(turn.Partner(plan.Of).Name.Select(
            c => char.IsLetterOrDigit(c) || c is ' ' or '-' ? c : '_'));
        return string.Create(
            CultureInfo.InvariantCulture, $"{partner} plan {turn.Session.Today:yyyy-MM-dd}.{format}");
    }
}
