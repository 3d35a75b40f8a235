using PrmBot.Host.Bridge;
using PrmBot.Host.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Startup;

/// <summary>
/// Opens the store before the bot listens, so that a file that cannot be used stops the start; and deletes in it what
/// was deleted before somebody put an older copy in its place.
/// </summary>
internal sealed class StoreCheck(
    IServiceProvider services, IConfiguration configuration, TimeProvider clock, ILogger<StoreCheck> log)
    : IHostedLifecycleService
{
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<IStore>() is not { Upkeep: not null } store)
        {
            return;
        }

        // Of instances that start together one does it; what they do twice changes nothing.
        await using var claim = await store.Claims.TryAsync("deletions", cancellationToken);
        if (claim is not null)
        {
            var home = HomeTenant.Of(configuration["Access:HomeTenantId"]);
            var again = await new Deletions(store, BackupOptions.ManifestOf(configuration), clock)
                .AgainAsync(home, cancellationToken);
            if (again.Count > 0)
            {
                PrivacyLog.DeletedAgain(log, again.Count, again.Sum(e => e.Counts.Values.Sum()));
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
