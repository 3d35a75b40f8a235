using PrmBot.Planning;
using PrmBot.Planning.Views;

namespace PrmBot.Conversation.Cards;

/// <summary>The views of a plan besides the one by section.</summary>
internal enum PlanView
{
    Owner,
    Month,
    Due,
    Money,
}

/// <summary>
/// Makes the cards of these views. So many lines go on one card as a phone shows and Teams takes; the rest is on
/// further pages, with the heading again.
/// </summary>
internal static class PlanOtherViews
{
    private const int LinesPerCard = 12;

    private sealed record Group(string Title, IReadOnlyList<PlanLine> Lines);

    /// <param name="span">With what is due: how far ahead.</param>
    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static PlanViewCard Of(TurnScope turn, JointPlan plan, PlanView view, DueSpan span, int page)
    {
        var groups = Groups(turn, plan, view, span);
        var rows = groups.SelectMany(g => g.Lines.Select(l => (Group: g, Line: l))).ToList();
        var pages = Math.Max(1, (rows.Count + LinesPerCard - 1) / LinesPerCard);
        var at = Math.Clamp(page, 1, pages);
        var partner = turn.Partner(plan.Of).Name;
        return new PlanViewCard
        {
            Partner = partner,
            Title = turn.Say($"plan.view_{Key(view)}", ("partner", partner)),
            Headline = Headline(turn, plan, view, span, [.. rows.Select(r => r.Line).Distinct()]),
            View = Key(view),
            When = view == PlanView.Due ? span.ToString().ToLowerInvariant() : string.Empty,
            Money = view == PlanView.Money ? [.. PlanMoney.Of(plan).Select(m => Money(turn, m))] : [],
            Groups =
            [
                .. rows.Skip((at - 1) * LinesPerCard).Take(LinesPerCard).GroupBy(r => r.Group).Select(g =>
                    new PlanSectionRows(
                        g.Key.Title,
                        turn.Say("plan.lines_count", ("count", g.Key.Lines.Count)),
                        [.. g.Select(r => Row(turn, r.Line))])),
            ],
            Pages = PagesOf(turn, at, pages),
            Views = [.. Enum.GetValues<PlanView>().Where(v => v != view)
                .Select(v => new PlanViewButton(turn.Say($"plan.view_button_{Key(v)}"), Key(v)))],
        };
    }

    /// <summary>The view's name in arguments and card data.</summary>
    public static string Key(PlanView view) => view.ToString().ToLowerInvariant();

    /// <summary>Buttons to the lines before and after.</summary>
    public static List<PlanPage> PagesOf(TurnScope turn, int at, int pages)
    {
        var found = new List<PlanPage>();
        if (at > 1)
        {
            found.Add(new PlanPage(turn.Say("plan.page_former"), string.Empty, at - 1));
        }

        if (at < pages)
        {
            found.Add(new PlanPage(turn.Say("plan.page_next"), string.Empty, at + 1));
        }

        return found;
    }

    private static List<Group> Groups(TurnScope turn, JointPlan plan, PlanView view, DueSpan span) => view switch
    {
        PlanView.Owner => [.. LineGroups.ByOwner(plan).Select(g => new Group(Owner(turn, plan, g), g.Lines))],
        PlanView.Month => [.. LineGroups.ByMonth(plan).Select(g => new Group(Month(turn, g.Month), g.Lines))],
        PlanView.Due => [.. PlanDue.Of(plan, span, turn.Session.Today)
            .GroupBy(l => l.Due < turn.Session.Today ? turn.Say("plan.view_overdue") : Month(turn, l.Due))
            .Select(g => new Group(g.Key, [.. g]))],
        PlanView.Money => plan.OpenLines.Where(l => l.Budget is { Amount: > 0 } || l.Spent > 0).ToList() is
            { Count: > 0 } paid
            ? [new Group(turn.Say("plan.view_money_lines"), paid)]
            : [],
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "Unknown view."),
    };

    private static string Headline(
        TurnScope turn, JointPlan plan, PlanView view, DueSpan span, List<PlanLine> lines) => view switch
    {
        PlanView.Due => turn.Say(
            $"plan.view_due_{span.ToString().ToLowerInvariant()}",
            ("count", lines.Count),
            ("late", lines.Count(l => l.Due < turn.Session.Today))),
        PlanView.Money => lines.Count == 0 ? turn.Say("plan.totals_none") : turn.Say("plan.view_money_headline"),
        PlanView.Owner or PlanView.Month => turn.Say(
            "plan.view_headline",
            ("count", plan.OpenLines.Count()),
            ("done", plan.OpenLines.Count(l => l.Status == LineStatus.Done))),
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "Unknown view."),
    };

    private static string Owner(TurnScope turn, JointPlan plan, OwnersLines group) => turn.Say(
        "plan.view_owner_of",
        ("owner", group.Owner ?? turn.Say("plan.no_owner")),
        ("side", NegotiationViews.Side(turn, plan, group.Side)));

    private static string Month(TurnScope turn, DateOnly? month) =>
        month?.ToString("MMMM yyyy", turn.Culture) ?? turn.Say("plan.no_due");

    private static PlanLineRow Row(TurnScope turn, PlanLine line)
    {
        var row = PlanViews.Row(turn, line);
        var spent = line.Spent > 0
            ? turn.Say("plan.view_spent", ("spent", line.Spent), ("currency", line.Budget?.Currency ?? string.Empty))
            : null;
        return row with
        {
            Title = turn.Say("plan.line_title", ("line", line.Number), ("title", line.Title)),
            Details = spent is null ? row.Details : $"{row.Details} · {spent.Trim()}",
        };
    }

    private static PlanMoneyRow Money(TurnScope turn, MoneyRow row)
    {
        string Amount(decimal amount) =>
            turn.Say("plan.mdf_amount", ("amount", amount), ("currency", row.Currency));
        return new PlanMoneyRow(
            turn.Say("plan.view_money_of", ("source", PlanWords.Of(turn, row.Source)), ("currency", row.Currency)),
            Amount(row.Planned),
            Amount(row.Committed),
            Amount(row.Spent));
    }
}
