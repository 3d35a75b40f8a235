using PrmBot.Host.Startup;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;

namespace PrmBot.Host.Commands;

/// <summary>The <c>migrate</c> command: all that a LiteDB file holds into an empty PostgreSQL database.</summary>
internal static class Migrate
{
    /// <exception cref="StoreUnavailableException">
    /// One of the two cannot be used, or the file is open in a running bot; nothing was moved.
    /// </exception>
    /// <exception cref="InvalidDataException">What came to be there was not the same; nothing was moved.</exception>
    public static async Task RunAsync(IConfiguration configuration, TextWriter output)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (!File.Exists(options.Path))
        {
            throw new StoreUnavailableException(
                $"There is no {options.Path} to move. Say where the file is: --Storage:Path=...");
        }

        using var file = new LiteDbStore(Path.GetFullPath(options.Path), TimeProvider.System);
        using var database = new PostgresStore(options.ConnectionString ?? string.Empty, TimeProvider.System);
        foreach (var (part, tally) in await database.FillAsync(file.Contents, CancellationToken.None))
        {
            await output.WriteLineAsync($"{tally.Count,8}  {tally.Hash}  {part}");
        }

        await output.WriteLineAsync(
            "All of it is in the database; counts and hashes are those of the file. Start the bot with "
            + "Storage:Provider=Postgres.");
    }
}
