using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tables;
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

        if (await files.HandAsync(turn, plan, kind, ct) is not { } handed)
        {
            return turn.Refuse(new Refusal("plan.no_address"));
        }

        var words = Where(turn, handed, turn.Say(
            handed.IsInChannel ? "plan.done_exported_there" : "plan.done_exported",
            ("partner", partner),
            ("count", plan.OpenLines.Count()),
            ("minutes", files.Minutes)));
        var other = kind == "csv" ? "xlsx" : "csv";
        var card = new PlanFileCard(partner, words, handed.Link.ToString(), other)
        {
            IsInChannel = handed.IsInChannel,
        };
        return Reply.Show(card, words) with { Postings = handed.Told };
    }

    /// <summary>The words with why a file is not among the channel's, where it should be; not before others.</summary>
    internal static string Where(TurnScope turn, Handed handed, string words) =>
        handed.Trouble is { } trouble && turn.Turn.Place.Kind == PlaceKind.Personal
        ? $"{words} {turn.Say("workplace.not_put")} {turn.Texts.Say(trouble.Key, turn.Culture, trouble.Facts)}"
        : words;
}
