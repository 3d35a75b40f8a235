using System.ComponentModel;
using System.Text;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Exchange;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

public sealed partial class PlanPlugin
{
    private const int MisfitsShown = 15;
    private const int DoubtsShown = 8;

    [KernelFunction("import"), Does(Act.WorkOnPlan)]
    [Description("Take the rows of an exported plan back in; each row that does not fit is reported.")]
    public async Task<Reply> ImportAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Form: the rows with their heading, as copied from the file")] string? rows = null,
        CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(rows) && !TableIntake.HasFiles(turn))
        {
            var asks = turn.Say("plan.ask_import");
            return Reply.Show(new PlanImportCard { Partner = partner, Headline = asks }, asks) with { InPlace = true };
        }

        if (!(await RowsAsync(turn, rows, ct)).Succeeded(out var sheet, out var no))
        {
            return turn.Refuse(no);
        }

        var imported = await files.Import.RunAsync(turn.Session, turn.Partner(partner), sheet, ct);
        return imported.Succeeded(out var done, out no)
            ? Imported(turn, partner, done, await DoubtsAsync(turn, done, ct))
            : turn.Refuse(no);
    }

    // What a file says of people is asked about like what a sentence says of them: it is kept.
    private async Task<IReadOnlyList<string>> DoubtsAsync(TurnScope turn, ImportedPlan done, CancellationToken ct)
    {
        var doubts = new List<string>();
        foreach (var line in done.Added.Concat(done.Changed))
        {
            List<LineChange> now = [.. line.Changes.Where(c => c.At == turn.Session.Now)];
            var isNew = done.Added.Contains(line);
            if (doubts.Count < DoubtsShown && (isNew || now.Count > 0)
                && (await show.Doubts.OfAsync(turn, new StoredLine(done.Plan, line, now), ct)).Words.Trim()
                    is { Length: > 0 } words)
            {
                doubts.Add(turn.Say("plan.import_doubt", ("line", line.Number), ("words", words)));
            }
        }

        return doubts;
    }

    private async Task<Outcome<IReadOnlyList<SheetRow>>> RowsAsync(
        TurnScope turn, string? pasted, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(pasted))
        {
            return PlanFiles.Rows(turn.Say("plan.import_pasted"), Encoding.UTF8.GetBytes(pasted), turn.Culture);
        }

        return (await files.Intake.TakeAsync(turn, ct)).Succeeded(out var table, out var no)
            ? PlanFiles.Rows(table)
            : no;
    }

    private static Reply Imported(
        TurnScope turn, string partner, ImportedPlan done, IReadOnlyList<string> doubts)
    {
        var words = turn.Say(
            "plan.done_imported",
            ("changed", done.Changed.Count + (done.WholeChanged ? 1 : 0)),
            ("added", done.Added.Count),
            ("same", done.Unchanged),
            ("misfits", done.Misfits.Count));
        var card = new PlanImportCard
        {
            Partner = partner,
            Headline = words,
            Doubts = doubts,
            Misfits =
            [
                .. done.Misfits.Take(MisfitsShown).Select(m => turn.Say(
                    "plan.import_misfit",
                    ("row", m.Row),
                    ("column", m.Column is null ? string.Empty : $", {m.Column}"),
                    ("why", turn.Words(m.Why)))),
                .. done.Misfits.Count > MisfitsShown
                    ? [turn.Say("plan.import_more", ("count", done.Misfits.Count - MisfitsShown))]
                    : Array.Empty<string>(),
            ],
        };
        var isChanged = done.WholeChanged || done.Changed.Count + done.Added.Count > 0;
        return Reply.Show(card, words) with { Changed = isChanged ? words : null, InPlace = true };
    }
}
