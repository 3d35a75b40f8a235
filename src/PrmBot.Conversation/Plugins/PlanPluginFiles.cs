using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

public sealed partial class PlanPlugin
{
    [KernelFunction("export"), Description("The plan as an Excel or CSV file."), Does(Act.SeePartner)]
    public async Task<Reply> ExportAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("xlsx or csv; xlsx when not said")] string? format = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        if (PlanFiles.FormatOf(format) is not { } kind)
        {
            return turn.Refuse(new Refusal("plan.unknown_format").With("given", format!));
        }

        if (await files.HandAsync(turn, plan, kind, ct) is not { } address)
        {
            return turn.Refuse(new Refusal("plan.no_address"));
        }

        var words = turn.Say(
            "plan.done_exported",
            ("partner", partner),
            ("count", plan.OpenLines.Count()),
            ("minutes", files.Minutes));
        return Reply.Show(new PlanFileCard(partner, words, address.ToString(), kind == "csv" ? "xlsx" : "csv"), words);
    }
}
