using PrmBot.BotFramework.Connector;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Playground;

/// <summary>Adds the Agents Playground to the host.</summary>
public static class PlaygroundSetup
{
    /// <summary>
    /// Adds it when <c>Playground:Enabled</c> says so, which it does in Development unless told otherwise; with
    /// <c>--playground partner</c> on the command line a second window plays the sample partner.
    /// </summary>
    public static WebApplicationBuilder AddPlayground(this WebApplicationBuilder builder)
    {
        var wanted = builder.Configuration[PlaygroundOptions.Section];
        var hasPartner = string.Equals(wanted, "partner", StringComparison.OrdinalIgnoreCase);
        builder.Services.AddSettings<PlaygroundOptions>(builder.Configuration);
        builder.Services.AddOptions<PlaygroundOptions>().PostConfigure(options =>
        {
            options.Enabled ??= builder.Environment.IsDevelopment();
            options.HasPartner = hasPartner;
            options.Unknown = hasPartner || string.IsNullOrEmpty(wanted) ? null : wanted;
        });
        builder.Services.AddSingleton<PlaygroundMirror>();
        builder.Services.AddSingleton<PlaygroundPackage>();
        builder.Services.AddHostedService<PlaygroundWorker>();
        if (hasPartner)
        {
            builder.Services.AddTransient<PlaygroundMirrorHandler>();
            builder.Services.AddHttpClient(nameof(ConnectorClient)).AddHttpMessageHandler<PlaygroundMirrorHandler>();
            builder.Services.AddOptions<AccessOptions>().PostConfigure(AtHome);
        }

        return builder;
    }

    // In Development the first tenant seen is home; with two windows that could be the partner's.
    private static void AtHome(AccessOptions access) => access.HomeTenantId ??= File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Playground", "playground.yml"))
        .Select(line => line.Split(':', 2))
        .First(parts => parts[0] == "tenantId")[1].Trim();
}
