using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>The best partner profile: weights, minimums, presets, for all routes to market or for one.</summary>
public sealed class ProfilePlugin : IPlugin
{
    private const string RouteText =
        "Route to market: reseller, distributor, si, msp, isv, technology, referral; left out: all";

    [KernelFunction("show"),
        Description("The ideal partner profile: weights, minimums, presets, and its editions.")]
    [Does(Act.SeePortfolio)]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn,
        [Description(RouteText)] string? route = null,
        [Description("Number of an older edition")] string? edition = null,
        CancellationToken ct = default)
    {
        var editions = await ProfileReads.EditionsAsync(turn.Session, ct);
        if (edition is not null)
        {
            var old = editions.FirstOrDefault(e => ProfileInput.Number(turn, edition) == e.Number);
            return old is null
                ? turn.Refuse(new Refusal("profile.unknown_edition")
                    .With("given", edition).With("last", editions.Count == 0 ? 0 : editions[0].Number))
                : Shown(turn, old.Profile, ProfileInput.Route(turn, route), editions, isOld: true);
        }

        return Shown(turn, await ProfileReads.NowAsync(turn.Session, ct), ProfileInput.Route(turn, route), editions);
    }

    [KernelFunction("set_weight"), Description("Set how much one fit, or one attribute of the profile, counts.")]
    [Does(Act.Manage, IsInternal = true)]
    public async Task<Reply> SetWeightAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Percent, for example 30; the others share the rest")] string weight,
        [Description("profile, market_alignment, market_making, transactional or reciprocity; or an attribute: "
            + "market_expertise, technology, financial_stability, culture")] string? criterion = null,
        [Description(RouteText)] string? route = null,
        CancellationToken ct = default)
    {
        if (ProfileInput.Number(turn, weight) is not { } percent)
        {
            return turn.Refuse(new Refusal("profile.no_number").With("given", weight));
        }

        criterion ??= ProfileInput.AttributeSaid(turn);
        var of = ProfileInput.Route(turn, route);
        if (Criteria.Find(criterion) is { } fit)
        {
            var echo = Echo(turn, "profile.weight_set", of, ("fit", turn.Fit(fit)), ("weight", percent));
            return await StoredAsync(
                turn, await ChangeProfile.SetWeightAsync(turn.Session, fit, percent, of, ct), of, echo, ct);
        }

        if (ProfileAttributes.Find(criterion) is not { } attribute)
        {
            return turn.Refuse(criterion is null
                ? new Refusal("profile.which_criterion")
                : new Refusal("profile.unknown_criterion").With("given", criterion));
        }

        var said = Echo(
            turn, "profile.attribute_weight_set", of, ("attribute", turn.Words(attribute)), ("weight", percent));
        return await StoredAsync(
            turn, await ChangeProfile.SetWeightAsync(turn.Session, attribute, percent, of, ct), of, said, ct);
    }

    [KernelFunction("set_minimum"),
        Description("Set the least that an ideal partner has, for example 5 certified people.")]
    [Does(Act.Manage, IsInternal = true)]
    public async Task<Reply> SetMinimumAsync(
        [FromKernelServices] TurnScope turn,
        [Description("certified_people, references, territories, segments: a number; market_expertise, technology, "
            + "financial_stability, culture: a level 0 to 4")] string attribute,
        [Description("The number; 0 takes the minimum off")] string value,
        [Description(RouteText)] string? route = null,
        CancellationToken ct = default)
    {
        if (ProfileAttributes.Find(attribute) is not { } found)
        {
            return turn.Refuse(new Refusal("profile.unknown_attribute").With("given", attribute));
        }

        if (ProfileInput.Number(turn, value) is not { } least)
        {
            return turn.Refuse(new Refusal("profile.no_number").With("given", value));
        }

        var of = ProfileInput.Route(turn, route);
        var echo = Echo(
            turn, least == 0 ? "profile.minimum_off" : "profile.minimum_set", of,
            ("attribute", turn.Words(found)), ("value", least));
        return await StoredAsync(
            turn, await ChangeProfile.SetMinimumAsync(turn.Session, found, least, of, ct), of, echo, ct);
    }

    [KernelFunction("use_preset"), Description("Take ready-made weights.")]
    [Does(Act.Manage, IsInternal = true)]
    public async Task<Reply> UsePresetAsync(
        [FromKernelServices] TurnScope turn,
        [Description("distributor, services, technology, referral; or standard, by partner type")] string preset,
        [Description(RouteText)] string? route = null,
        CancellationToken ct = default)
    {
        if (ProfileInput.Preset(preset) is not { } found)
        {
            return turn.Refuse(new Refusal("profile.unknown_preset").With("given", preset));
        }

        // "Use the preset for distributors" names the preset, not a route that takes it.
        var of = ProfileInput.Route(turn, route);
        of = route is null && of is { } said && CriterionWeights.PresetOf(said) == found ? null : of;
        var echo = Echo(turn, "profile.preset_set", of, ("preset", turn.Say(ProfileCards.Key(found))));
        return await StoredAsync(
            turn, await ChangeProfile.UsePresetAsync(turn.Session, found, of, ct), of, echo, ct);
    }

    [KernelFunction("edit"), Description("The form that sets all weights and minimums at once.")]
    [Does(Act.Manage, IsInternal = true)]
    public async Task<Reply> EditAsync(
        [FromKernelServices] TurnScope turn,
        [Description(RouteText)] string? route = null,
        [Description("True: store what the form holds")] bool save = false,
        CancellationToken ct = default)
    {
        var of = ProfileInput.Route(turn, route);
        var profile = await ProfileReads.NowAsync(turn.Session, ct);
        if (!save || turn.Turn.Input is not TurnInput.Pressed form)
        {
            return Reply.Show(ProfileFormCards.Of(turn, profile, of), turn.Say("profile.form_text")) with
            {
                InPlace = true,
            };
        }

        var read = ProfileFormCards.Read(turn, form.Data, profile.TermsFor(of));
        if (!read.Succeeded(out var wanted, out var refusal))
        {
            return turn.Refuse(refusal);
        }

        var outcome = await ChangeProfile.ReplaceAsync(turn.Session, wanted, of, ct);
        return await StoredAsync(turn, outcome, of, Echo(turn, "profile.saved", of), ct);
    }

    private static Reply Shown(
        TurnScope turn, IdealProfile profile, PartnerType? route, IReadOnlyList<ProfileEdition> editions,
        bool isOld = false)
    {
        var card = ProfileCards.Of(turn, profile, route, editions, isOld);
        return Reply.Show(card, turn.Say("profile.text")) with { InPlace = true };
    }

    private static async Task<Reply> StoredAsync(
        TurnScope turn, Outcome<IdealProfile> outcome, PartnerType? route, string echo, CancellationToken ct)
    {
        if (!outcome.Succeeded(out var profile, out var refusal))
        {
            return turn.Refuse(refusal);
        }

        var editions = await ProfileReads.EditionsAsync(turn.Session, ct);
        var card = ProfileCards.Of(turn, profile, route, editions) with { Echo = echo };
        return Reply.Show(card, echo) with { Changed = echo, InPlace = true };
    }

    private static string Echo(
        TurnScope turn, string key, PartnerType? route, params (string Name, object Fact)[] facts) =>
        route is { } one
            ? turn.Say("profile.for_route", ("what", turn.Say(key, facts)), ("route", turn.Words(one)))
            : turn.Say(key, facts);
}
