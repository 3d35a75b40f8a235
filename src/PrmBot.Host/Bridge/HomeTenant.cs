using Microsoft.Extensions.Options;
using PrmBot.Host.Startup;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>The tenant the app is installed in: the setting, or in Development the first one seen.</summary>
public sealed class HomeTenant(IOptions<AccessOptions> options)
{
    private readonly Lock _gate = new();
    private string? _home = options.Value.HomeTenantId;

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
