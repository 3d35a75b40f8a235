using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

/// <summary>Builds KPIs and series for tests, short.</summary>
internal static class KpiBuilder
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly PartnerId Contoso = PartnerId.From("p1");

    public static KpiDefinition Pipeline => Kpi("K8", new KpiRule.Pace(), KpiKind.Flow) with
    {
        Unit = KpiUnit.Money, Cadence = KpiCadence.Weekly, Minimum = 0,
    };

    public static KpiDefinition Kept => Kpi("K26", new KpiRule.Thresholds(85, 70), KpiKind.Ratio)
        with { Maximum = 100, Minimum = 0 };

    public static KpiDefinition Kpi(string id, KpiRule rule, KpiKind kind) => new()
    {
        Id = id, Name = $"Name {id}", ShortName = id, Definition = "What.", Formula = "How.", Unit = KpiUnit.Percent,
        Direction = KpiDirection.Up, Cadence = KpiCadence.Monthly, Leading = true, Core = true, Kind = kind,
        Section = KpiSection.Goals, Rule = rule,
    };

    public static KpiStamp Stamp(DateOnly? on = null) => new(
        new Person(UserId.From("u1"), "Ada"),
        new DateTimeOffset((on ?? Today).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), KpiSource.Said);

    public static KpiNumber Number(string period, decimal value) => new(Period.Parse(period)!, value, Stamp());

    public static KpiSeries Series(string kpi, params (string Period, decimal Value)[] values) =>
        values.Aggregate(new KpiSeries { Of = Contoso, Kpi = kpi }, (s, v) => s.WithValue(Number(v.Period, v.Value)));

    public static KpiSeries Aim(this KpiSeries series, string period, decimal value) =>
        series.WithTarget(Number(period, value));
}
