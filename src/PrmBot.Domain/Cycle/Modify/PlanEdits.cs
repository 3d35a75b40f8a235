using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Cycle.Modify;

/// <summary>Works out what a change does to the lines of the plan.</summary>
internal sealed class PlanEdits(AnalysisCase one)
{
    private const decimal Movable = .3m;

    /// <summary>New dates for open lines, within the plan.</summary>
    public IReadOnlyList<ProposedEdit> NewDates(IReadOnlyList<FindingLine> lines, DateOnly date)
    {
        var due = one.Plan is { } plan && plan.End < date ? plan.End : date;
        return due < one.Day ? [] :
        [
            .. lines.Where(l => one.Plan?.OpenLines
                    .Any(o => o.Number == l.Number && o.Status != LineStatus.Done) == true)
                .Select(l => new ProposedEdit(l.Number) { Due = due }),
        ];
    }

    /// <summary>
    /// 30 % of what is not spent yet goes from the first line to the second; null when that is nothing. What is spent,
    /// or approved and not claimed yet, is committed and stays.
    /// </summary>
    public (IReadOnlyList<ProposedEdit> Edits, PlanBudget Cost)? Shift(IReadOnlyList<FindingLine> lines)
    {
        var (low, high) = (one.Plan!.Line(lines[0].Number), one.Plan.Line(lines[1].Number));
        var moved = Math.Floor(Movable * (low.Budget!.Amount - low.Spent - Approved(low)));
        return moved < 1 ? null :
        (
            [
                new(low.Number) { Budget = low.Budget.Amount - moved, Moved = moved },
                new(high.Number) { Budget = high.Budget!.Amount + moved, Moved = moved },
            ],
            low.Budget with { Amount = moved, PartnerShare = 0, MdfShare = 0 });
    }

    private decimal Approved(PlanLine line) => line.Budget!.Currency != one.Plan!.Mdf?.Currency ? 0
        : one.Plan.Mdf.Requests.Where(r => r.Line == line.Number).Sum(r => r.Approved - r.Claimed);

    /// <summary>A complete line, its owners those of the lines that the finding names; null without a plan.</summary>
    public ProposedLine? NewLine(
        PlanSection section, string title, Finding finding, KpiDefinition? kpi, DateOnly date)
    {
        if (one.Plan is not { } plan || plan.End < one.Day)
        {
            return null;
        }

        var known = plan.OpenLines.Where(l => finding.Lines.Any(f => f.Number == l.Number))
            .Concat(plan.In(section)).Concat(plan.OpenLines).ToList();
        var (metric, target) = Aim(finding, kpi);
        return new ProposedLine(
            section, title, known.Select(l => l.OurOwner).FirstOrDefault(o => o is not null),
            known.Select(l => l.PartnerOwner).FirstOrDefault(o => o is not null),
            date < plan.End ? date : plan.End, metric, target);
    }

    /// <summary>The goal lines that hold a KPI's target, scaled alike.</summary>
    public IReadOnlyList<ProposedEdit> GoalLines(KpiDefinition kpi, decimal former, decimal value) => former == 0 ? [] :
    [
        .. (one.Plan?.OpenLines ?? []).Where(l => l.Section == PlanSection.Goals && l.Target is { Value: not null } t
                && t.Metric is { } metric && one.Catalogue.Named(metric)?.Id == kpi.Id)
            .Select(l => new ProposedEdit(l.Number) { Target = Rounded(l.Target!.Value!.Value * value / former) }),
    ];

    /// <summary>Three figures that count; people do not agree on 1,234,567.89.</summary>
    public static decimal Rounded(decimal value)
    {
        if (value == 0)
        {
            return 0;
        }

        var digits = (int)Math.Floor(Math.Log10((double)Math.Abs(value))) - 2;
        var step = (decimal)Math.Pow(10, digits);
        return Math.Round(value / step) * step;
    }

    private (string Metric, decimal Target) Aim(Finding finding, KpiDefinition? kpi)
    {
        var measure = kpi is null ? null : one.Kpi(kpi.Id)?.Verdict.Measure;
        var value = measure?.Target?.Value
            ?? (measure?.Rule is KpiRule.Thresholds t ? t.Green : measure?.Rule is KpiRule.Band b ? b.GreenLow : 1);
        return finding.Kind == FindingKind.DataGap || kpi is null ? ("Done", 1) : (kpi.Name, Rounded(value));
    }
}
