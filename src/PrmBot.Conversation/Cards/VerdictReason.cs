using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Why the verdict is what it is, in words.</summary>
internal static class VerdictReason
{
    public static string Of(TurnScope turn, FitReport report)
    {
        var incomplete = report.Fits.Where(f => f.IsIncomplete).Select(f => turn.Fit(f.Criterion)).ToList();
        return incomplete.Count == 0
            ? Rule(turn, report)
            : $"{Rule(turn, report)} {turn.Say("result.reason_provisional", ("fits", string.Join(", ", incomplete)))}";
    }

    private static string Rule(TurnScope turn, FitReport report)
    {
        if (report.Gates.FirstOrDefault(g => Caps(report, Verdicts.CapOf(g.Gate.Kind))) is { } hit)
        {
            return turn.Say("result.reason_gate", ("when", hit.Gate.When));
        }

        if (report.Floors.FirstOrDefault(f => Caps(report, Verdicts.FloorOf(f.Score!.Value))) is { } floor)
        {
            return turn.Say(
                "result.reason_floor", ("fit", turn.Fit(floor.Criterion)), ("score", turn.Score(floor.Score)));
        }

        return report.Overall is null
            ? turn.Say("result.reason_none")
            : turn.Say(
                "result.reason_band", ("score", turn.Score(report.Overall)), ("band", turn.Words(report.Band)));
    }

    private static bool Caps(FitReport report, Verdict cap) => cap == report.Verdict && cap != report.Band;
}
