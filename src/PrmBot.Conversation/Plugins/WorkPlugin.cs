using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

/// <summary>The work that the plan's lines are: what is due, and of whom.</summary>
public sealed class WorkPlugin : IPlugin
{
    [KernelFunction("list"), Description("Everybody's lines that are due, overdue, or all."), Does(Act.SeePartner)]
    public async Task<Reply> ListAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("due, overdue or all; or week, month, nextmonth, quarter")] string? when = null,
        [Description("Page of the lines, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var at = int.TryParse(page, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;
        var card = PlanOtherViews.Of(turn, plan, PlanView.Due, PlanAsked.Span(turn, when), at);
        return Reply.Show(card, $"{card.Title}. {card.Headline}") with { InPlace = true };
    }
}
