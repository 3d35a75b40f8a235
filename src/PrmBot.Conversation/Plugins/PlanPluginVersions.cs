using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning.Versions;

namespace PrmBot.Conversation.Plugins;

public sealed partial class PlanPlugin
{
    [KernelFunction("versions"), Does(Act.SeePartner)]
    [Description("What changed between two agreed versions of the plan, or since one: line by line, who and why.")]
    public async Task<Reply> VersionsAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Number of the earlier version; none for the last agreed one")] string? from = null,
        [Description("Number of the later version; none for the plan as it is now")] string? to = null,
        [Description("Card: which page of the differences, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        if ((NotANumber(from) ?? NotANumber(to)) is { } wrong)
        {
            return turn.Refuse(wrong);
        }

        var compared = await CompareVersions.RunAsync(
            turn.Session, turn.Partner(partner).Of, Number(from), Number(to), ct);
        if (!compared.Succeeded(out var comparison, out var no))
        {
            return turn.Refuse(no);
        }

        var card = VersionViews.Compare(turn, comparison, catalogue, Number(page) ?? 1);
        return Reply.Show(card, card.Headline) with { InPlace = true };
    }

    private static Refusal? NotANumber(string? text) =>
        string.IsNullOrWhiteSpace(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? null
            : new Refusal("plan.version_not_a_number").With("given", text);
}
