using System.ComponentModel.DataAnnotations;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>How accepted activities are worked off: section <c>Bot:Queue</c>.</summary>
public sealed class QueueOptions
{
    public const string Section = "Bot:Queue";

    /// <summary>Activities waiting or being handled, in all conversations together; beyond it: 429. Default
    /// 1000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Bot:Queue:Capacity must be from 1 to 1000000.")]
    public int Capacity { get; set; } = 1000;

    /// <summary>Conversations handled at once. Default 16.</summary>
    [Range(1, 1000, ErrorMessage = "Bot:Queue:Parallel must be from 1 to 1000.")]
    public int Parallel { get; set; } = 16;

    /// <summary>How often one activity is tried before it is dropped. Default 3.</summary>
    [Range(1, 10, ErrorMessage = "Bot:Queue:Attempts must be from 1 to 10.")]
    public int Attempts { get; set; } = 3;

    /// <summary>The time a turn may take, of a message and of an invoke. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00",
        ErrorMessage = "Bot:Queue:TurnTime must be from 1 second to 10 minutes.")]
    public TimeSpan TurnTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long an invoke's answer is waited for; after that it is answered "working on it" and goes on. Teams gives up
    /// after 10 to 15 seconds. Default 4 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:15",
        ErrorMessage = "Bot:Queue:InvokeTime must be from 1 to 15 seconds.")]
    public TimeSpan InvokeTime { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a process that is told to stop goes on handling; what is left stays in the inbox. Default 4
    /// seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00",
        ErrorMessage = "Bot:Queue:DrainTime must be from 0 seconds to 1 minute.")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(4);
}
