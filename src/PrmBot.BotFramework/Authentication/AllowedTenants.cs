using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// The operator's choice of tenants to serve. Trust model: the channel's token names no tenant, so what the channel
/// writes into the activity is believed; where it names two, both must be allowed.
/// </summary>
internal sealed class AllowedTenants(IOptions<BotOptions> options)
{
    private readonly HashSet<Guid> _allowed = [.. options.Value.AllowedTenants.Select(Guid.Parse)];

    /// <summary>True when the conversation's tenant is served.</summary>
    public bool Admit(Activity activity)
    {
        if (_allowed.Count == 0)
            return true;

        var named = new[] { TeamsChannelData.Of(activity).TenantId, activity.Conversation?.TenantId }
            .Where(tenant => !string.IsNullOrWhiteSpace(tenant)).ToList();
        return named.Count > 0 && named.All(tenant => Guid.TryParse(tenant, out var id) && _allowed.Contains(id));
    }
}
