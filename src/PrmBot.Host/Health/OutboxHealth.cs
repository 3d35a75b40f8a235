using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PrmBot.Host.Workers;

namespace PrmBot.Host.Health;

/// <summary>Whether what is to be said is said.</summary>
internal sealed class OutboxHealth(OutboxState outbox, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outbox.OldestFor > options.Value.OutboxAge
            ? HealthCheckResult.Unhealthy(
                $"A message that may be sent has been waiting for {outbox.OldestFor:d\\.hh\\:mm\\:ss}; Health:OutboxAge "
                + $"allows {options.Value.OutboxAge:d\\.hh\\:mm\\:ss}. Look for errors of the Connector in the log.")
            : HealthCheckResult.Healthy("What may be sent is sent."));
}
