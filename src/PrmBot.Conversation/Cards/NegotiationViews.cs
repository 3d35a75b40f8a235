using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Readiness;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the cards of a negotiation: they are read and pressed by both sides.</summary>
internal static class NegotiationViews
{
    private const int LinesPerCard = 4;
    private const int ProposalsShown = 3;
    private const int CommentsShown = 3;

    /// <summary>The lines that are not accepted by both, a few to a page.</summary>
    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static PlanNegotiationCard Open(
        TurnScope turn, JointPlan plan, PlanCatalogue catalogue, int page, string? echo)
    {
        var open = plan.OpenLines.Where(l => !l.IsAcceptedByBoth).ToList();
        var pages = Math.Max(1, (open.Count + LinesPerCard - 1) / LinesPerCard);
        var at = Math.Clamp(page, 1, pages);
        var isOpen = plan.State is PlanState.Shared or PlanState.Countered;
        var may = isOpen && turn.Session.Caller.Role is Role.Manager or Role.PartnerContact;
        return new PlanNegotiationCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Headline = open.Count == 0
                ? turn.Say("plan.open_none")
                : turn.Say("plan.open_count", ("count", open.Count), ("all", plan.OpenLines.Count())),
            State = PlanWords.Of(turn, plan.State),
            Signed = Signed(turn, plan),
            Echo = echo,
            Revision = plan.Revision,
            Page = at,
            Lines = [.. open.Skip((at - 1) * LinesPerCard).Take(LinesPerCard)
                .Select(l => Row(turn, plan, l, catalogue, isOpen))],
            Pages = PlanOtherViews.PagesOf(turn, at, pages),
            IsOpen = isOpen,
            CanAcceptAll = may && open.Any(l => MayAccept(turn, l)),
            CanAgree = may && PlanCheck.Of(plan).Count == 0
                && !plan.IsSignedBy(PlanSides.Of(turn.Session.Caller)),
        };
    }

    /// <summary>Asks for a comment.</summary>
    public static PlanCommentCard Comment(TurnScope turn, JointPlan plan, PlanLine line, int? page) => new()
    {
        Partner = turn.Partner(plan.Of).Name,
        Line = line.Number,
        Question = turn.Say("plan.ask_comment", ("title", line.Title)),
        Comments = Comments(turn, line, CommentsShown * 2),
        Page = page?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>What two people changed at once.</summary>
    public static PlanMergeCard Merge(TurnScope turn, StoredLine stored, string? echo, bool isCounter)
    {
        var (plan, line) = (stored.Plan, stored.Line);
        return new PlanMergeCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Line = line.Number,
            Title = line.Title,
            Headline = turn.Say("plan.merge_headline", ("title", line.Title)),
            Echo = echo,
            Between = [.. stored.Between.Where(c => c.Field != LineField.Note).Select(c => Proposal(turn, c))],
            Conflicts = [.. stored.Conflicts.Select(c => Row(turn, plan, line, c))],
            Verb = isCounter ? "Plan-counter" : "Plan-update_line",
        };
    }

    /// <summary>One change as a sentence: what it was, what it is, who, why.</summary>
    public static string Proposal(TurnScope turn, LineChange change) => turn.Say(
        change.Reason is null ? "plan.proposal" : "plan.proposal_why",
        ("field", PlanWords.Of(turn, change)),
        ("former", change.From is null ? turn.Say("plan.nothing") : PlanWords.Former(turn, change)),
        ("value", PlanWords.FromNormal(turn, change.Field, change.To)),
        ("who", change.Who.Name),
        ("reason", change.Reason ?? string.Empty));

    /// <summary>The latest comments, oldest first.</summary>
    public static IReadOnlyList<string> Comments(TurnScope turn, PlanLine line, int most) =>
    [
        .. line.Comments.TakeLast(most).Select(c =>
            turn.Say("plan.comment", ("who", c.Who.Name), ("text", c.To ?? string.Empty))),
    ];

    /// <summary>Who signed the plan as it stands; null: nobody.</summary>
    public static string? Signed(TurnScope turn, JointPlan plan)
    {
        var names = plan.Signatures.Where(s => s.Revision == plan.Revision).Select(s => turn.Say(
            "plan.signed_by",
            ("who", s.Who.Name),
            ("side", Side(turn, plan, s.Side)),
            ("date", PlanWords.Date(turn, DateOnly.FromDateTime(turn.Session.Local(s.At).DateTime)))));
        return string.Join(", ", names) is { Length: > 0 } all ? turn.Say("plan.signed", ("names", all)) : null;
    }

    /// <summary>A side by name, for cards that both read.</summary>
    public static string Side(TurnScope turn, JointPlan plan, PlanSide side) =>
        side == PlanSide.Partner ? turn.Partner(plan.Of).Name : turn.Say("plan.side_us");

    private static PlanNegotiationRow Row(
        TurnScope turn, JointPlan plan, PlanLine line, PlanCatalogue catalogue, bool isOpen)
    {
        var row = PlanViews.Row(turn, line);
        return new PlanNegotiationRow
        {
            Number = line.Number,
            Title = line.Title,
            Section = catalogue.Of(line.Section).Title,
            Owners = row.Owners,
            Details = row.Details,
            Proposals = [.. line.Changes.Where(c => !c.Field.IsReport()).TakeLast(ProposalsShown)
                .Select(c => Proposal(turn, c))],
            Comments = Comments(turn, line, CommentsShown),
            Marks = string.Join(" · ", Enum.GetValues<PlanSide>().Select(s => Mark(turn, plan, line, s))),
            Lacks = line.Missing.Count == 0 ? null : turn.Say(
                "plan.lacks", ("fields", string.Join(", ", line.Missing.Select(f => PlanWords.Of(turn, f))))),
            Revision = line.Revision,
            CanAccept = isOpen && MayAccept(turn, line),
        };
    }

    private static string Mark(TurnScope turn, JointPlan plan, PlanLine line, PlanSide side)
    {
        var name = Side(turn, plan, side);
        return line.Acceptances.LastOrDefault(a => a.Side == side && a.Revision == line.Revision) is { } yes
            ? turn.Say("plan.mark_yes", ("side", name), ("who", yes.Who.Name))
            : turn.Say("plan.mark_open", ("side", name));
    }

    // In a channel the card is everybody's; elsewhere it is the reader's, who need not accept twice.
    private static bool MayAccept(TurnScope turn, PlanLine line) => line.Missing.Count == 0
        && (turn.Turn.Place.Kind == PlaceKind.Personal
            ? !line.IsAcceptedBy(PlanSides.Of(turn.Session.Caller))
            : !line.IsAcceptedByBoth);

    private static PlanConflictRow Row(TurnScope turn, JointPlan plan, PlanLine line, LineConflict conflict)
    {
        var mine = conflict.Mine.NormalOn(line, plan) ?? string.Empty;
        var field = conflict.Mine.Field;
        var theirs = conflict.Theirs is null ? turn.Say("plan.nothing")
            : PlanWords.FromNormal(turn, field, conflict.Theirs);
        return new PlanConflictRow(
            PlanWords.Of(turn, field),
            turn.Say("plan.merge_theirs", ("value", theirs), ("who", conflict.Who.Name)),
            turn.Say("plan.merge_mine", ("value", PlanWords.FromNormal(turn, field, mine))),
            field.Key(),
            mine);
    }
}
