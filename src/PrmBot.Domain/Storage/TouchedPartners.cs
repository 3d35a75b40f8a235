using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// Of which partners something was written, for whoever keeps what was made of their documents. A partner may be named
/// without need; none is left out.
/// </summary>
/// <param name="Mark">
/// To be asked with the next time. What is read from now on holds all that was written before it.
/// </param>
/// <param name="Partners">Null: it may be any, nothing that was kept before is known to hold.</param>
public sealed record TouchedPartners(long Mark, IReadOnlySet<PartnerId>? Partners);
