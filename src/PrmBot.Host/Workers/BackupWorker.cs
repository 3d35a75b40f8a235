using Microsoft.Extensions.Options;
using PrmBot.Host.Startup;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Host.Workers;

/// <summary>
/// Makes copies of the LiteDB file when one is due or wanted. A database server is backed up with its own tools.
/// </summary>
internal sealed class BackupWorker(
    IStore store, IOptions<BackupOptions> options, TimeProvider clock, ILogger<BackupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Folder is not { } path || store is not LiteDbStore file)
        {
            return;
        }

        var folder = new BackupFolder(Path.GetFullPath(path), clock);
        DateTimeOffset? failed = null;
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            if (!IsDue(folder, failed, now))
            {
                continue;
            }

            try
            {
                folder.Make(file, options.Value.Keep);
                failed = null;
                BackupLog.Made(log);
            }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed = now;
                BackupLog.Failed(log, e.GetType().Name);
            }
        }
    }

    // After a failure the disk gets a minute.
    private bool IsDue(BackupFolder folder, DateTimeOffset? failed, DateTimeOffset now) =>
        now - failed >= TimeSpan.FromMinutes(1)
        || (failed is null && (folder.IsWanted || folder.Latest is not { } latest
            || now - latest >= options.Value.Every));
}

/// <summary>What is logged about copies.</summary>
internal static partial class BackupLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "A copy of the database file was made.")]
    public static partial void Made(ILogger log);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "No copy of the database file could be made ({Kind}): see whether Backup:Folder can be written.")]
    public static partial void Failed(ILogger log, string kind);
}
