using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Changes the ideal profile; assessments that were started keep theirs.</summary>
public static class ChangeProfile
{
    /// <summary>Sets one weight in percent; the others keep their proportions and share the rest.</summary>
    public static Task<Outcome<IdealProfile>> SetWeightAsync(
        Session session, Criterion criterion, decimal percent, CancellationToken ct)
    {
        if (percent is < 1 or > 96)
        {
            return Refused(new Refusal("profile.weight_out_of_range").With("weight", percent));
        }

        return ChangeAsync(session, p => p with
        {
            Weights = CriterionWeights.Fix(p.Weights ?? CriterionWeights.Defaults, (criterion, percent)),
            Preset = null,
        }, ct);
    }

    /// <summary>Sets the least that an ideal partner has of something; 0 takes the minimum off.</summary>
    public static Task<Outcome<IdealProfile>> SetMinimumAsync(
        Session session, ProfileAttribute attribute, decimal value, CancellationToken ct)
    {
        if (value is < 0 or > 100_000)
        {
            return Refused(new Refusal("profile.minimum_out_of_range").With("value", value));
        }

        return ChangeAsync(session, p => p with { Minimums = With(p.Minimums, attribute, value) }, ct);
    }

    /// <summary>
    /// Takes ready-made weights for every partner; the standard preset goes back to one by partner type.
    /// </summary>
    public static Task<Outcome<IdealProfile>> UsePresetAsync(
        Session session, WeightPreset preset, CancellationToken ct) =>
        ChangeAsync(session, p => p with
        {
            Weights = preset == WeightPreset.Standard ? null : CriterionWeights.Of(preset),
            Preset = preset,
        }, ct);

    private static async Task<Outcome<IdealProfile>> ChangeAsync(
        Session session, Func<IdealProfile, IdealProfile> change, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        var profile = await session.Work.FindAsync<IdealProfile>(IdealProfile.TheId, ct) ?? new IdealProfile();
        var changed = change(profile) with { Edition = profile.Edition + 1 };
        session.Work.Put(changed);
        return changed;
    }

    private static Task<Outcome<IdealProfile>> Refused(Refusal refusal) =>
        Task.FromResult<Outcome<IdealProfile>>(refusal);

    private static Dictionary<ProfileAttribute, decimal> With(
        IReadOnlyDictionary<ProfileAttribute, decimal> minimums, ProfileAttribute attribute, decimal value)
    {
        var changed = new Dictionary<ProfileAttribute, decimal>(minimums) { [attribute] = value };
        if (value == 0)
        {
            changed.Remove(attribute);
        }

        return changed;
    }
}
