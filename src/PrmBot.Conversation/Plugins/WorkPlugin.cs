using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Standings;

namespace PrmBot.Conversation.Plugins;

/// <summary>The work that the plan's lines are: what is due, of whom, and what became of it.</summary>
/// <param name="standings">How partners stand, and whose lines their plans have.</param>
public sealed partial class WorkPlugin(KnownStandings standings) : IPlugin
{
    [KernelFunction("mine"), Description("The speaker's own lines: due, overdue, or all."), Does(Act.SeePartner)]
    public async Task<Reply> MineAsync(
        [FromKernelServices] TurnScope turn,
        [Description("due, overdue or all")] string? when = null,
        [Description("Page of the lines, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        var span = when?.Trim().ToLowerInvariant() is "overdue" or "all" ? when.Trim().ToLowerInvariant() : "due";
        var work = await ReadWork.OwnAsync(turn.Session, standings, PartnersHere(turn), ct);
        var card = WorkCards.Mine(turn, work, span, Page(page));
        return Reply.Show(card, $"{card.Title}. {card.Headline}") with { InPlace = true };
    }

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

        var card = PlanOtherViews.Of(turn, plan, PlanView.Due, PlanAsked.Span(turn, when), Page(page));
        return Reply.Show(card, $"{card.Title}. {card.Headline}") with { InPlace = true };
    }

    // Where a partner reads along, only what is that partner's. Elsewhere those that the sentence names, if it does.
    private static IReadOnlyList<Partner> PartnersHere(TurnScope turn)
    {
        if (SharedPlace.Is(turn))
        {
            var channel = turn.Turn.Place.Conversation.Channel;
            return [.. turn.Partners.Where(p => p.Of == turn.ChannelPartner || p.Channel == channel)];
        }

        return Named(turn) is { Count: > 0 } named ? named : turn.Partners;
    }

    private static List<Partner> Named(TurnScope turn)
    {
        var text = turn.Turn.Input is TurnInput.Said said ? said.Text : string.Empty;
        return [.. turn.Partners.Where(p => p.Aliases.Append(p.Name).Any(
            n => text.Contains(n, StringComparison.OrdinalIgnoreCase)))];
    }

    private static int Page(string? page) =>
        int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
