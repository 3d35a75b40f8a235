using PrmBot.Partners;

namespace PrmBot.Selection;

/// <summary>Ready-made weights.</summary>
public enum WeightPreset
{
    /// <summary>The default, and nothing of our own: each partner gets the preset of its type.</summary>
    Standard,
    Distributor,
    Services,
    Technology,
    Referral,
}

/// <summary>
/// Weights of the fits in percent, always summing to 100. A preset names one or two weights; the others share the rest
/// in the proportion of the defaults, so that the sum stays 100.
/// </summary>
public static class CriterionWeights
{
    private const int Digits = 10;

    public static IReadOnlyDictionary<Criterion, decimal> Defaults { get; } = new Dictionary<Criterion, decimal>
    {
        [Criterion.Profile] = 25,
        [Criterion.MarketAlignment] = 25,
        [Criterion.MarketMaking] = 15,
        [Criterion.Transactional] = 15,
        [Criterion.Reciprocity] = 20,
    };

    public static IReadOnlyDictionary<Criterion, decimal> Of(WeightPreset preset) => preset switch
    {
        WeightPreset.Standard => Defaults,
        WeightPreset.Distributor => Fix(Defaults, (Criterion.Transactional, 30), (Criterion.MarketMaking, 5)),
        WeightPreset.Services => Fix(Defaults, (Criterion.Profile, 30)),
        WeightPreset.Technology => Fix(Defaults, (Criterion.MarketMaking, 30), (Criterion.Transactional, 5)),
        WeightPreset.Referral => Fix(Defaults, (Criterion.MarketAlignment, 40)),
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "Unknown preset."),
    };

    /// <summary>The preset of a route to market; the standard one while the type is not known.</summary>
    public static WeightPreset PresetOf(PartnerType? type) => type switch
    {
        null => WeightPreset.Standard,
        PartnerType.Reseller or PartnerType.Distributor => WeightPreset.Distributor,
        PartnerType.Si or PartnerType.Msp => WeightPreset.Services,
        PartnerType.Isv or PartnerType.Technology => WeightPreset.Technology,
        PartnerType.Referral => WeightPreset.Referral,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
    };

    /// <summary>
    /// Sets some weights exactly and scales the others so that all sum to 100; those that were all 0 share alike.
    /// </summary>
    public static IReadOnlyDictionary<T, decimal> Fix<T>(
        IReadOnlyDictionary<T, decimal> from, params (T Key, decimal Weight)[] exact)
        where T : struct, Enum
    {
        var rest = 100m - exact.Sum(e => e.Weight);
        var others = from.Keys.Order().Where(k => exact.All(e => !e.Key.Equals(k))).ToList();
        var sum = others.Sum(k => from[k]);
        var weights = exact.ToDictionary(e => e.Key, e => e.Weight);
        foreach (var other in others)
        {
            weights[other] = Math.Round(sum == 0 ? rest / others.Count : from[other] * rest / sum, Digits);
        }

        // Rounding leaves a last digit over: it goes to the heaviest of the others, so that the sum is 100 exactly.
        if (others.Count > 0)
        {
            weights[others.MaxBy(k => weights[k])] += 100m - weights.Values.Sum();
        }

        return weights;
    }
}
