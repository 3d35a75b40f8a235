using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PrmBot.Host.Logging;

/// <summary>How the bot logs: readable in Development, a line of JSON for each entry otherwise.</summary>
internal static class LoggingSetup
{
    private const string Format = "Logging:Console:FormatterName";

    public static void AddCarefulLogging(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() && builder.Configuration[Format] is null)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        // The framework writes every request's path, and that may be the key to a file.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.RemoveAll<ILoggerFactory>();
        builder.Services.AddSingleton<LoggerFactory>();
        builder.Services.AddSingleton<ILoggerFactory>(
            services => new CarefulLoggers(services.GetRequiredService<LoggerFactory>()));
    }
}
