using PrmBot.Host.Startup;

namespace PrmBot.Host.Playground;

/// <summary>Adds the Agents Playground to the host.</summary>
public static class PlaygroundSetup
{
    /// <summary>
    /// Adds it when <c>Playground:Enabled</c> says so, which it does in Development unless told otherwise.
    /// </summary>
    public static WebApplicationBuilder AddPlayground(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<PlaygroundOptions>(builder.Configuration);
        builder.Services.AddOptions<PlaygroundOptions>()
            .PostConfigure(options => options.Enabled ??= builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<PlaygroundPackage>();
        builder.Services.AddHostedService<PlaygroundWorker>();
        return builder;
    }
}
