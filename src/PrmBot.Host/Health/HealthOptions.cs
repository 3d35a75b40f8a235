using PrmBot.Host.Startup;

namespace PrmBot.Host.Health;

/// <summary>Section <c>Health</c>: from when on the bot counts as not ready.</summary>
public sealed class HealthOptions : ISettings
{
    public static string Section => "Health";

    /// <summary>How long the store may take to answer, from 1 second to 1 minute. Default 5 seconds.</summary>
    public TimeSpan StoreTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long nothing may come out of the queue although something is in it, from 1 second to 1 day. Default 5
    /// minutes: longer than a turn may take with all its attempts.
    /// </summary>
    public TimeSpan QueueAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a message that may be sent may wait for it, from 1 second to 1 day. One that waits for its next
    /// attempt may not be sent. Default 10 minutes.
    /// </summary>
    public TimeSpan OutboxAge { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (StoreTime < TimeSpan.FromSeconds(1) || StoreTime > TimeSpan.FromMinutes(1))
        {
            yield return $"Health:StoreTime is {StoreTime}, but must be from 00:00:01 to 00:01:00.";
        }

        foreach (var (name, age) in new[] { (nameof(QueueAge), QueueAge), (nameof(OutboxAge), OutboxAge) })
        {
            if (age < TimeSpan.FromSeconds(1) || age > TimeSpan.FromDays(1))
            {
                yield return $"Health:{name} is {age}, but must be from 00:00:01 to 1.00:00:00.";
            }
        }
    }
}
