using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>The commitments that a digest mentions: overdue ones, and those due until the end of the week.</summary>
public interface IDueLines
{
    Task<IReadOnlyList<DueLine>> OfAsync(Session session, Partner partner, CancellationToken ct);
}
