using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PrmBot.Host.Workers;

namespace PrmBot.Host.Health;

/// <summary>Whether what is to be said is said.</summary>
internal sealed class OutboxHealth(OutboxState outbox, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outbox.OldestFor is { } waiting && waiting > options.Value.OutboxAge
            ? HealthCheckResult.Unhealthy(
                $"A message that may be sent has been waiting for {HealthSetup.Seconds(waiting)}; Health:OutboxAge "
                + $"allows {options.Value.OutboxAge}. Look for errors of the Connector in the log.")
            : HealthCheckResult.Healthy("What may be sent is sent."));
}
