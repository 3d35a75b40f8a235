using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>What a session may see and write: the one place that says so, for every store.</summary>
/// <param name="Tenant">Only documents of this tenant.</param>
/// <param name="Only">Only documents of this partner; null: of all, and those of none.</param>
public sealed record Scope(TenantId Tenant, PartnerId? Only)
{
    /// <summary>False for a document that must look as if it did not exist.</summary>
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
