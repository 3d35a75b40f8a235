using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of the ideal partner profile.</summary>
internal static class ProfileCards
{
    public static ProfileCard Of(TurnScope turn, IdealProfile profile, string? echo)
    {
        var weights = profile.Weights ?? CriterionWeights.Defaults;
        return new ProfileCard
        {
            Echo = echo,
            Preset = profile.Preset switch
            {
                null => turn.Say("profile.preset_own"),
                WeightPreset.Standard => turn.Say("profile.preset_standard"),
                { } preset => turn.Say("profile.preset_used", ("preset", turn.Say(Key(preset)))),
            },
            Weights = [.. Criteria.All.Select(c => new WeightRow(
                turn.Fit(c),
                SelectionWords.Bar(weights[c] / 100),
                turn.Say("profile.weight", ("weight", turn.Number(weights[c])))))],
            Minimums = [.. ProfileAttributes.All.Select(a => new MinimumRow(
                Name(turn, a),
                profile.Minimums.TryGetValue(a, out var least)
                    ? turn.Say("profile.at_least", ("value", least))
                    : turn.Say("profile.no_minimum")))],
            Criteria = [.. Criteria.All.Select(c => new NamedChoice(c.Key(), turn.Fit(c)))],
            Attributes = [.. ProfileAttributes.All.Select(a => new NamedChoice(a.Key(), Name(turn, a)))],
            Presets = [.. Enum.GetValues<WeightPreset>().Select(p => new NamedChoice(Name(p), turn.Say(Key(p))))],
        };
    }

    /// <summary>Key of the preset's name in words.</summary>
    public static string Key(WeightPreset preset) => "preset." + Name(preset);

    private static string Name(WeightPreset preset) => preset.ToString().ToLowerInvariant();

    private static string Name(TurnScope turn, ProfileAttribute attribute) => turn.Say("attribute." + attribute.Key());
}
