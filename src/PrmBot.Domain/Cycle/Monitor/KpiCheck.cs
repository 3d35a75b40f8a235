namespace PrmBot.Cycle.Monitor;

/// <summary>A number as somebody gave it.</summary>
/// <param name="Value">In the KPI's unit.</param>
/// <param name="Unit">The unit that was said with it; null: none.</param>
/// <param name="Currency">ISO 4217; null: none said.</param>
public sealed record GivenNumber(decimal Value, KpiUnit? Unit = null, string? Currency = null)
{
    /// <summary>The cases behind a share that was given as "3 of 7"; null: it was given as a number.</summary>
    public GivenCases? Cases { get; init; }

    /// <summary>What was said beside it; null: nothing.</summary>
    public KpiDetail? Detail { get; init; }
}

/// <summary>Numerator and denominator of a share, as given: a part of all, all at least one.</summary>
public sealed record GivenCases(int Part, int All);

/// <summary>What a number must be to be one of a KPI.</summary>
public static class KpiCheck
{
    /// <summary>Null when the number can be; else why not and what would be right.</summary>
    public static Refusal? Refuses(KpiDefinition kpi, GivenNumber given, KpiSeries? series)
    {
        if (given.Unit is { } unit && unit != kpi.Unit)
        {
            return new Refusal($"kpi.unit_{Name(kpi.Unit)}").With("kpi", kpi.Name);
        }

        if (given.Cases is { } cases && cases.Part > cases.All)
        {
            return new Refusal("kpi.part_over_all").With("part", cases.Part).With("all", cases.All);
        }

        if (given.Detail?.Sides is { } sides)
        {
            var bare = given with { Detail = null };
            return OfSide(sides.Us) ?? OfSide(sides.Partner);

            Refusal? OfSide(decimal? value) =>
                value is { } one ? Refuses(kpi, bare with { Value = one }, series) : null;
        }

        if (given.Detail?.Quality is < 0 or > 100)
        {
            return new Refusal("kpi.quality_over").With("value", given.Detail.Quality.Value);
        }

        if (kpi.Minimum is { } least && given.Value < least)
        {
            var negative = least == 0 && given.Value < 0;
            return new Refusal(negative ? "kpi.negative" : "kpi.too_low").With("kpi", kpi.Name).With("least", least)
                .With("value", given.Value);
        }

        if (kpi.Maximum is { } most && given.Value > most)
        {
            return new Refusal(kpi.Unit == KpiUnit.Percent ? "kpi.over_percent" : "kpi.too_high")
                .With("kpi", kpi.Name).With("most", most).With("value", given.Value);
        }

        if (kpi.Unit == KpiUnit.Count && given.Value != decimal.Truncate(given.Value))
        {
            return new Refusal("kpi.not_whole").With("kpi", kpi.Name).With("value", given.Value);
        }

        if (given.Cases is not null && kpi.Unit != KpiUnit.Percent)
        {
            return new Refusal("kpi.cases_need_share").With("kpi", kpi.Name);
        }

        return CurrencyOf(series) is { } known && given.Currency is { } said && said != known
            ? new Refusal("kpi.other_currency").With("kpi", kpi.Name).With("said", said).With("known", known)
            : null;
    }

    /// <summary>The currency of what was recorded last; null: none known.</summary>
    public static string? CurrencyOf(KpiSeries? series) =>
        series?.Values.Concat(series.Targets).LastOrDefault(n => n.Currency is not null)?.Currency;

    private static string Name(KpiUnit unit) => unit switch
    {
        KpiUnit.Percent => "percent",
        KpiUnit.Days => "days",
        KpiUnit.Count => "count",
        KpiUnit.Money => "money",
        KpiUnit.Times => "times",
        KpiUnit.Score => "score",
        KpiUnit.Points => "points",
        KpiUnit.Hours => "hours",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };
}
