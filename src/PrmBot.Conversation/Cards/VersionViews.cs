using System.Globalization;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Header;
using PrmBot.Planning.Versions;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the card of differences between two states of a plan.</summary>
internal static class VersionViews
{
    private const int LinesPerCard = 8;
    private const int VersionsShown = 5;

    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static PlanVersionsCard Compare(
        TurnScope turn, PlanComparison compared, PlanCatalogue catalogue, int page)
    {
        List<PlanDifferenceRow> all =
        [
            .. Whole(turn, compared.Header),
            .. compared.Differences.Select(d => Row(turn, d, catalogue)),
        ];
        var pages = Math.Max(1, (all.Count + LinesPerCard - 1) / LinesPerCard);
        var at = Math.Clamp(page, 1, pages);
        var (from, to) = (Name(turn, compared.From), Name(turn, compared.To));
        return new PlanVersionsCard
        {
            Partner = turn.Partner(compared.Plan.Of).Name,
            Headline = all.Count == 0
                ? turn.Say("plan.versions_same", ("from", from), ("to", to))
                : turn.Say("plan.versions_differ", ("from", from), ("to", to), ("count", all.Count)),
            State = PlanWords.Of(turn, compared.Plan.State),
            Differences = [.. all.Skip((at - 1) * LinesPerCard).Take(LinesPerCard)],
            Agreed = [.. compared.Agreed.Reverse().Take(VersionsShown).Select(v => Row(turn, compared.Plan, v))],
            From = compared.From == 0 ? string.Empty : Text(compared.From),
            To = compared.To is { } last ? Text(last) : string.Empty,
            Pages = PlanOtherViews.PagesOf(turn, at, pages),
        };
    }

    private static IEnumerable<PlanDifferenceRow> Whole(TurnScope turn, IReadOnlyList<HeaderChange> changes) =>
        changes.Count == 0 ? [] :
        [
            new PlanDifferenceRow(
                turn.Say("plan.header_title"), turn.Say("plan.header_changed"), "Accent",
                [.. changes.Select(c => HeaderViews.Proposal(turn, c))]),
        ];

    private static PlanDifferenceRow Row(TurnScope turn, LineDifference difference, PlanCatalogue catalogue)
    {
        var line = difference.Line;
        var who = difference.Who?.Name ?? turn.Say("plan.somebody");
        var section = catalogue.Of(line.Section).Title;
        var title = turn.Say("plan.line_title", ("line", line.Number), ("title", line.Title));
        return difference.Kind switch
        {
            DifferenceKind.Added => new(
                title, turn.Say("plan.line_added", ("section", section), ("who", who)), "Good",
                [PlanViews.Row(turn, line).Details]),
            DifferenceKind.Dropped => new(
                title, turn.Say("plan.line_dropped_by", ("section", section), ("who", who)), "Attention", []),
            DifferenceKind.Changed => new(
                title, turn.Say("plan.line_changed", ("section", section)), "Accent",
                [.. difference.Fields.Select(f => NegotiationViews.Proposal(turn, f.Last with { From = f.From }))]),
            _ => throw new ArgumentOutOfRangeException(nameof(difference), difference.Kind, "Unknown kind."),
        };
    }

    private static PlanVersionRow Row(TurnScope turn, JointPlan plan, PlanVersion version) => new(
        version.Number,
        turn.Say(
            "plan.version_row",
            ("version", version.Number),
            ("date", PlanWords.Date(turn, DateOnly.FromDateTime(turn.Session.Local(version.AgreedAt).DateTime))),
            ("names", string.Join(", ", version.Signatures.Select(s =>
                $"{s.Who.Name} ({NegotiationViews.Side(turn, plan, s.Side)})")))));

    private static string Name(TurnScope turn, int? number) => number switch
    {
        null => turn.Say("plan.version_now"),
        0 => turn.Say("plan.version_first"),
        { } agreed => turn.Say("plan.version_number", ("version", agreed)),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
