using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>How a number came to us.</summary>
public enum KpiSource
{
    Said,
    Form,
    Import,
    Sample,

    /// <summary>A target that both sides accepted as a change.</summary>
    Proposal,

    /// <summary>Computed from what is recorded elsewhere, at every look.</summary>
    Derived,
}

/// <summary>Who gave a number, when, and how.</summary>
public sealed record KpiStamp(Person Who, DateTimeOffset At, KpiSource Source);

/// <summary>A number that was replaced later.</summary>
public sealed record FormerNumber(decimal Value, string? Currency, KpiStamp By)
{
    /// <summary>What was given beside it; null: nothing.</summary>
    public KpiDetail? Detail { get; init; }
}

/// <summary>What one side says against a number: both stay visible until one of them is recorded.</summary>
/// <param name="Value">In the KPI's unit.</param>
/// <param name="By">Who says so.</param>
/// <param name="Reason">As said; null: not said.</param>
public sealed record KpiDispute(decimal Value, KpiStamp By, string? Reason);

/// <summary>What a share was made of.</summary>
/// <param name="Numerator">The part, in whatever it counts.</param>
/// <param name="Denominator">All, above zero.</param>
public sealed record KpiBasis(decimal Numerator, decimal Denominator);

/// <summary>One number: an actual value, or a target, of one period.</summary>
/// <param name="Period">What it is for.</param>
/// <param name="Value">In the KPI's unit; 35 % is 35.</param>
/// <param name="By">Where it comes from.</param>
public sealed record KpiNumber(Period Period, decimal Value, KpiStamp By)
{
    /// <summary>ISO 4217; null: not said, or no money.</summary>
    public string? Currency { get; init; }

    /// <summary>The number of cases behind a ratio or a mean; null: not known.</summary>
    public int? Sample { get; init; }

    /// <summary>Of a ratio: the cases that count, out of <see cref="Sample"/>; null: not known.</summary>
    public int? Part { get; init; }

    /// <summary>Of a computed share: numerator and denominator; null: it was given as a number.</summary>
    public KpiBasis? Basis { get; init; }

    /// <summary>What was given beside it; null: nothing.</summary>
    public KpiDetail? Detail { get; init; }

    /// <summary>Of a target: where the level stood before; null: 0 for flows, else the last number before the
    /// period.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The other number, while the sides do not agree; null: nobody disputes it.</summary>
    public KpiDispute? Dispute { get; init; }

    /// <summary>What it replaced, oldest first.</summary>
    public IReadOnlyList<FormerNumber> Former { get; init; } = [];
}

/// <summary>All numbers of one KPI with one partner. A correction never loses what it corrects.</summary>
public sealed record KpiSeries : IDocument
{
    public static string Kind => "kpi_series";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => IdOf(Of, Kpi);

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>K1 to K34.</summary>
    public required string Kpi { get; init; }

    /// <summary>One for each period, in the order of periods; a period without a number is not in it.</summary>
    public IReadOnlyList<KpiNumber> Values { get; init; } = [];

    /// <summary>One for each period, in the order of periods.</summary>
    public IReadOnlyList<KpiNumber> Targets { get; init; } = [];

    /// <summary>The first period after the last shift that somebody confirmed; null: none was.</summary>
    public Period? ShiftedSince { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, string kpi) => $"{partner.Value}|{kpi}";

    public KpiNumber? ValueOf(Period period) => Values.FirstOrDefault(v => v.Period == period);

    public KpiNumber? TargetOf(Period period) => Targets.FirstOrDefault(v => v.Period == period);

    /// <summary>The series with this value; one of the same period goes into the new one's history.</summary>
    public KpiSeries WithValue(KpiNumber value) => this with { Values = Merge(Values, value) };

    /// <summary>The same for a target.</summary>
    public KpiSeries WithTarget(KpiNumber target) => this with { Targets = Merge(Targets, target) };

    /// <summary>The series with many values and targets at once, each period once; ordered once.</summary>
    public KpiSeries WithAll(IReadOnlyList<KpiNumber> values, IReadOnlyList<KpiNumber> targets) =>
        this with { Values = Merge(Values, values), Targets = Merge(Targets, targets) };

    private static IReadOnlyList<KpiNumber> Merge(IReadOnlyList<KpiNumber> all, IReadOnlyList<KpiNumber> added)
    {
        if (added.Count == 0)
        {
            return all;
        }

        var byPeriod = all.ToDictionary(n => n.Period);
        foreach (var number in added)
        {
            byPeriod[number.Period] = byPeriod.TryGetValue(number.Period, out var former)
                ? number with { Former = [.. former.Former, .. Replaced(former)] }
                : number;
        }

        return [.. byPeriod.Values.OrderBy(n => n.Period)];
    }

    private static List<KpiNumber> Merge(IReadOnlyList<KpiNumber> all, KpiNumber added)
    {
        var former = all.FirstOrDefault(n => n.Period == added.Period);
        var merged = former is null
            ? added
            : added with { Former = [.. former.Former, .. Replaced(former)] };
        return [.. all.Where(n => n != former).Append(merged).OrderBy(n => n.Period)];
    }

    // A dispute is settled by recording one of both numbers; the other one stays known.
    private static IEnumerable<FormerNumber> Replaced(KpiNumber former)
    {
        yield return new FormerNumber(former.Value, former.Currency, former.By) { Detail = former.Detail };
        if (former.Dispute is { } dispute)
        {
            yield return new FormerNumber(dispute.Value, former.Currency, dispute.By);
        }
    }
}
