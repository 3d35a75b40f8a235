using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>What we look for in a partner: one for the tenant. An assessment copies what it was started with.</summary>
public sealed record IdealProfile : IDocument
{
    public static string Kind => "ideal_profile";

    public static int Schema => 1;

    /// <summary>There is one.</summary>
    public static string TheId => "ideal";

    [JsonIgnore]
    public string Id => TheId;

    [JsonIgnore]
    PartnerId? IDocument.Partner => null;

    /// <summary>Raised by one at each change; 0: never touched.</summary>
    public int Edition { get; init; }

    /// <summary>Percent, summing to 100; null: each partner gets the preset of its type.</summary>
    public IReadOnlyDictionary<Criterion, decimal>? Weights { get; init; }

    /// <summary>The preset that was chosen last and not changed since; null: own weights.</summary>
    public WeightPreset? Preset { get; init; } = WeightPreset.Standard;

    public IReadOnlyDictionary<ProfileAttribute, decimal> Minimums { get; init; } =
        new Dictionary<ProfileAttribute, decimal>();

    public long Version { get; init; }

    /// <summary>The weights that a new assessment of such a partner takes.</summary>
    public IReadOnlyDictionary<Criterion, decimal> WeightsFor(PartnerType? type) =>
        Weights ?? CriterionWeights.Of(CriterionWeights.PresetOf(type));
}
