using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F9: one side keeps under 70 % of at least six commitments that were due. A commitment is kept when it is done by its
/// day; one of whom nobody noted when counts as kept. Ours are told first when we are worse.
/// </summary>
public static class Commitments
{
    private const decimal Fair = .7m;
    private const int Fewest = 6;

    /// <summary>How many commitments of a side were due, and kept; null when none was due.</summary>
    /// <param name="Side">Whose.</param>
    public sealed record Kept(PlanSide Side, int OnTime, int Due)
    {
        public decimal Share => OnTime / (decimal)Due;
    }

    /// <summary>Those of one side until a day.</summary>
    public static Kept? Of(JointPlan? plan, PlanSide side, DateOnly day)
    {
        var due = (plan?.OpenLines ?? []).Where(l => l.Due < day
            && (side == PlanSide.Us ? l.OurOwner : l.PartnerOwner) is not null).ToList();
        return due.Count == 0 ? null : new Kept(side, due.Count(IsKept), due.Count);
    }

    internal static IEnumerable<Finding> In(AnalysisCase one) =>
        Enum.GetValues<PlanSide>().Select(s => Of(one.Plan, s, one.Day)).OfType<Kept>()
            .Where(k => k.Due >= Fewest && k.Share < Fair).OrderBy(k => k.Share).ThenBy(k => k.Side)
            .Select(k => new Finding
            {
                Kind = FindingKind.CommitmentsBroken,
                Side = k.Side,
                Method = AnalysisMethod.Counting,
                Window = new FindingWindow(one.Plan!.Start, one.Day, k.Due),
                Evidence = Evidence.Fair,
                Strength = .8,
                Gap = 1 - k.Share,
                Figures =
                [
                    new("kept", k.OnTime, FigureUnit.Count), new("due", k.Due, FigureUnit.Count),
                    new("share", k.Share, FigureUnit.Share),
                ],
            });

    private static bool IsKept(PlanLine line) =>
        line.Status == LineStatus.Done && (LinkedWork.DoneOn(line) is not { } on || on <= line.Due);
}
