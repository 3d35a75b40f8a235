using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PrmBot.Storage;

namespace PrmBot.Host.Health;

/// <summary>
/// Whether the store answers. Whoever asks while it is being asked, or a moment later, gets the same answer: everybody
/// may ask, and many who do must not keep the store busy.
/// </summary>
internal sealed class StoreHealth(IStore store, IOptions<HealthOptions> options, TimeProvider clock) : IHealthCheck
{
    // There is none of this name; looking for it reads all the same.
    private const string Nothing = "health";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<bool> _asked = Task.FromResult(false);
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Asked().WaitAsync(cancellationToken)
            ? HealthCheckResult.Healthy("The store answers.")
            : HealthCheckResult.Unhealthy(
                "The store does not answer: messages are not taken until it does. Look at its server or its disk.");

    private Task<bool> Asked()
    {
        lock (_gate)
        {
            if (_asked.IsCompleted && clock.GetUtcNow() >= _until)
            {
                _until = clock.GetUtcNow() + Fresh;
                _asked = Task.Run(AnswersAsync);
            }

            return _asked;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await store.Outbox.FindAsync(Nothing, CancellationToken.None).WaitAsync(options.Value.StoreTime, clock);
            return true;
        }
#pragma warning disable CA1031 // whatever keeps it from answering, it does not
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
