using PrmBot.Storage;

namespace PrmBot.Host.Startup;

/// <summary>Opens the store before the bot listens, so that a file that cannot be used stops the start.</summary>
internal sealed class StoreCheck(IServiceProvider services) : IHostedLifecycleService
{
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService<IStore>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
