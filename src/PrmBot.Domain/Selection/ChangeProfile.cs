using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// Changes the ideal profile, for one route to market or (route null) for all; every change is a new edition.
/// Assessments that were started keep theirs.
/// </summary>
public static class ChangeProfile
{
    private const decimal MostCounted = 100_000;
    private const decimal BestLevel = 4;

    /// <summary>Sets one weight in percent, 0 to 100; the others keep their proportions and share the rest.</summary>
    public static Task<Outcome<IdealProfile>> SetWeightAsync(
        Session session, Criterion criterion, decimal percent, PartnerType? route, CancellationToken ct) =>
        WeightFault(percent) is { } fault ? Refused(fault) : ChangeAsync(session, route, (profile, own) => own with
        {
            Weights = CriterionWeights.Fix(profile.TermsFor(route).Weights, (criterion, percent)),
            Preset = null,
        }, ct);

    /// <summary>The same for a rated attribute within the best partner profile.</summary>
    public static Task<Outcome<IdealProfile>> SetWeightAsync(
        Session session, ProfileAttribute attribute, decimal percent, PartnerType? route, CancellationToken ct)
    {
        if (!attribute.IsRated())
        {
            return Refused(new Refusal("profile.not_weighed").With("attribute", attribute.Key()));
        }

        if (WeightFault(percent) is { } fault)
        {
            return Refused(fault);
        }

        return ChangeAsync(session, route, (profile, own) => own with
        {
            AttributeWeights = CriterionWeights.Fix(
                profile.TermsFor(route).AttributeWeights ?? AttributeWeights.Defaults, (attribute, percent)),
        }, ct);
    }

    /// <summary>
    /// Sets the least that an ideal partner has: a count, or a level for a rated attribute. 0 takes the minimum off.
    /// </summary>
    public static Task<Outcome<IdealProfile>> SetMinimumAsync(
        Session session, ProfileAttribute attribute, decimal value, PartnerType? route, CancellationToken ct) =>
        MinimumFault(attribute, value) is { } fault
            ? Refused(fault)
            : ChangeAsync(session, route, (profile, own) => own with
            {
                Minimums = With(own.Minimums, attribute, value, keepsZero: Holds(profile, route, attribute)),
            }, ct);

    /// <summary>
    /// Takes ready-made weights; the standard preset goes back to one by partner type, for a route to those of all.
    /// </summary>
    public static Task<Outcome<IdealProfile>> UsePresetAsync(
        Session session, WeightPreset preset, PartnerType? route, CancellationToken ct) =>
        ChangeAsync(session, route, (_, own) => own with
        {
            Weights = preset == WeightPreset.Standard ? null : CriterionWeights.Of(preset),
            Preset = preset == WeightPreset.Standard && route is not null ? null : preset,
        }, ct);

    /// <summary>Sets everything that a form shows at once: both kinds of weight must sum to 100.</summary>
    public static Task<Outcome<IdealProfile>> ReplaceAsync(
        Session session, AppliedTerms wanted, PartnerType? route, CancellationToken ct)
    {
        var fault = SumFault("profile.weights_sum", wanted.Weights.Values)
            ?? SumFault("profile.attribute_weights_sum", (wanted.AttributeWeights ?? AttributeWeights.Defaults).Values)
            ?? wanted.Minimums.Select(m => MinimumFault(m.Key, m.Value)).FirstOrDefault(f => f is not null);
        return fault is not null ? Refused(fault) : ChangeAsync(session, route, (profile, own) =>
        {
            var now = profile.TermsFor(route);
            var weightsChanged = Differ(now.Weights, wanted.Weights);
            var attributesChanged = wanted.AttributeWeights is { } given
                && Differ(now.AttributeWeights ?? AttributeWeights.Defaults, given);
            return own with
            {
                Weights = weightsChanged ? wanted.Weights : own.Weights,
                Preset = weightsChanged ? null : own.Preset,
                AttributeWeights = attributesChanged ? wanted.AttributeWeights : own.AttributeWeights,
                Minimums = wanted.Minimums
                    .Where(m => now.Minimums.GetValueOrDefault(m.Key) != m.Value)
                    .Aggregate(own.Minimums, (all, m) => With(all, m.Key, m.Value, Holds(profile, route, m.Key))),
            };
        }, ct);
    }

    private static async Task<Outcome<IdealProfile>> ChangeAsync(
        Session session, PartnerType? route, Func<IdealProfile, ProfileTerms, ProfileTerms> change,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        var profile = await session.Work.FindAsync<IdealProfile>(IdealProfile.TheId, ct) ?? new IdealProfile();
        var own = profile.Own(route);
        var terms = change(profile, own);
        var changed = profile.With(route, terms) with { Edition = profile.Edition + 1 };
        if (terms.Preset == own.Preset && ProfileDifference.Between(profile, changed).Count == 0)
        {
            return profile;
        }

        session.Work.Put(changed);
        session.Work.Put(ProfileEdition.Of(changed, session));
        return changed;
    }

    private static Task<Outcome<IdealProfile>> Refused(Refusal refusal) =>
        Task.FromResult<Outcome<IdealProfile>>(refusal);

    private static Refusal? WeightFault(decimal percent) => percent is < 0 or > 100
        ? new Refusal("profile.weight_out_of_range").With("weight", percent)
        : null;

    private static Refusal? SumFault(string key, IEnumerable<decimal> weights)
    {
        var all = weights.ToList();
        return all.Select(WeightFault).FirstOrDefault(f => f is not null)
            ?? (Math.Abs(all.Sum() - 100) > .05m ? new Refusal(key).With("sum", all.Sum()) : null);
    }

    private static Refusal? MinimumFault(ProfileAttribute attribute, decimal value) => attribute.IsRated()
        ? value is < 0 or > BestLevel ? new Refusal("profile.level_out_of_range").With("value", value) : null
        : value is < 0 or > MostCounted ? new Refusal("profile.minimum_out_of_range").With("value", value) : null;

    // A form shows one decimal, so what it sends back unchanged differs by less than that.
    private static bool Differ<T>(IReadOnlyDictionary<T, decimal> a, IReadOnlyDictionary<T, decimal> b) =>
        a.Any(w => Math.Abs(w.Value - b.GetValueOrDefault(w.Key)) > .1m);

    private static bool Holds(IdealProfile profile, PartnerType? route, ProfileAttribute attribute) =>
        route is not null && profile.All.Minimums.ContainsKey(attribute);

    private static Dictionary<ProfileAttribute, decimal> With(
        IReadOnlyDictionary<ProfileAttribute, decimal> minimums,
        ProfileAttribute attribute,
        decimal value,
        bool keepsZero)
    {
        var changed = new Dictionary<ProfileAttribute, decimal>(minimums) { [attribute] = value };
        if (value == 0 && !keepsZero)
        {
            changed.Remove(attribute);
        }

        return changed;
    }
}
