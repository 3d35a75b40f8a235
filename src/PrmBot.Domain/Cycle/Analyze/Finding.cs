using System.Text.Json.Serialization;
using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze;

/// <summary>A number behind a finding.</summary>
/// <param name="Name">Its placeholder in the sentence.</param>
public sealed record FindingFigure(string Name, decimal Value, FigureUnit Unit);

/// <summary>A line of the plan that a finding is about.</summary>
public sealed record FindingLine(int Number, string Title);

/// <summary>What a finding looked at.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Count">n: how many numbers, lines or cases.</param>
public sealed record FindingWindow(DateOnly From, DateOnly To, int Count);

/// <summary>
/// What the analysis found: a claim with its method, window and numbers. It says of nobody why: possible causes are
/// questions to both owners, and what would prove it wrong is said with it (both by its kind, in prompts/cycle).
/// </summary>
public sealed record Finding
{
    /// <summary>The same in every run that finds the same: kind and what it is about.</summary>
    public string Id => $"{Kind}|{Kpi}{(Side is { } side ? $"|{side}" : string.Empty)}";

    public required FindingKind Kind { get; init; }

    /// <summary>K1 to K34, or an own KPI; null: it is about no single one.</summary>
    public string? Kpi { get; init; }

    /// <summary>Whose; null: not about one side.</summary>
    public PlanSide? Side { get; init; }

    public required AnalysisMethod Method { get; init; }

    public required FindingWindow Window { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>True: better than was thought, so nobody is at risk by it.</summary>
    [JsonIgnore]
    public bool IsGood => Kind is FindingKind.UnusuallyGood or FindingKind.TooEasy;

    /// <summary>0 to 1, for ranking: how sure.</summary>
    public required double Strength { get; init; }

    /// <summary>How far off, in shares of what is wanted: 0 and more.</summary>
    public decimal Gap { get; init; }

    public IReadOnlyList<FindingFigure> Figures { get; init; } = [];

    /// <summary>Most pressing first; empty: none.</summary>
    public IReadOnlyList<FindingLine> Lines { get; init; } = [];

    /// <summary>The activity that most of the gap lies with; null: not known.</summary>
    public FindingLine? Part { get; init; }

    /// <summary>The step of the funnel that took most away; null: not known.</summary>
    public string? Step { get; init; }

    /// <summary>True: its numbers are for our side only; the partner sees no public red (F7), no blind answers (F11).
    /// </summary>
    public bool IsPrivate => Kind is FindingKind.LeadingRed or FindingKind.TwoRedQuarters or FindingKind.Imbalance;

    /// <summary>Null: there is none of that name.</summary>
    public decimal? Figure(string name) => Figures.FirstOrDefault(f => f.Name == name)?.Value;
}
