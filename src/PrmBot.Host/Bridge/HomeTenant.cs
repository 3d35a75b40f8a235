using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;
using PrmBot.Host.Startup;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>The tenant the app is installed in: the setting, or in Development the first one seen.</summary>
public sealed class HomeTenant(IOptions<AccessOptions> options, IOptions<BotOptions> bot)
{
    private readonly Lock _gate = new();
    private string? _home = options.Value.HomeTenantId;

    /// <summary>True without an AppId, that is on a developer's machine: nobody's tenant can be known there.</summary>
    public bool TakesEverybodyIn { get; } = string.IsNullOrWhiteSpace(bot.Value.AppId);

    /// <param name="seen">The tenant that hosts the conversation; null: the platform did not say.</param>
    public TenantId For(string? seen)
    {
        lock (_gate)
        {
            _home ??= seen;
            return new TenantId(_home ?? "none");
        }
    }
}
