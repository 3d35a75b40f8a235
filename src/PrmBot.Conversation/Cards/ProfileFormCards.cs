using System.Text.Json.Nodes;
using PrmBot.Conversation.Plugins;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the form of the ideal profile, and reads it back.</summary>
internal static class ProfileFormCards
{
    /// <summary>The route's value that stands for all of them.</summary>
    public const string AllRoutes = "all";

    private const string Weight = "weight_";
    private const string AttributeWeight = "attribute_";
    private const string Minimum = "minimum_";

    public static ProfileFormCard Of(TurnScope turn, IdealProfile profile, PartnerType? route)
    {
        var terms = profile.TermsFor(route);
        var attributes = terms.AttributeWeights ?? AttributeWeights.Defaults;
        return new ProfileFormCard
        {
            Title = route is { } one
                ? turn.Say("profile.title_route", ("route", turn.Words(one))) : turn.Say("profile.text"),
            Route = route is { } of ? of.ToString().ToLowerInvariant() : AllRoutes,
            Weights = [.. Rounded(Criteria.All, terms.Weights).Select(w => new ProfileField(
                Weight + w.Key.Key(), turn.Say("profile.label_weight", ("name", turn.Fit(w.Key))),
                Shown(turn, w.Value)))],
            Attributes = [.. Rounded(ProfileAttributes.Rated, attributes).Select(w => new ProfileField(
                AttributeWeight + w.Key.Key(), turn.Say("profile.label_weight", ("name", turn.Words(w.Key))),
                Shown(turn, w.Value)))],
            Minimums = [.. ProfileAttributes.All.Select(a => new ProfileField(
                Minimum + a.Key(),
                turn.Say(a.IsRated() ? "profile.label_level" : "profile.label_minimum", ("name", turn.Words(a))),
                Shown(turn, terms.Minimums.GetValueOrDefault(a))))],
        };
    }

    public static IReadOnlyList<NamedChoice> Routes(TurnScope turn) =>
    [
        new(AllRoutes, turn.Say("profile.all_routes")),
        .. Enum.GetValues<PartnerType>().Select(t => new NamedChoice(t.ToString().ToLowerInvariant(), turn.Words(t))),
    ];

    /// <summary>What the form holds; an empty field keeps what stands. Refuses what is no number.</summary>
    public static Outcome<AppliedTerms> Read(TurnScope turn, JsonObject data, AppliedTerms now)
    {
        var weights = new Dictionary<Criterion, decimal>(now.Weights);
        var attributes = new Dictionary<ProfileAttribute, decimal>(now.AttributeWeights ?? AttributeWeights.Defaults);
        var minimums = new Dictionary<ProfileAttribute, decimal>(now.Minimums);
        var faults =
            Criteria.All.Select(c => Take(turn, data, Weight + c.Key(), v => weights[c] = v))
            .Concat(ProfileAttributes.Rated.Select(a =>
                Take(turn, data, AttributeWeight + a.Key(), v => attributes[a] = v)))
            .Concat(ProfileAttributes.All.Select(a => Take(turn, data, Minimum + a.Key(), v => minimums[a] = v)))
            .ToList();
        return faults.FirstOrDefault(f => f is not null) is { } fault
            ? fault
            : new AppliedTerms(weights, attributes, minimums);
    }

    private static Refusal? Take(TurnScope turn, JsonObject data, string id, Action<decimal> store)
    {
        var text = data[id] is JsonValue value ? value.ToString() : string.Empty;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (ProfileInput.Number(turn, text) is not { } number)
        {
            return new Refusal("profile.no_number").With("given", text);
        }

        store(number);
        return null;
    }

    // Rounded to one decimal so that what is shown still sums to 100: what is left over goes to the heaviest.
    private static List<KeyValuePair<T, decimal>> Rounded<T>(
        IReadOnlyList<T> keys, IReadOnlyDictionary<T, decimal> weights)
    {
        var rounded = keys.Select(k => (Key: k, Value: Math.Round(weights.GetValueOrDefault(k), 1))).ToList();
        var left = 100 - rounded.Sum(r => r.Value);
        var heaviest = rounded.MaxBy(r => r.Value).Key;
        return [.. rounded.Select(r => KeyValuePair.Create(r.Key, r.Value + (Equals(r.Key, heaviest) ? left : 0)))];
    }

    private static string Shown(TurnScope turn, decimal number) => number.ToString("0.##", turn.Culture);
}
