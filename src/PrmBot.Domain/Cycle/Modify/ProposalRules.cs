using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Cycle.Modify;

/// <summary>The words that a proposed line of the plan is titled with; they come from prompts/.</summary>
public interface IProposalWords
{
    /// <summary>What is to be done about a finding, short enough for a title.</summary>
    string TitleOf(Finding finding, string? kpi);
}

/// <summary>From a finding to the change that it calls for: domain/cycle.md 4.7, pure.</summary>
/// <param name="one">The case that the findings are of.</param>
/// <param name="words">Titles of new lines.</param>
public sealed class ProposalRules(AnalysisCase one, IProposalWords words)
{
    private const int Soon = 14;
    private const int Month = 30;
    private const int TwoMonths = 60;
    private const int Quarter = 91;

    private readonly PlanEdits _edits = new(one);

    /// <summary>Null when the finding is only to be watched, or asked about.</summary>
    public ProposalDraft? For(Finding finding) => finding.Kind switch
    {
        FindingKind.ExecutionFailure => Execution(finding),
        FindingKind.ContentFailure or FindingKind.RedUnplanned or FindingKind.LeadingRed =>
            Line(finding, ChangeType.ChangeTactic, SectionOf(finding), Quarter / 2),
        FindingKind.UnevenReturns => Move(finding),
        FindingKind.UnusedFunds => Line(finding, ChangeType.MoveResources, PlanSection.Goals, TwoMonths),
        FindingKind.OutOfReach => Goal(finding, one.Kpi(finding.Kpi!)?.Verdict.Measure.Pace?.EndHigh),
        FindingKind.TooEasy => Goal(finding, one.Kpi(finding.Kpi!)?.Verdict.Measure.Pace?.End),
        FindingKind.WinRateDown or FindingKind.CommitmentsBroken =>
            Line(finding, ChangeType.AddSupport, PlanSection.JointSales, TwoMonths),
        FindingKind.ServiceRed => Line(finding, ChangeType.AddSupport, PlanSection.Service, TwoMonths),
        FindingKind.Imbalance => Line(finding, ChangeType.AddSupport, PlanSection.Goals, TwoMonths),
        FindingKind.UnusuallyGood => Line(finding, ChangeType.AddSupport, SectionOf(finding), TwoMonths),
        FindingKind.DataGap => Line(finding, ChangeType.ChangeMeasure, PlanSection.Goals, Month),
        FindingKind.TwoRedQuarters => Draft(finding, ChangeType.Reassess, new PlanChange(), Month),
        FindingKind.UnusuallyBad or FindingKind.AdverseTrend => null,
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Kind, "Unknown finding."),
    };

    private ProposalDraft? Execution(Finding finding)
    {
        var edits = _edits.NewDates(finding.Lines, one.Day.AddDays(Soon));
        return edits.Count == 0 ? null
            : Draft(finding, ChangeType.FixExecution, new PlanChange { Edits = edits }, Month);
    }

    private ProposalDraft? Move(Finding finding) => _edits.Shift(finding.Lines) is { } shift
        ? Draft(finding, ChangeType.MoveResources, new PlanChange { Edits = shift.Edits }, Quarter)
            with { Cost = shift.Cost }
        : null;

    private ProposalDraft? Line(Finding finding, ChangeType type, PlanSection section, int reviewIn)
    {
        var kpi = finding.Kpi is { } id ? one.Catalogue.Find(id) : null;
        var title = words.TitleOf(finding, kpi?.Name);
        var line = _edits.NewLine(section, title, finding, kpi, one.Day.AddDays(Month));
        return line is null ? null : Draft(finding, type, new PlanChange { Lines = [line] }, reviewIn);
    }

    private ProposalDraft? Goal(Finding finding, decimal? value)
    {
        var kpi = one.Kpi(finding.Kpi!)!;
        if (value is not { } wanted || kpi.Verdict.Measure.Target is not { } target || target.Period.End < one.Day)
        {
            return null;
        }

        var rounded = PlanEdits.Rounded(Math.Max(wanted, kpi.Kpi.Minimum ?? wanted));
        var change = new PlanChange
        {
            Target = new ProposedTarget(kpi.Kpi.Id, target.Period, target.Value, rounded),
            Edits = _edits.GoalLines(kpi.Kpi, target.Value, rounded),
        };
        return rounded == target.Value || rounded <= 0 ? null : Draft(finding, ChangeType.RefineGoal, change, Month);
    }

    // The step of the funnel that lost most says where the tactic is to be changed; else what drives the KPI.
    private PlanSection SectionOf(Finding finding) => finding.Step switch
    {
        "K14" or "K15" => PlanSection.Marketing,
        "K21" or "K23" => PlanSection.JointSales,
        _ => one.Catalogue.Find(finding.Kpi ?? string.Empty)?.DrivenBy[0] ?? PlanSection.Goals,
    };

    private ProposalDraft Draft(Finding finding, ChangeType type, PlanChange change, int reviewIn) =>
        new(finding, type, change, Effects.Of(one, finding), one.Day.AddDays(reviewIn));
}
