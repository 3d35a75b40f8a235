using Microsoft.Extensions.Options;
using PrmBot.Host.Bridge;
using PrmBot.Host.Workers;

namespace PrmBot.Host.Startup;

/// <summary>What has to be right before the bot listens.</summary>
public static class StartupChecks
{
    /// <summary>Where the bot listens when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:3978";

    private static readonly string[] WhoReportsFailedStarts =
        ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>
    /// Adds the settings of the bot's own sections, checked at the start; opens the store before the bot listens; sets
    /// the default address; and keeps the framework's own stack traces of a failed start out of the log, because
    /// <see cref="GuardedStart"/> says it in a sentence.
    /// </summary>
    public static WebApplicationBuilder AddStartupChecks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<StorageOptions>(builder.Configuration);
        builder.Services.AddSettings<BackupOptions>(builder.Configuration);
        builder.Services.AddSettings<AccessOptions>(builder.Configuration);
        builder.Services.AddSettings<OutboxOptions>(builder.Configuration);
        builder.Services.AddSettings<FilesOptions>(builder.Configuration);
        builder.Services.AddSettings<ReminderOptions>(builder.Configuration);
        builder.Services.AddSettings<DigestOptions>(builder.Configuration);
        builder.Services.AddSettings<ModelOptions>(builder.Configuration);
        builder.Services.AddSettings<FeedbackOptions>(builder.Configuration);
        builder.Services.AddSettings<RetentionOptions>(builder.Configuration);
        builder.Services.AddSettings<GraphOptions>(builder.Configuration);
        builder.Services.AddOptions<GraphOptions>().Validate<IOptions<AccessOptions>>(
            (graph, access) => access.Value.ManagerGroup is null || graph.IsOn,
            "Access:ManagerGroup needs Microsoft Graph to look into the group. Set Graph:ClientId, Graph:TenantId and "
            + "what the app proves itself with, or name the managers in Access:Managers.");
        builder.Services.AddOptions<GraphOptions>().Validate<IOptions<AccessOptions>>(
            (graph, access) => !graph.IsOn || access.Value.HomeTenantId is not { } home
                || HomeTenant.Of(home) == HomeTenant.Of(graph.TenantId),
            "Graph:TenantId is another tenant than Access:HomeTenantId. Microsoft Graph is asked of the home tenant's "
            + "people, files and tasks: set both to the same id.");
        builder.Services.AddOptions<AccessOptions>().Validate(
            access => access.HomeTenantId is not null || builder.Environment.IsDevelopment(),
            "Access:HomeTenantId is missing. Set it to the id of your own Entra tenant: its people are the managers "
            + "and readers.");
        if (string.IsNullOrEmpty(builder.Configuration["urls"] + builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Services.AddHostedService<StoreCheck>();
        QuietFailedStart(builder);
        return builder;
    }

    private static void QuietFailedStart(WebApplicationBuilder builder)
    {
        var started = new Started();
        builder.Services.AddHostedService(services =>
        {
            var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
            lifetime.ApplicationStarted.Register(() => started.Yes = true);
            return started;
        });
        foreach (var category in WhoReportsFailedStarts)
        {
            builder.Logging.AddFilter(category, level =>
                level >= LogLevel.Information && (started.Yes || level < LogLevel.Error));
        }
    }

    /// <summary>Only remembers that the start is over: failures after it are logged in full.</summary>
    private sealed class Started : IHostedService
    {
        public bool Yes { get; set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
