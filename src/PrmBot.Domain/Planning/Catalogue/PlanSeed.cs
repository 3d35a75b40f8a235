using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Catalogue;

/// <summary>An element that a gap found in the assessment calls for.</summary>
/// <param name="Section">Where it belongs.</param>
/// <param name="Element">Id of the catalogue's element.</param>
/// <param name="Why">The gap, in a sentence for our side: it may hold our unreleased judgement.</param>
public sealed record PlanSeed(PlanSection Section, string Element, string Why);

/// <summary>Where the seeds of a new plan come from.</summary>
public interface IPlanSeeds
{
    /// <summary>The seeds for a partner; empty when it was not assessed.</summary>
    Task<IReadOnlyList<PlanSeed>> ForAsync(Session session, PartnerId partner, CancellationToken ct);
}
