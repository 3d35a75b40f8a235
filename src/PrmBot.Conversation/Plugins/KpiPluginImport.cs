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
            : turn.Say(
                "kpi.imported", ("partner", partner.Name),
                ("new", import.Numbers.Count(n => n.Former is null)),
                ("other", import.Numbers.Count(n => n.Former is not null)));
        words += Follows(turn, import.Follows);
        var isChange = import.Numbers.Count > 0 || import.Follows is not null;
        return Reply.Show(Card(turn, partner, import, words), words) with
        {
            Changed = isChange ? words : null, InPlace = true,
        };
    }

    internal static Reply Preview(TurnScope turn, Partner partner, KpiImport import)
    {
        var numbers = import.Numbers;
        var words = numbers.Count == 0
            ? turn.Say("kpi.import_nothing", ("same", import.Unchanged), ("refused", import.Refused.Count))
            : turn.Say(
                "kpi.import_preview", ("new", numbers.Count(n => n.Former is null)),
                ("other", numbers.Count(n => n.Former is not null)), ("same", import.Unchanged),
                ("refused", import.Refused.Count));
        words += Follows(turn, import.Follows);
        var card = Card(turn, partner, import, words);
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

    internal static KpiImportCard Card(TurnScope turn, Partner partner, KpiImport import, string words) =>
        new(partner.Name, turn.Say("kpi.import_title", ("partner", partner.Name)), words)
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
