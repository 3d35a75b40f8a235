using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Readiness;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// Makes the cards of whole plans: overview, one section, check. Long plans are shown by section and page.
/// </summary>
public sealed class PlanViews(PlanCatalogue catalogue)
{
    /// <summary>So many lines fit a card that a phone shows and Teams takes.</summary>
    private const int LinesPerCard = 12;

    /// <summary>The plan, or one section of it.</summary>
    /// <param name="section">Null: the whole plan.</param>
    /// <param name="page">From 1; of a section with more lines than fit.</param>
    public PlanCard Plan(TurnScope turn, JointPlan plan, PlanSection? section = null, int page = 1, string? echo = null)
    {
        var all = plan.OpenLines.Count();
        var side = PlanSides.Of(turn.Session.Caller);
        var may = turn.Session.Caller.Role is Role.Manager or Role.PartnerContact;
        var gaps = PlanCheck.Of(plan).Count;
        var isOpen = plan.State is PlanState.Shared or PlanState.Countered;
        return new PlanCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Period = Period(turn, plan),
            State = PlanWords.Of(turn, plan.State),
            Totals = Totals(turn, plan),
            Missing = !isOpen && plan.State != PlanState.Draft ? null // it is agreed
                : gaps == 0 ? turn.Say("plan.ready") : turn.Say("plan.gaps", ("count", gaps)),
            Echo = echo,
            Notes = section == PlanSection.RampUp && plan.State != PlanState.Draft ? PlanAnswers.Gates(turn, plan) : [],
            Sections = section is { } one
                ? [Section(turn, plan, one, page)]
                : [.. PlanSections.All.Select(s => Section(turn, plan, s, all <= LinesPerCard ? 1 : 0))],
            Pages = section is { } shown
                ? PagesOf(turn, plan, shown, page)
                : [.. PlanSections.All.Select(s => PageTo(turn, plan, s))],
            CanGuide = turn.Session.Caller.Role == Role.Manager
                && plan.State is (PlanState.Draft or PlanState.Shared or PlanState.Countered),
            AddTo = may ? section?.Key() : null,
            CanShare = turn.Session.Caller.Role == Role.Manager && plan.State == PlanState.Draft && all > 0,
            CanAccept = may && isOpen && plan.OpenLines.Any(l => l.Missing.Count == 0 && !l.IsAcceptedBy(side)),
            CanAgree = may && isOpen && gaps == 0 && !plan.IsSignedBy(side),
            CanNegotiate = isOpen && plan.OpenLines.Any(l => !l.IsAcceptedByBoth),
            Revision = plan.Revision,
            Signed = NegotiationViews.Signed(turn, plan),
            Header = section is null ? HeaderViews.Facts(turn, plan) : [],
            CanHead = may && section is null && plan.State != PlanState.Closed,
        };
    }

    /// <summary>The whole plan as it is posted for the partner, with what the partner may do.</summary>
    public PlanCard ForPartner(TurnScope turn, JointPlan plan, string words) => Plan(turn, plan, echo: words) with
    {
        CanGuide = false,
        CanShare = false,
        CanAccept = plan.OpenLines.Any(l => l.Missing.Count == 0 && !l.IsAcceptedBy(PlanSide.Partner)),
        CanAgree = PlanCheck.Of(plan).Count == 0,
    };

    /// <summary>What keeps the plan from being agreed, at most twelve lines of it.</summary>
    public PlanCheckCard Check(TurnScope turn, CheckedPlan check)
    {
        var plan = check.Plan;
        var isReady = check.Gaps.Count == 0;
        var role = turn.Session.Caller.Role;
        var isOpen = plan.State is PlanState.Shared or PlanState.Countered;
        return new PlanCheckCard(
            turn.Partner(plan.Of).Name,
            isReady ? turn.Say("plan.check_ready") : turn.Say("plan.check_gaps", ("count", check.Gaps.Count)),
            isReady ? "Good" : "Warning",
            PlanWords.Of(turn, plan.State),
            [.. check.Gaps.GroupBy(g => g.Section)
                .Select(g => (Section: catalogue.Of(g.Key), Gaps: g))
                .Select(g => new PlanCheckSection(g.Section.Title, PlanGaps.Of(turn, g.Section, g.Gaps)))])
        {
            Answers = PlanAnswers.Of(turn, plan),
            CanGuide = !isReady && role == Role.Manager && (isOpen || plan.State == PlanState.Draft),
            CanShare = isReady && role == Role.Manager && plan.State == PlanState.Draft,
            CanAgree = isReady && isOpen && role is (Role.Manager or Role.PartnerContact)
                && !plan.IsSignedBy(PlanSides.Of(turn.Session.Caller)),
            Revision = plan.Revision,
        };
    }

    /// <summary>One line as a row of a list.</summary>
    internal static PlanLineRow Row(TurnScope turn, PlanLine line)
    {
        var nobody = turn.Say("plan.no_owner");
        var due = line.Due is { } date
            ? turn.Say("plan.due_on", ("date", PlanWords.Date(turn, date)))
            : turn.Say("plan.no_due");
        string[] details = line.Budget is { Amount: > 0 } budget
            ? [due, PlanWords.Target(turn, line.Target), PlanWords.Money(turn, budget)]
            : [due, PlanWords.Target(turn, line.Target)];
        return new PlanLineRow
        {
            Number = line.Number,
            Title = line.Title,
            Owners = turn.Say(
                "plan.owners", ("ours", line.OurOwner?.Name ?? nobody), ("theirs", line.PartnerOwner?.Name ?? nobody)),
            Details = string.Join(" · ", details),
            Status = PlanWords.Of(turn, line.Status),
            Color = PlanWords.Color(line.Status),
        };
    }

    private static string Period(TurnScope turn, JointPlan plan) => turn.Say(
        "plan.period", ("start", PlanWords.Date(turn, plan.Start)), ("end", PlanWords.Date(turn, plan.End)));

    private static string Totals(TurnScope turn, JointPlan plan) => plan.Totals() is { Count: > 0 } totals
        ? turn.Say("plan.totals", ("sum", string.Join(" + ", totals.Select(b => PlanWords.Money(turn, b)))))
        : turn.Say("plan.totals_none");

    // Page 0 is the heading alone.
    private PlanSectionRows Section(TurnScope turn, JointPlan plan, PlanSection section, int page)
    {
        var lines = plan.In(section).ToList();
        var shown = page == 0 ? [] : lines.Skip((page - 1) * LinesPerCard).Take(LinesPerCard);
        return new PlanSectionRows(
            catalogue.Of(section).Title,
            lines.Count == 0 ? turn.Say("plan.lines_none") : turn.Say("plan.lines_count", ("count", lines.Count)),
            [.. shown.Select(l => Row(turn, l))]);
    }

    private PlanPage PageTo(TurnScope turn, JointPlan plan, PlanSection section) => new(
        turn.Say("plan.page_section", ("section", catalogue.Of(section).Title), ("count", plan.In(section).Count())),
        section.Key(),
        1);

    private static List<PlanPage> PagesOf(TurnScope turn, JointPlan plan, PlanSection section, int page)
    {
        List<PlanPage> pages = [new(turn.Say("plan.page_whole"), string.Empty, 1)];
        if (page > 1)
        {
            pages.Add(new(turn.Say("plan.page_former"), section.Key(), page - 1));
        }

        if (plan.In(section).Count() > page * LinesPerCard)
        {
            pages.Add(new(turn.Say("plan.page_next"), section.Key(), page + 1));
        }

        return pages;
    }
}
