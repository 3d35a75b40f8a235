using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>The dated commitments that are not kept yet, for a digest to choose from.</summary>
public interface IDueLines
{
    Task<IReadOnlyList<DueLine>> OfAsync(Session session, Partner partner, CancellationToken ct);
}
