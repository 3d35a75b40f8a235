using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;
using PrmBot.Host.Startup;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>The tenant the app is installed in: the setting, or in Development the first one seen.</summary>
public sealed class HomeTenant(IOptions<AccessOptions> options, IOptions<BotOptions> bot)
{
    private readonly Lock _gate = new();
    private TenantId? _home = Of(options.Value.HomeTenantId);

    /// <summary>True without an AppId, that is on a developer's machine: nobody's tenant can be known there.</summary>
    public bool TakesEverybodyIn { get; } = string.IsNullOrWhiteSpace(bot.Value.AppId);

    /// <summary>A tenant in the one form that is compared: the same GUID is written in several.</summary>
    public static TenantId? Of(string? tenant) =>
        string.IsNullOrWhiteSpace(tenant) ? null
        : new TenantId(Guid.TryParse(tenant, out var id) ? id.ToString("D") : tenant.Trim());

    /// <summary>True for the roles of people who are in a conversation without being of its tenant.</summary>
    public static bool IsGuestRole(string? role) =>
        string.Equals(role, "guest", StringComparison.OrdinalIgnoreCase)
        || string.Equals(role, "anonymous", StringComparison.OrdinalIgnoreCase);

    /// <param name="seen">The tenant that hosts the conversation; null: the platform did not say.</param>
    public TenantId For(TenantId? seen)
    {
        lock (_gate)
        {
            _home ??= seen;
            return _home ?? new TenantId("none");
        }
    }
}
