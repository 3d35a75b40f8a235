using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Workplace;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707

/// <summary>Files, tasks and meetings of Microsoft 365 that go with a partner.</summary>
public sealed partial class WorkplacePlugin(
    KpiCatalogue catalogue, Workbooks workbooks, WorkbookRefresh refresh, ChannelPlaces places) : IPlugin
{
    private const string Files = "files";

    [KernelFunction("workbook"), Does(Act.Manage, IsInternal = true)]
    [Description("Take numbers from an Excel workbook in the partner's channel, now and whenever it changes.")]
    public Task<Reply> WorkbookAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("The workbook's name")] string? file = null,
        [Description("The table or worksheet, where several have numbers")] string? sheet = null,
        [Description("Heading of the column that names the KPI, where none of ours")] string? kpi_column = null,
        [Description("Heading of the column that names the period")] string? period_column = null,
        [Description("Heading of the column with the number")] string? value_column = null,
        CancellationToken ct = default) => GuardedAsync(turn, Files, async () =>
        {
            var of = turn.Partner(partner);
            var (found, choice, no) = await workbooks.FindAsync(turn, of, file, ct);
            if (found is null)
            {
                return no is null ? Reply.Ask(choice!.Parameter, choice.Choices) : turn.Refuse(no);
            }

            var (numbers, which, not) = await workbooks.ReadAsync(
                turn, of, found, (sheet, new MappedColumns(kpi_column, period_column, value_column)), ct);
            if (numbers is null)
            {
                return not is null ? Reply.Ask(which!.Parameter, which.Choices) : turn.Refuse(not);
            }

            var importing = new ImportKpis(turn.KpisOf(catalogue, of.Of));
            var previewed = await importing.PreviewAsync(turn.Session, of, numbers.Table.Rows, ct, numbers.Source);
            return previewed.Succeeded(out var import, out no)
                ? KpiPlugin.Preview(turn, of, import with
                {
                    Refused = [.. import.Refused.Concat(numbers.Table.Refused).OrderBy(r => r.Row)],
                }, found.Name)
                : turn.Refuse(no);
        }, ct);

    [KernelFunction("refresh"), Does(Act.Manage, IsInternal = true)]
    [Description("Read the partner's workbook again now.")]
    public Task<Reply> RefreshAsync(
        [FromKernelServices] TurnScope turn, [Description("Partner's name")] string partner,
        CancellationToken ct = default) => GuardedAsync(turn, Files, async () =>
        {
            var of = turn.Partner(partner);
            if (await turn.Session.Work.FindAsync<FollowedWorkbook>(of.Of.Value, ct) is not { } book)
            {
                return workbooks.Cloud.IsOn
                    ? turn.Refuse(new Refusal("workplace.no_workbook").With("partner", of.Name))
                    : throw new WorkplaceException(WorkplaceTrouble.Off);
            }

            var done = await refresh.RunAsync(turn, of, book, ct, isAsked: true);
            return done.No is { } no ? turn.Refuse(no)
                : done.Import is { } import ? Taken(turn, of, done.Name, import)
                : Reply.Say(turn.Say(
                    "workplace.unchanged", ("name", book.Source.Name),
                    ("at", PlanWords.Moment(turn, book.ReadAt))));
        }, ct);

    [KernelFunction("forget_workbook"), Does(Act.Manage, IsInternal = true)]
    [Description("Follow the partner's workbook no more; its numbers stay.")]
    public async Task<Reply> ForgetWorkbookAsync(
        [FromKernelServices] TurnScope turn, [Description("Partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        if (await turn.Session.Work.FindAsync<FollowedWorkbook>(of.Of.Value, ct) is not { } book)
        {
            return turn.Refuse(new Refusal("workplace.no_workbook").With("partner", of.Name));
        }

        turn.Session.Work.Remove(book);
        return TurnScope.Changed(turn.Say("workplace.forgot", ("name", book.Source.Name)));
    }

    private static Reply Taken(TurnScope turn, Partner of, string name, KpiImport import)
    {
        var words = turn.Say(
            import.Numbers.Count == 0 ? "workplace.same" : "workplace.refreshed", ("name", name),
            ("count", import.Numbers.Count));
        var card = KpiPlugin.Card(turn, of, import, words, name);
        return Reply.Show(card, words) with { Changed = import.Numbers.Count == 0 ? null : words };
    }

    // What Microsoft 365 does is no fault of ours: it is said, and nothing is stored.
    private static async Task<Reply> GuardedAsync(
        TurnScope turn, string feature, Func<Task<Reply>> run, CancellationToken ct)
    {
        try
        {
            return await run();
        }
        catch (WorkplaceException e)
        {
            return turn.Refuse(await Troubles.ForAsync(turn.Session, e, feature, ct));
        }
    }
}
