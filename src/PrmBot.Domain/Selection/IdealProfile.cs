using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// What we look for in a partner: one for the tenant, with terms for all routes to market and for single ones. An
/// assessment copies what it was started with.
/// </summary>
public sealed record IdealProfile : IDocument
{
    public static string Kind => "ideal_profile";

    public static int Schema => 2;

    /// <summary>There is one.</summary>
    public static string TheId => "ideal";

    [JsonIgnore]
    public string Id => TheId;

    [JsonIgnore]
    PartnerId? IDocument.Partner => null;

    /// <summary>Raised by one at each change; 0: never touched.</summary>
    public int Edition { get; init; }

    /// <summary>For every route. Weights null: each partner gets the preset of its type.</summary>
    public ProfileTerms All { get; init; } = new() { Preset = WeightPreset.Standard };

    /// <summary>What one route to market has of its own.</summary>
    public IReadOnlyDictionary<PartnerType, ProfileTerms> Routes { get; init; } =
        new Dictionary<PartnerType, ProfileTerms>();

    public long Version { get; init; }

    /// <summary>What that route, or null for all of them, sets itself.</summary>
    public ProfileTerms Own(PartnerType? route) =>
        route is { } one ? Routes.GetValueOrDefault(one) ?? ProfileTerms.None : All;

    /// <summary>What holds for a new assessment of such a partner: its route's terms before those of all.</summary>
    public AppliedTerms TermsFor(PartnerType? type)
    {
        var own = type is null ? ProfileTerms.None : Own(type);
        var minimums = new Dictionary<ProfileAttribute, decimal>(All.Minimums);
        foreach (var (attribute, least) in own.Minimums)
        {
            minimums[attribute] = least;
        }

        return new AppliedTerms(
            own.Weights ?? All.Weights ?? CriterionWeights.Of(CriterionWeights.PresetOf(type)),
            own.AttributeWeights ?? All.AttributeWeights,
            minimums.Where(m => m.Value != 0).ToDictionary());
    }

    /// <summary>The same with these terms for that route, or for all.</summary>
    public IdealProfile With(PartnerType? route, ProfileTerms terms)
    {
        if (route is not { } one)
        {
            return this with { All = terms };
        }

        var routes = new Dictionary<PartnerType, ProfileTerms>(Routes) { [one] = terms };
        if (terms.IsEmpty)
        {
            routes.Remove(one);
        }

        return this with { Routes = routes };
    }
}
