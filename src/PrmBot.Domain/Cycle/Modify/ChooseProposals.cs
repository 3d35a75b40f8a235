using PrmBot.Cycle.Analyze;
using PrmBot.Planning;

namespace PrmBot.Cycle.Modify;

/// <summary>
/// Chooses at most three changes a round from the findings (domain/cycle.md 4.7): guard rails first, then severity ×
/// evidence × reversibility; shown in the order in which changes are to be tried.
/// </summary>
public static class ChooseProposals
{
    /// <summary>A round has at most this many.</summary>
    public const int Most = 3;

    private const int PerSectionAndQuarter = 2;
    private const int Quarter = 91;
    private const int QuietDays = 60;

    /// <param name="one">The case.</param>
    /// <param name="findings">Of that case.</param>
    /// <param name="former">Every earlier proposal with this partner.</param>
    /// <param name="words">Titles of new lines.</param>
    public static IReadOnlyList<ProposalDraft> From(
        AnalysisCase one, IReadOnlyList<Finding> findings, IReadOnlyList<ChangeProposal> former, IProposalWords words)
    {
        var rules = new ProposalRules(one, words);
        var round = Period.Of(PeriodKind.Month, one.Day);
        var left = Math.Max(0, Most - former.Count(p => p.Round == round));
        return
        [
            .. findings.Where(f => f.Evidence > Evidence.Watch && !IsAskedAlready(f, former, one.Day))
                .Select(rules.For).OfType<ProposalDraft>()
                .Where(d => Allows(one, findings, former, d))
                .OrderByDescending(d => PartnerAnalysis.Severity(one, d.Finding) * d.Reversibility)
                .ThenBy(d => d.Finding.Id, StringComparer.Ordinal)
                .DistinctBy(d => (d.Type, d.Finding.Kpi ?? d.Finding.Id))
                .Take(left).OrderBy(d => d.Type),
        ];
    }

    // Open, or decided and not yet reviewed, or turned down lately: it is not asked again.
    private static bool IsAskedAlready(Finding finding, IReadOnlyList<ChangeProposal> former, DateOnly day) =>
        former.Any(p => p.Finding.Id == finding.Id && (p.IsOpen || p.State == ProposalState.Accepted
            || (p.State == ProposalState.Rejected && p.On.AddDays(QuietDays) > day)));

    private static bool Allows(
        AnalysisCase one, IReadOnlyList<Finding> findings, IReadOnlyList<ChangeProposal> former, ProposalDraft draft)
    {
        // Without numbers there is no verdict of performance.
        if (draft.Type != ChangeType.ChangeMeasure && draft.Finding.Kpi is { } kpi
            && findings.Any(f => f.Kind == FindingKind.DataGap && f.Kpi == kpi))
        {
            return false;
        }

        return draft.Type switch
        {
            ChangeType.RefineGoal => !IsNotDone(findings, draft.Finding.Kpi),
            ChangeType.MoveResources => !findings.Any(f => f.Kind == FindingKind.ExecutionFailure
                && one.Catalogue.Find(f.Kpi!)!.DrivenBy.Contains(PlanSection.Marketing)),
            ChangeType.ChangeTactic => IsOneAtATime(former, draft, one.Day),
            ChangeType.ChangeMeasure or ChangeType.FixExecution or ChangeType.AddSupport or ChangeType.Reassess => true,
            _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Type, "Unknown type."),
        };
    }

    private static bool IsNotDone(IReadOnlyList<Finding> findings, string? kpi) =>
        findings.Any(f => f.Kind == FindingKind.ExecutionFailure && f.Kpi == kpi);

    // One tactic of a KPI at a time, and two of a section in a quarter: else nobody learns which one it was.
    private static bool IsOneAtATime(IReadOnlyList<ChangeProposal> former, ProposalDraft draft, DateOnly day)
    {
        var tactics = former
            .Where(p => p.Type == ChangeType.ChangeTactic && p.State != ProposalState.Rejected).ToList();
        var section = draft.Change.Lines[0].Section;
        return !tactics.Exists(p => p.Finding.Kpi == draft.Finding.Kpi && p.State != ProposalState.Reviewed)
            && tactics.Count(p => p.On.AddDays(Quarter) > day && p.Change.Lines.Any(l => l.Section == section))
                < PerSectionAndQuarter;
    }
}
