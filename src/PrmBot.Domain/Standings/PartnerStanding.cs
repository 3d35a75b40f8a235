using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Standings;

/// <summary>
/// How a partner stands on a day: all that lists, filters and rankings of a portfolio look at, for our side. Small, as
/// it is kept for every partner.
/// </summary>
/// <param name="Ranked">Of the KPIs with numbers or targets, its own ones too: what ranking counts.</param>
/// <param name="Shown">Of the catalogue's KPIs, as its card shows them.</param>
/// <param name="Risk">For ranking: 0 is none.</param>
public sealed record PartnerStanding(ColourCount Ranked, ColourCount Shown, decimal Risk)
{
    /// <summary>True: there is nothing in any of the catalogue's KPIs.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The fit; null: not assessed.</summary>
    public FitStanding? Fit { get; init; }

    /// <summary>The plan that is worked with; null: none, or it is over.</summary>
    public PlanStanding? Plan { get; init; }

    /// <summary>Of what is known of one partner: pure.</summary>
    /// <param name="catalogue">The KPIs that all partners have.</param>
    /// <param name="numbers">The partner's.</param>
    /// <param name="plan">Null: it has none.</param>
    /// <param name="fit">Null: it was not assessed.</param>
    /// <param name="day">The day of the look.</param>
    public static PartnerStanding Of(
        KpiCatalogue catalogue, PartnerNumbers numbers, JointPlan? plan, FitReport? fit, DateOnly day)
    {
        var ranked = numbers.VerdictsOn(day);
        var shown = ReadKpis.ColoursOf(catalogue, numbers.Series, day).Verdicts;
        return new PartnerStanding(ColourCount.Of(ranked), ColourCount.Of(shown), ranked.Sum(RiskOf))
        {
            IsEmpty = shown.All(v => v.Reason == VerdictReason.NoData),
            Fit = fit is null ? null
                : new FitStanding(fit.Overall, fit.Verdict, fit.IsProvisional ? fit.Open.Count : null),
            Plan = plan is null or { State: PlanState.Closed } ? null
                : PlanStanding.Of(plan),
        };
    }

    // What is red, by its weight and how far off it is.
    private static decimal RiskOf(KpiVerdict verdict)
    {
        var weight = verdict.Kpi.Weight * (verdict.Kpi.Core ? 2 : 1);
        var gap = Math.Clamp(1 - (verdict.Index ?? 1), 0, 1);
        return verdict.Colour switch
        {
            KpiColour.Red => weight * (1 + gap),
            KpiColour.Amber => weight * .25m,
            KpiColour.Green or KpiColour.Grey => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Colour, "Unknown colour."),
        };
    }
}

/// <summary>What an assessment came to.</summary>
/// <param name="Overall">0 to 100; null: nothing is answered yet.</param>
/// <param name="Verdict">Null: nothing is answered, and no gate hit.</param>
/// <param name="Open">While the verdict is provisional, how many questions are open; null: it is not.</param>
public sealed record FitStanding(decimal? Overall, Verdict? Verdict, int? Open);

/// <summary>Where a plan is.</summary>
/// <param name="State">On that day.</param>
/// <param name="Lines">How many of its lines were not dropped.</param>
/// <param name="Owners">Who answers for one of them, on either side; each once.</param>
public sealed record PlanStanding(PlanState State, int Lines, IReadOnlyList<PlanOwner> Owners)
{
    public static PlanStanding Of(JointPlan plan) => new(
        plan.State, plan.OpenLines.Count(),
        [.. plan.OpenLines.SelectMany(l => new[] { l.OurOwner, l.PartnerOwner }).OfType<PlanOwner>().Distinct()]);

    public bool Equals(PlanStanding? other) => other is not null
        && (State, Lines) == (other.State, other.Lines) && Owners.SequenceEqual(other.Owners);

    public override int GetHashCode() => HashCode.Combine(State, Lines, Owners.Count);
}

/// <summary>How many KPIs have which colour.</summary>
public readonly record struct ColourCount(int Red, int Amber, int Green, int Grey)
{
    /// <summary>True: at least one can be judged.</summary>
    public bool IsJudged => Red + Amber + Green > 0;

    public static ColourCount Of(IReadOnlyCollection<KpiVerdict> verdicts) => new(
        verdicts.Count(v => v.Colour == KpiColour.Red), verdicts.Count(v => v.Colour == KpiColour.Amber),
        verdicts.Count(v => v.Colour == KpiColour.Green), verdicts.Count(v => v.Colour == KpiColour.Grey));
}
