using System.ComponentModel.DataAnnotations;

namespace PrmBot.BotFramework.Connector;

/// <summary>How patient outbound calls are: section <c>Bot:Connector</c>.</summary>
public sealed class ConnectorOptions
{
    public const string Section = "Bot:Connector";

    /// <summary>Repetitions after a first try that was answered 412, 429, 502, 503 or 504. Default 3; 0 means
    /// none.</summary>
    [Range(0, 10, ErrorMessage = "Bot:Connector:Retries must be from 0 to 10.")]
    public int Retries { get; set; } = 3;

    /// <summary>The wait before the first repetition; doubles each time. Default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00",
        ErrorMessage = "Bot:Connector:Delay must be from 1 ms to 1 minute.")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait; a longer Retry-After ends the call. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00",
        ErrorMessage = "Bot:Connector:MaxDelay must be from 1 ms to 10 min.")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one try waits for its answer; a new message is not sent again after that. Default 15
    /// seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00",
        ErrorMessage = "Bot:Connector:Timeout must be from 1 s to 2 minutes.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How many times the published limits of one thread may be used. Default 1; more only where calls go to
    /// something else than Teams, as in a benchmark.
    /// </summary>
    [Range(1, 1000, ErrorMessage = "Bot:Connector:ThreadLimitFactor must be from 1 to 1000.")]
    public int ThreadLimitFactor { get; set; } = 1;

    /// <summary>Calls within one second in one tenant. Default 50, which is what Teams publishes.</summary>
    [Range(1, 100_000, ErrorMessage = "Bot:Connector:TenantCallsPerSecond must be from 1 to 100000.")]
    public int TenantCallsPerSecond { get; set; } = 50;
}
