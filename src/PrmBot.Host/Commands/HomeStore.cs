using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Commands;

/// <summary>The store of a command that works on the records of the home tenant.</summary>
internal sealed class HomeStore : IDisposable
{
    private HomeStore(IStore store, TenantId home) => (Store, Home) = (store, home);

    public IStore Store { get; }

    public TenantId Home { get; }

    /// <summary>Opens the store that the settings name.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="purpose">What its tenant is wanted for, as the end of a sentence.</param>
    /// <exception cref="StoreUnavailableException">No store is there, or a running bot has it open.</exception>
    public static HomeStore Open(IConfiguration configuration, string purpose)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (options.Provider is StorageProvider.LiteDb && !File.Exists(options.Path))
        {
            throw new StoreUnavailableException(
                $"There is no {options.Path}. Say where the store is: --Storage:Path=...");
        }

        var home = HomeTenant.Of(configuration["Access:HomeTenantId"]) ?? throw new StoreUnavailableException(
            $"Access:HomeTenantId is missing. Set it to the tenant whose {purpose}.");
        return new HomeStore(OpenStore.By(options, TimeProvider.System), home);
    }

    public void Dispose() => (Store as IDisposable)?.Dispose();
}
