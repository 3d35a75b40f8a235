using PrmBot.Conversation.Understanding;
using PrmBot.Feedback;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Host.Commands;

/// <summary>The <c>understand --misses</c> command: what was not understood, as a file to teach the bot from.</summary>
internal static class Misses
{
    /// <exception cref="StoreUnavailableException">No store is there, or a running bot has it open.</exception>
    public static async Task RunAsync(IConfiguration configuration, TextWriter output)
    {
        var path = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>()?.Path
            ?? new StorageOptions().Path;
        if (!File.Exists(path))
        {
            throw new StoreUnavailableException($"There is no {path}. Say where the store is: --Storage:Path=...");
        }

        var home = HomeTenant.Of(configuration["Access:HomeTenantId"]) ?? throw new StoreUnavailableException(
            "Access:HomeTenantId is missing. Set it to the tenant whose misses are to be listed.");
        using var store = new LiteDbStore(Path.GetFullPath(path), TimeProvider.System);
        MissesCommand.Write(await store.Open(home).AllAsync<Opinion>(CancellationToken.None), output);
    }
}
