using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.Host.Health;

/// <summary>Whether turns come to an end.</summary>
internal sealed class QueueHealth(QueueState queue, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(queue.IsStandingFor is { } standing && standing > options.Value.QueueAge
            ? HealthCheckResult.Unhealthy(
                $"Messages wait, and for {HealthSetup.Seconds(standing)} no turn has come to an end; Health:QueueAge "
                + $"allows {options.Value.QueueAge}. A new start takes them up again.")
            : HealthCheckResult.Healthy("The queue moves."));
}
