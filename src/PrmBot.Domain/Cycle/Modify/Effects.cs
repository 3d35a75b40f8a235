using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Analyze.Rules;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Cycle.Modify;

/// <summary>What a change is hoped to bring, and what it brought: the same measure both times.</summary>
public static class Effects
{
    private const decimal HalfWay = .5m;
    private const decimal KeptWell = .85m;

    /// <summary>Half of what is missing is made up for by the review date; of commitments 85 % are kept.</summary>
    public static ExpectedEffect Of(AnalysisCase one, Finding finding)
    {
        var before = Measure(one, finding) ?? 1 - finding.Gap;
        var expected = finding.Kind switch
        {
            FindingKind.DataGap => 1,
            FindingKind.CommitmentsBroken => KeptWell,
            FindingKind.TooEasy => 1,
            _ => before >= 1 ? before : before + (HalfWay * (1 - before)),
        };
        return new ExpectedEffect(finding.Kpi, Math.Round(before, 4), Math.Round(expected, 4));
    }

    /// <summary>How it stands now, in the same measure; null: there is no number to tell by.</summary>
    public static decimal? Measure(AnalysisCase one, Finding finding) => finding.Kind switch
    {
        FindingKind.DataGap => DataGaps.In(one).Any(f => f.Id == finding.Id) ? 0 : 1,
        FindingKind.CommitmentsBroken => Commitments.Of(one.Plan, finding.Side ?? PlanSide.Us, one.Day)?.Share,
        FindingKind.Imbalance => Fairness(one, finding),
        _ when finding.Kpi is { } kpi => Index(one.Kpi(kpi)),
        _ => null,
    };

    // By what it was found: how far apart both sides rate the exchange, or the relationship, else the ledger's balance.
    private static decimal? Fairness(AnalysisCase one, Finding finding) =>
        finding.Figure("apart") >= Reciprocity.Apart ? 1 - (one.ExchangeGap / 4m)
        : finding.Figure("pulse_apart") >= Reciprocity.Apart ? 1 - (Reciprocity.PulseGap(one) / 4)
        : one.Balance;

    // Too early in a new quarter to say: then as the last one ended.
    private static decimal? Index(KpiStanding? kpi) => kpi?.Verdict switch
    {
        null => null,
        { Reason: VerdictReason.TooEarly } when kpi.Ends is [var last, ..] => last.Index,
        { Colour: KpiColour.Grey } => null,
        var verdict => verdict.Measure.Index,
    };

    /// <summary>
    /// The verdict of a day: at least half of the hoped-for change came: kept; none of it: reversed; between, or no
    /// number: inconclusive.
    /// </summary>
    public static ChangeVerdict Verdict(AnalysisCase one, ChangeProposal proposal)
    {
        var (before, hoped) = (proposal.Effect.Before, proposal.Effect.Expected - proposal.Effect.Before);
        var actual = Measure(one, proposal.Finding);
        var outcome = actual is not { } now || hoped == 0 ? ChangeOutcome.Inconclusive
            : (now - before) / hoped >= HalfWay ? ChangeOutcome.Kept
            : (now - before) / hoped <= 0 ? ChangeOutcome.Reversed
            : ChangeOutcome.Inconclusive;
        return new ChangeVerdict(outcome, actual, one.Day);
    }
}
