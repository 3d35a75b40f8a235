using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of the ideal partner profile.</summary>
internal static class ProfileCards
{
    private const int ShownEditions = 6;
    private const int ShownChanges = 6;

    public static ProfileCard Of(
        TurnScope turn, IdealProfile profile, PartnerType? route, IReadOnlyList<ProfileEdition> editions,
        bool isOld = false)
    {
        var terms = profile.TermsFor(route);
        var attributes = terms.AttributeWeights ?? AttributeWeights.Defaults;
        return new ProfileCard
        {
            Title = route is { } one
                ? turn.Say("profile.title_route", ("route", turn.Words(one))) : turn.Say("profile.text"),
            Preset = PresetLine(turn, profile, route),
            Edition = EditionLine(turn, profile, editions),
            Weights = [.. Criteria.All.Select(c => Row(turn, turn.Fit(c), terms.Weights.GetValueOrDefault(c)))],
            Attributes = [.. ProfileAttributes.Rated.Select(a =>
                Row(turn, turn.Words(a), attributes.GetValueOrDefault(a)))],
            Minimums = [.. ProfileAttributes.All.Select(a => new MinimumRow(
                turn.Words(a), Minimum(turn, a, terms.Minimums.GetValueOrDefault(a))))],
            Route = route is { } of ? of.ToString().ToLowerInvariant() : ProfileFormCards.AllRoutes,
            Routes = ProfileFormCards.Routes(turn),
            Presets = [.. Enum.GetValues<WeightPreset>().Select(p => new NamedChoice(Name(p), turn.Say(Key(p))))],
            Editions = Editions(turn, editions),
            IsReadOnly = isOld || turn.Session.Caller.Role != Role.Manager,
        };
    }

    /// <summary>Key of the preset's name in words.</summary>
    public static string Key(WeightPreset preset) => "preset." + Name(preset);

    private static WeightRow Row(TurnScope turn, string name, decimal weight) => new(
        name, SelectionWords.Bar(weight / 100), turn.Say("profile.weight", ("weight", turn.Number(weight))));

    private static string Minimum(TurnScope turn, ProfileAttribute attribute, decimal least) => least == 0
        ? turn.Say("profile.no_minimum")
        : turn.Say(attribute.IsRated() ? "profile.at_least_level" : "profile.at_least", ("value", least));

    private static string PresetLine(TurnScope turn, IdealProfile profile, PartnerType? route)
    {
        if (route is { } one && profile.Own(route).Weights is null)
        {
            return profile.All.Weights is null
                ? turn.Say("profile.preset_of_type", ("preset", turn.Say(Key(CriterionWeights.PresetOf(one)))))
                : turn.Say("profile.preset_of_all");
        }

        var own = profile.Own(route);
        var line = own.Preset switch
        {
            _ when own.Weights is null => turn.Say("profile.preset_standard"),
            { } preset => turn.Say("profile.preset_used", ("preset", turn.Say(Key(preset)))),
            null => turn.Say("profile.preset_own"),
        };
        var others = route is null
            ? profile.Routes.Where(r => !r.Value.IsEmpty).OrderBy(r => r.Key).Select(r => turn.Words(r.Key)).ToList()
            : [];
        return others.Count == 0
            ? line
            : $"{line} {turn.Say("profile.routes_own", ("routes", string.Join(", ", others)))}";
    }

    private static string EditionLine(TurnScope turn, IdealProfile profile, IReadOnlyList<ProfileEdition> editions)
    {
        if (profile.Edition == 0)
        {
            return turn.Say("profile.edition_none");
        }

        return editions.FirstOrDefault(e => e.Number == profile.Edition) is { } edition
            ? turn.Say(
                "profile.edition",
                ("number", edition.Number), ("who", edition.By.Name), ("date", turn.Date(edition.At)))
            : turn.Say("profile.edition_unsigned", ("number", profile.Edition));
    }

    private static List<EditionRow> Editions(TurnScope turn, IReadOnlyList<ProfileEdition> editions) =>
        [.. editions.Take(ShownEditions).Select((e, i) => new EditionRow(
            e.Number.ToString(turn.Culture),
            turn.Say("profile.edition", ("number", e.Number), ("who", e.By.Name), ("date", turn.Date(e.At))),
            Changes(turn, i + 1 < editions.Count ? editions[i + 1].Profile : new IdealProfile(), e.Profile)))];

    private static string Changes(TurnScope turn, IdealProfile before, IdealProfile after)
    {
        var all = ProfileDifference.Between(before, after);
        var shown = all.Take(ShownChanges).Select(d => Change(turn, d)).ToList();
        if (all.Count > ShownChanges)
        {
            shown.Add(turn.Say("profile.changes_more", ("count", all.Count - ShownChanges)));
        }

        return shown.Count == 0 ? turn.Say("profile.changes_none") : string.Join("; ", shown);
    }

    private static string Change(TurnScope turn, ProfileDifference difference)
    {
        var name = difference.Fit is { } fit ? turn.Fit(fit) : turn.Words(difference.Attribute!.Value);
        var what = difference.IsMinimum ? turn.Say("profile.minimum_of", ("name", name)) : name;
        var line = turn.Say(
            "profile.change",
            ("what", what),
            ("before", difference.Before is { } b ? turn.Number(b) : turn.Say("profile.nothing")),
            ("after", difference.After is { } a ? turn.Number(a) : turn.Say("profile.nothing")));
        return difference.Route is { } route
            ? turn.Say("profile.change_route", ("route", turn.Words(route)), ("change", line)) : line;
    }

    private static string Name(WeightPreset preset) => preset.ToString().ToLowerInvariant();
}
