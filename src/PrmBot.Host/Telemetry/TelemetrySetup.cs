using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PrmBot.Host.Telemetry;

/// <summary>
/// Sends traces, metrics and logs by OTLP when somebody is there to take them, as the standard's variables say
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like); else nothing of it is made.
/// </summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Ours, and of the framework's only what has no address in it.
    private static readonly string[] Meters = ["PrmBot.*", "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    /// <exception cref="OptionsValidationException">The address is none; the message says what to do.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Endpoint] is not { Length: > 0 } address)
        {
            return;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new OptionsValidationException(Endpoint, typeof(Uri), [
                $"{Endpoint} is no address: set it to one, for example http://localhost:4317, or leave it out.",
            ]);
        }

        Add(builder);
    }

    // Apart, so that without an address not even the library is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TelemetryEnd>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TelemetryEnd>());
        builder.Services.AddOptions<OtlpExporterOptions>().Configure<TelemetryEnd>(
            (otlp, end) => otlp.HttpClientFactory = () => end.Client(otlp.TimeoutMilliseconds));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "prmbot"))
            .WithTracing(traces => traces.AddSource("PrmBot.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), log => log.IncludeFormattedMessage = true);
    }
}
