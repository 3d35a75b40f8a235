using PrmBot.Partners;

namespace PrmBot.Selection;

/// <summary>One thing that two editions of the ideal profile differ in.</summary>
/// <param name="Route">For which route to market; null: for all.</param>
/// <param name="Fit">The fit whose weight differs; null: it is about an attribute.</param>
/// <param name="Attribute">The attribute; null: it is about a fit.</param>
/// <param name="IsMinimum">True: its minimum; false: a weight.</param>
/// <param name="Before">Null: none before.</param>
/// <param name="After">Null: none now.</param>
public sealed record ProfileDifference(
    PartnerType? Route, Criterion? Fit, ProfileAttribute? Attribute, bool IsMinimum, decimal? Before, decimal? After)
{
    /// <summary>All differences, routes in their order, weights before minimums.</summary>
    public static IReadOnlyList<ProfileDifference> Between(IdealProfile before, IdealProfile after)
    {
        PartnerType?[] routes = [null, .. Enum.GetValues<PartnerType>()];
        return [.. routes.SelectMany(r => Of(r, before.Own(r), after.Own(r)))];
    }

    private static IEnumerable<ProfileDifference> Of(PartnerType? route, ProfileTerms before, ProfileTerms after)
    {
        var weights = Criteria.All.Select(c => new ProfileDifference(
            route, c, null, false, Value(before.Weights, c), Value(after.Weights, c)));
        var attributes = ProfileAttributes.Rated.Select(a => new ProfileDifference(
            route, null, a, false, Value(before.AttributeWeights, a), Value(after.AttributeWeights, a)));
        var minimums = ProfileAttributes.All.Select(a => new ProfileDifference(
            route, null, a, true, Value(before.Minimums, a), Value(after.Minimums, a)));
        return weights.Concat(attributes).Concat(minimums).Where(d => d.Before != d.After);
    }

    private static decimal? Value<T>(IReadOnlyDictionary<T, decimal>? values, T key) =>
        values is not null && values.TryGetValue(key, out var value) ? value : null;
}
