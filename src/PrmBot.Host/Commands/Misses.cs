using PrmBot.Conversation.Understanding;
using PrmBot.Feedback;
using PrmBot.Storage;

namespace PrmBot.Host.Commands;

/// <summary>The <c>understand --misses</c> command: what was not understood, as a file to teach the bot from.</summary>
internal static class Misses
{
    /// <exception cref="StoreUnavailableException">No store is there, or a running bot has it open.</exception>
    public static async Task RunAsync(IConfiguration configuration, TextWriter output)
    {
        using var at = HomeStore.Open(configuration, "misses are to be listed");
        MissesCommand.Write(await at.Store.Open(at.Home).AllAsync<Opinion>(CancellationToken.None), output);
    }
}
