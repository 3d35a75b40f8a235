using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>What a session may see and write.</summary>
/// <param name="Tenant">Only documents of this tenant.</param>
/// <param name="Only">Only documents of this partner; null: of all, and those of none.</param>
internal sealed record Scope(TenantId Tenant, PartnerId? Only)
{
    public bool Sees(DocumentRow row) => Only is null || row.Partner == Only;

    /// <exception cref="UnauthorizedAccessException">A document of that partner may not be written.</exception>
    public void Permit(string kind, PartnerId? partner)
    {
        if (Only is not null && partner != Only)
        {
            throw new UnauthorizedAccessException(
                $"This session is for one partner; a {kind} of others was to be written.");
        }
    }
}
