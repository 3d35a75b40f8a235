using PrmBot.Identity;
using PrmBot.Planning.Header;
using PrmBot.Storage;

namespace PrmBot.Planning.Versions;

/// <summary>
/// A plan as both sides signed it. Written once, by the second signature, and never changed: what is agreed stays
/// readable whatever is negotiated afterwards.
/// </summary>
public sealed record PlanVersion : IDocument
{
    public static string Kind => "plan_version";

    public static int Schema => 1;

    /// <summary>Plan and number: see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>The plan's id.</summary>
    public required string Plan { get; init; }

    /// <summary>1, 2, 3 in the order in which they were agreed.</summary>
    public required int Number { get; init; }

    /// <summary>The plan's wording that was signed.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset AgreedAt { get; init; }

    /// <summary>One of each side.</summary>
    public required IReadOnlyList<Acceptance> Signatures { get; init; }

    /// <summary>All lines with their history, dropped ones as well.</summary>
    public required IReadOnlyList<PlanLine> Lines { get; init; }

    /// <summary>As it was signed.</summary>
    public PlanHeader Header { get; init; } = new();

    public long Version { get; init; }

    /// <summary>Ids of one plan sort by number.</summary>
    public static string IdOf(string plan, int number) => $"{plan}-v{number:D4}";

    /// <summary>The version that a plan is which both sides have just signed.</summary>
    public static PlanVersion Signed(JointPlan plan, DateTimeOffset now) => new()
    {
        Id = IdOf(plan.Id, plan.AgreedVersion),
        Of = plan.Of,
        Plan = plan.Id,
        Number = plan.AgreedVersion,
        Revision = plan.Revision,
        AgreedAt = now,
        Signatures = [.. plan.Signatures.Where(s => s.Revision == plan.Revision)],
        Header = plan.Header,
        Lines = plan.Lines,
    };
}
