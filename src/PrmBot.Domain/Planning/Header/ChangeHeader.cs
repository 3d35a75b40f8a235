using PrmBot.Identity;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Header;

/// <summary>Wanted changes of a plan's header.</summary>
/// <param name="Fields">What, and its value in normal form; a sponsor may be <c>me</c>.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record WantedHeader(IReadOnlyList<(HeaderField Field, string Value)> Fields, string? Reason = null)
{
    /// <summary>True: it is a counter proposal, which takes a plan that the partner sees.</summary>
    public bool IsCounter { get; init; }

    /// <summary>How many changes the header had when the person saw it; null: it is said of it as it is.</summary>
    public int? Seen { get; init; }

    /// <summary>People who are known by id: a sponsor of that name is one of them.</summary>
    public IReadOnlyList<PlanOwner> Known { get; init; } = [];
}

/// <summary>A plan whose header was changed.</summary>
/// <param name="Plan">As stored.</param>
/// <param name="Changes">What differs; empty: nothing did.</param>
public sealed record ChangedHeader(JointPlan Plan, IReadOnlyList<HeaderChange> Changes);

/// <summary>
/// Changes what the plan says as a whole, all or nothing. Like a change of a line it voids signatures, and opens a plan
/// that is agreed again for both sides.
/// </summary>
public static class ChangeHeader
{
    private const int LongestRules = 1000;

    public static async Task<Outcome<ChangedHeader>> RunAsync(
        Session session, PartnerId partner, WantedHeader wanted, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        if (wanted.IsCounter && plan.State == PlanState.Draft)
        {
            return new Refusal("plan.counter_draft");
        }

        if (!Apply(session, plan, wanted).Succeeded(out var next, out no))
        {
            return no;
        }

        if (!ReferenceEquals(next, plan))
        {
            session.Work.Put(next);
        }

        return new ChangedHeader(next, [.. next.Header.Changes.Skip(plan.Header.Changes.Count)]);
    }

    /// <summary>The plan with the changes; the same one when nothing differs.</summary>
    internal static Outcome<JointPlan> Apply(Session session, JointPlan plan, WantedHeader wanted)
    {
        var header = plan.Header;
        foreach (var (field, value) in wanted.Fields)
        {
            if (!Set(header, field, value.Trim(), session.Caller, wanted.Known).Succeeded(out var changed, out var no))
            {
                return no;
            }

            // A form sends every field: one that holds what it showed is no wish, whatever became of it meanwhile.
            var since = plan.Header.Changes.Skip(wanted.Seen ?? int.MaxValue).Where(c => c.Field == field).ToList();
            if (since.Count > 0 && changed.Normal(field) == since[0].From)
            {
                continue;
            }

            if (since.Count > 0 && changed.Normal(field) != header.Normal(field))
            {
                return new Refusal("plan.header_changed_since").With("who", since[^1].Who.Name)
                    .With("field", field.Key().Replace('_', ' ')).With("value", since[^1].To);
            }

            if (changed.Normal(field) is { } to && to != header.Normal(field))
            {
                var entry = new HeaderChange(
                    field, header.Normal(field), to, session.Caller.Who, PlanSides.Of(session.Caller), session.Now)
                {
                    Reason = wanted.Reason,
                };
                header = changed with { Changes = [.. header.Changes, entry] };
            }
        }

        return ReferenceEquals(header, plan.Header)
            ? plan : plan.With(header, PlanSides.Of(session.Caller), wanted.IsCounter);
    }

    private static Outcome<PlanHeader> Set(
        PlanHeader header, HeaderField field, string value, Caller caller, IReadOnlyList<PlanOwner> known)
    {
        switch (field)
        {
            case HeaderField.OurSponsor or HeaderField.PartnerSponsor:
                if (!LineEditReader.Read(LineField.OurOwner, value, caller).Succeeded(out var read, out var no))
                {
                    return no;
                }

                var named = ((LineEdit.OfOurOwner)read).Owner;
                var owner = known.FirstOrDefault(k => OwnerNames.IsSame(k.Name, named.Name)) ?? named;
                return field == HeaderField.OurSponsor
                    ? header with { OurSponsor = owner } : header with { PartnerSponsor = owner };
            case HeaderField.ReviewCadence:
                return HeaderFields.Cadence(value) is { } cadence
                    ? header with { Cadence = cadence }
                    : new Refusal("plan.unknown_cadence").With("given", value);
            case HeaderField.Rules or HeaderField.Risks:
                return value.Length is > 0 and <= LongestRules
                    ? field == HeaderField.Rules ? header with { Rules = value } : header with { Risks = value }
                    : value.Length == 0 ? new Refusal("plan.value_empty")
                    : new Refusal("plan.text_too_long").With("most", LongestRules);
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field.");
        }
    }
}
