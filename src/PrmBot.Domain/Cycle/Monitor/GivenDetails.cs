using PrmBot.Planning;

namespace PrmBot.Cycle.Monitor;

/// <summary>What is said beside a number, held against what its KPI takes: pure.</summary>
internal static class GivenDetails
{
    /// <summary>
    /// The number with its detail complete. Of a KPI that each side rates, a number without a side is the speaker's
    /// where the speaker is the partner, or the partner has given its own; the value is the mean of both. Refuses
    /// <c>kpi.no_detail</c> and <c>kpi.not_your_side</c>.
    /// </summary>
    /// <param name="kpi">What was measured.</param>
    /// <param name="given">As given.</param>
    /// <param name="former">What the period has; its detail stays where nothing else is said. Null: nothing.</param>
    /// <param name="side">Of the speaker.</param>
    public static Outcome<GivenNumber> Complete(
        KpiDefinition kpi, GivenNumber given, KpiNumber? former, PlanSide side)
    {
        var before = former?.Detail;
        if (kpi.Condition is null)
        {
            return given.Detail is null ? given : new Refusal("kpi.no_detail").With("kpi", kpi.Name);
        }

        return kpi.Condition is KpiCondition.Gap ? OfSides(kpi, given, before?.Sides, side)
            : given with { Detail = given.Detail ?? before };
    }

    private static Outcome<GivenNumber> OfSides(KpiDefinition kpi, GivenNumber given, KpiSides? before, PlanSide side)
    {
        var said = given.Detail?.Sides ?? (side == PlanSide.Partner ? new KpiSides(null, given.Value)
            : before is not null ? new KpiSides(given.Value, null) : null);
        if (said is null)
        {
            return given;
        }

        if (side == PlanSide.Partner && said.Us is not null)
        {
            return new Refusal("kpi.not_your_side").With("kpi", kpi.Name);
        }

        var sides = new KpiSides(said.Us ?? before?.Us, said.Partner ?? before?.Partner);
        return given with { Value = sides.Mean, Detail = new KpiDetail { Sides = sides } };
    }
}
