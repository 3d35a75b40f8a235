using PrmBot.Conversation.Understanding;
using PrmBot.Feedback;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Storage;

namespace PrmBot.Host.Commands;

/// <summary>The <c>understand --misses</c> command: what was not understood, as a file to teach the bot from.</summary>
internal static class Misses
{
    /// <exception cref="StoreUnavailableException">No store is there, or a running bot has it open.</exception>
    public static async Task RunAsync(IConfiguration configuration, TextWriter output)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (options.Provider is StorageProvider.LiteDb && !File.Exists(options.Path))
        {
            throw new StoreUnavailableException(
                $"There is no {options.Path}. Say where the store is: --Storage:Path=...");
        }

        var home = HomeTenant.Of(configuration["Access:HomeTenantId"]) ?? throw new StoreUnavailableException(
            "Access:HomeTenantId is missing. Set it to the tenant whose misses are to be listed.");
        var store = OpenStore.By(options, TimeProvider.System);
        using var end = store as IDisposable;
        MissesCommand.Write(await store.Open(home).AllAsync<Opinion>(CancellationToken.None), output);
    }
}
