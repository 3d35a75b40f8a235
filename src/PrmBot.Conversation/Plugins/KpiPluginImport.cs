using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins.KpiTables;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

public sealed partial class KpiPlugin
{
    private const string ImportFunction = "Kpi-import";
    private const int RowsShown = 20;

    [KernelFunction("import"), Does(Act.WorkOnPlan)]
    [Description("Take numbers from the CSV or Excel file that came along, or from pasted rows; shown before stored.")]
    public async Task<Reply> ImportAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("Form: rows with their heading")] string? rows = null,
        [Description("Card: the preview that is taken in")] string? take = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        if (!string.IsNullOrWhiteSpace(take))
        {
            return await TakeAsync(turn, of, take, ct);
        }

        var pasted = string.IsNullOrWhiteSpace(rows) ? PastedNumbers.In(turn) : rows;
        if (pasted is null && !TableIntake.HasFiles(turn))
        {
            var asks = turn.Say("kpi.import_ask");
            var form = new KpiImportCard(partner, turn.Say("kpi.import_title", ("partner", partner)), asks)
            {
                IsForm = true,
            };
            return Reply.Show(form, asks) with { InPlace = true };
        }

        var table = pasted is null ? await intake.TakeAsync(turn, ct) : PastedNumbers.Read(turn, pasted);
        if (!table.Succeeded(out var sent, out var no)
            || !KpiTable.Read(turn, of, KpisOf(turn, of), sent.Name, sent.Sheet).Succeeded(out var read, out no))
        {
            return turn.Refuse(no);
        }

        var previewed = await new ImportKpis(KpisOf(turn, of)).PreviewAsync(turn.Session, of, read.Rows, ct);
        return previewed.Succeeded(out var import, out no)
            ? Preview(turn, of, import with
            {
                Refused = [.. import.Refused.Concat(read.Refused).OrderBy(r => r.Row)],
            })
            : turn.Refuse(no);
    }

    private async Task<Reply> TakeAsync(TurnScope turn, Partner partner, string token, CancellationToken ct)
    {
        var taken = await new ImportKpis(KpisOf(turn, partner)).TakeAsync(turn.Session, partner, token, ct);
        if (!taken.Succeeded(out var import, out var no))
        {
            return turn.Refuse(no);
        }

        var words = import.Numbers.Count == 0
            ? turn.Say("kpi.import_same", ("count", import.Unchanged))
            : turn.Say("kpi.imported", ("partner", partner.Name), ("what", Counts(turn, import)));
        words += Follows(turn, import.Follows);
        var isChange = import.Numbers.Count > 0 || import.Follows is not null;
        return Reply.Show(Card(turn, partner, import, words), words) with
        {
            Changed = isChange ? words : null, InPlace = true,
        };
    }

    /// <summary>What a table would change, and the question whether it shall.</summary>
    /// <param name="turn">Where the question waits.</param>
    /// <param name="partner">Whose numbers.</param>
    /// <param name="import">What it would come to.</param>
    /// <param name="book">The workbook that a yes follows; null: it was sent or pasted.</param>
    internal static Reply Preview(TurnScope turn, Partner partner, KpiImport import, string? book = null)
    {
        var numbers = import.Numbers;
        var words = numbers.Count == 0
            ? turn.Say("kpi.import_nothing", ("same", import.Unchanged), ("refused", import.Refused.Count))
            : turn.Say(
                book is null ? "kpi.import_preview" : "kpi.import_preview_follow", ("what", Counts(turn, import)),
                ("name", book ?? string.Empty));
        words += Follows(turn, import.Follows);
        var card = Card(turn, partner, import, words, book);
        if (import.Token is not { } token)
        {
            return Reply.Show(card, words) with
            {
                InPlace = true, Changed = import.Follows is null ? null : words,
            };
        }

        var pending = new Request(ImportFunction, new JsonObject { ["partner"] = partner.Name, ["take"] = token });
        turn.AskFor(pending);
        return Reply.Show(card with { Take = token }, words) with { IsOpenQuestion = true, InPlace = true };
    }

    private static string Follows(TurnScope turn, WorkbookSource? book) => book is null ? string.Empty
        : " " + turn.Say(
            book.Table is null ? "workplace.follows" : "workplace.follows_table", ("name", book.Name),
            ("table", book.Table ?? string.Empty));

    // What there is none of is not counted.
    private static string Counts(TurnScope turn, KpiImport import) => string.Join(", ", new[]
    {
        ("kpi.import_count_new", import.Numbers.Count(n => n.Former is null)),
        ("kpi.import_count_other", import.Numbers.Count(n => n.Former is not null)),
        ("kpi.import_count_same", import.Unchanged),
        ("kpi.import_count_refused", import.Refused.Count),
    }.Where(c => c.Item2 > 0).Select(c => turn.Say(c.Item1, ("count", c.Item2))));

    /// <summary>What came of a table.</summary>
    /// <param name="turn">The reader's words.</param>
    /// <param name="partner">Whose numbers.</param>
    /// <param name="import">What came of it.</param>
    /// <param name="words">The card's headline.</param>
    /// <param name="book">The workbook that it stands in; null: it was sent or pasted.</param>
    internal static KpiImportCard Card(
        TurnScope turn, Partner partner, KpiImport import, string words, string? book = null) => new(
            partner.Name,
            (book ?? import.Follows?.Name) is { } name
                ? turn.Say("kpi.import_title_of", ("partner", partner.Name), ("name", name))
                : turn.Say("kpi.import_title", ("partner", partner.Name)),
            words)
        {
            Numbers = Shown(turn, [.. import.Numbers.Select(n => Number(turn, n))]),
            Refused = Shown(turn, [.. import.Refused.Select(r => turn.Say(
                "kpi.import_refused", ("row", r.Row), ("why", turn.Texts.Say(r.Why.Key, turn.Culture, r.Why.Facts))))]),
        };

    private static List<string> Shown(TurnScope turn, List<string> all) => all.Count <= RowsShown
        ? all
        : [.. all.Take(RowsShown), turn.Say("kpi.import_more", ("count", all.Count - RowsShown))];

    private static string Number(TurnScope turn, ImportedNumber number)
    {
        var (kpi, row) = (number.Kpi, number.Row);
        var key = (row.IsTarget, number.Former is null) switch
        {
            (false, true) => "kpi.import_new",
            (false, false) => "kpi.import_other",
            (true, true) => "kpi.import_new_target",
            (true, false) => "kpi.import_other_target",
        };
        return turn.Say(
            key, ("row", row.Row), ("kpi", kpi.Name), ("period", row.Period),
            ("value", KpiWords.Value(turn, kpi, row.Number.Value, number.Currency)),
            ("former", number.Former is { } f ? KpiWords.Value(turn, kpi, f.Value, f.Currency) : string.Empty),
            ("who", number.Former?.By.Who.Name ?? string.Empty));
    }
}
