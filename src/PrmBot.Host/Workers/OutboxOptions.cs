using PrmBot.Host.Startup;

namespace PrmBot.Host.Workers;

/// <summary>Section <c>Outbox</c>: how long an answer that does not get through is tried again.</summary>
public sealed class OutboxOptions : ISettings
{
    public static string Section => "Outbox";

    /// <summary>Attempts before a message is given up, from 1 to 100. Default 8.</summary>
    public int Attempts { get; set; } = 8;

    /// <summary>Wait after the first attempt, above zero; doubles each time. Default 10 seconds.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait, unless the platform asks for more. Default 10 minutes.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (Attempts is < 1 or > 100)
        {
            yield return $"Outbox:Attempts is {Attempts}, but must be from 1 to 100.";
        }

        if (Delay <= TimeSpan.Zero || MaxDelay < Delay || MaxDelay > TimeSpan.FromDays(1))
        {
            yield return "Outbox:Delay must be above 00:00:00, and Outbox:MaxDelay from there up to 1 day.";
        }
    }
}
