using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Health;

/// <summary>
/// <c>/health/live</c>: the process answers, whatever else is away. <c>/health/ready</c>: 200 when store, queue and
/// outbox are well, else 503, and which of them is not.
/// </summary>
internal static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<HealthOptions>(builder.Configuration);
        builder.Services.AddSingleton<StoreHealth>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealth>("store")
            .AddCheck<QueueHealth>("queue")
            .AddCheck<OutboxHealth>("outbox");

        // Everybody may ask: what is not well is in the answer, and not in a line for each who asks.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    /// <summary>A time as people read it: whole seconds.</summary>
    internal static TimeSpan Seconds(TimeSpan time) => TimeSpan.FromSeconds((long)time.TotalSeconds);

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var parts = report.Entries.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject
        {
            ["status"] = WordOf(part.Value.Status),
            ["says"] = part.Value.Description,
        }));
        var said = new JsonObject { ["status"] = WordOf(report.Status), ["parts"] = new JsonObject(parts) };
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(said.ToJsonString(JsonSerializerOptions.Web));
    }

    private static string WordOf(HealthStatus status) => status == HealthStatus.Healthy ? "ready" : "not ready";
}
