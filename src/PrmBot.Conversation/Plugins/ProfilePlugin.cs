using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>The best partner profile: weights of the fits, minimums, presets.</summary>
public sealed class ProfilePlugin : IPlugin
{
    [KernelFunction("show"), Description("The ideal partner profile: weights of the fits, minimums, presets.")]
    [Does(Act.SeePortfolio)]
    public async Task<Reply> ShowAsync([FromKernelServices] TurnScope turn, CancellationToken ct = default)
    {
        var profile = await turn.Session.Work.FindAsync<IdealProfile>(IdealProfile.TheId, ct) ?? new IdealProfile();
        return Reply.Show(ProfileCards.Of(turn, profile, echo: null), turn.Say("profile.text"));
    }

    [KernelFunction("set_weight"), Description("Set how much one fit counts, in percent; the others share the rest.")]
    [Does(Act.Manage)]
    public async Task<Reply> SetWeightAsync(
        [FromKernelServices] TurnScope turn,
        [Description("profile, market_alignment, market_making, transactional or reciprocity")] string criterion,
        [Description("Percent, for example 30")] string weight,
        CancellationToken ct = default)
    {
        if (Criteria.Find(criterion) is not { } fit)
        {
            return turn.Refuse(new Refusal("assessment.unknown_criterion").With("given", criterion));
        }

        return Number(turn, weight) is { } percent
            ? Stored(
                turn,
                await ChangeProfile.SetWeightAsync(turn.Session, fit, percent, ct),
                turn.Say("profile.weight_set", ("fit", turn.Fit(fit)), ("weight", percent)))
            : turn.Refuse(new Refusal("profile.no_number").With("given", weight));
    }

    [KernelFunction("set_minimum"),
        Description("Set the least that an ideal partner has, for example 5 certified people.")]
    [Does(Act.Manage)]
    public async Task<Reply> SetMinimumAsync(
        [FromKernelServices] TurnScope turn,
        [Description("certified_people, references, territories or segments")] string attribute,
        [Description("The number; 0 takes the minimum off")] string value,
        CancellationToken ct = default)
    {
        if (ProfileAttributes.Find(attribute) is not { } found)
        {
            return turn.Refuse(new Refusal("profile.unknown_attribute").With("given", attribute));
        }

        if (Number(turn, value) is not { } least)
        {
            return turn.Refuse(new Refusal("profile.no_number").With("given", value));
        }

        var echo = turn.Say(
            least == 0 ? "profile.minimum_off" : "profile.minimum_set",
            ("attribute", turn.Say("attribute." + found.Key())),
            ("value", least));
        return Stored(turn, await ChangeProfile.SetMinimumAsync(turn.Session, found, least, ct), echo);
    }

    [KernelFunction("use_preset"), Description("Take ready-made weights for every partner.")]
    [Does(Act.Manage)]
    public async Task<Reply> UsePresetAsync(
        [FromKernelServices] TurnScope turn,
        [Description("distributor, services, technology, referral; or standard, by partner type")] string preset,
        CancellationToken ct = default)
    {
        if (Preset(preset) is not { } found)
        {
            return turn.Refuse(new Refusal("profile.unknown_preset").With("given", preset));
        }

        var echo = turn.Say("profile.preset_set", ("preset", turn.Say(ProfileCards.Key(found))));
        return Stored(turn, await ChangeProfile.UsePresetAsync(turn.Session, found, ct), echo);
    }

    private static Reply Stored(TurnScope turn, Outcome<IdealProfile> outcome, string echo) =>
        outcome.Succeeded(out var profile, out var refusal)
            ? Reply.Show(ProfileCards.Of(turn, profile, echo), echo) with { Changed = echo, InPlace = true }
            : turn.Refuse(refusal);

    private static WeightPreset? Preset(string name) => name.Trim().ToLowerInvariant() switch
    {
        "standard" or "default" or "defaults" or "by type" => WeightPreset.Standard,
        "distributor" or "reseller" => WeightPreset.Distributor,
        "services" or "service" or "si" or "msp" => WeightPreset.Services,
        "technology" or "isv" or "tech" => WeightPreset.Technology,
        "referral" => WeightPreset.Referral,
        _ => null,
    };

    // From a card or a person it is in the reader's format, from the understanding engine in the invariant one.
    private static decimal? Number(TurnScope turn, string text)
    {
        var plain = text.Replace("%", string.Empty, StringComparison.Ordinal).Trim();
        if (decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return decimal.TryParse(plain, NumberStyles.Number, turn.Culture, out number) ? number : null;
    }
}
