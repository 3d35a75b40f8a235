using PrmBot.Identity;
using PrmBot.Planning.Header;
using PrmBot.Storage;

namespace PrmBot.Planning.Versions;

/// <summary>Two states of a plan side by side.</summary>
/// <param name="Plan">The plan as it is.</param>
/// <param name="Agreed">All agreed versions, oldest first.</param>
/// <param name="From">Number of the earlier state; 0: as first proposed.</param>
/// <param name="To">Number of the later one; null: as it is now.</param>
/// <param name="Differences">Line by line, in the order of their numbers.</param>
public sealed record PlanComparison(
    JointPlan Plan, IReadOnlyList<PlanVersion> Agreed, int From, int? To, IReadOnlyList<LineDifference> Differences)
{
    /// <summary>What differs of the plan as a whole.</summary>
    public IReadOnlyList<HeaderChange> Header { get; init; } = [];
}

/// <summary>Says what changed between two agreed versions, or since one of them.</summary>
public static class CompareVersions
{
    /// <param name="from">Null: the last agreed version, or the one before when nothing was changed since.</param>
    /// <param name="to">Null: with a <paramref name="from"/>, as it is now.</param>
    public static async Task<Outcome<PlanComparison>> RunAsync(
        Session session, PartnerId partner, int? from, int? to, CancellationToken ct)
    {
        var found = await CurrentPlan.FindAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        var all = await session.Work.OfPartnerAsync<PlanVersion>(partner, ct);
        List<PlanVersion> agreed = [.. all.Where(v => v.Plan == plan.Id).OrderBy(v => v.Number)];
        if (new[] { from, to }.FirstOrDefault(n => n is not null && agreed.TrueForAll(v => v.Number != n))
            is { } unknown)
        {
            return new Refusal(agreed.Count == 0 ? "plan.no_version_yet" : "plan.unknown_version")
                .With("given", unknown).With("count", agreed.Count);
        }

        var (first, last) = Ordered(plan, agreed, from, to);
        var earlier = first == 0 ? null : agreed.First(v => v.Number == first);
        var later = last is null ? null : agreed.First(v => v.Number == last);
        var differences = PlanDifferences.Between(earlier?.Lines, later?.Lines ?? plan.Lines);
        return new PlanComparison(plan, agreed, first, last, differences)
        {
            Header = (later?.Header ?? plan.Header).Since(earlier?.Header.Changes.Count ?? 0),
        };
    }

    private static (int From, int? To) Ordered(JointPlan plan, List<PlanVersion> agreed, int? from, int? to)
    {
        if (from is not null && to is not null)
        {
            return from <= to ? (from.Value, to) : (to.Value, from);
        }

        if (from is not null)
        {
            return (from.Value, null);
        }

        if (to is not null)
        {
            return (to.Value - 1, to);
        }

        var isUnchanged = agreed.Count > 0 && agreed[^1].Revision == plan.Revision;
        return isUnchanged ? (agreed.Count - 1, agreed.Count) : (agreed.Count, null);
    }
}
