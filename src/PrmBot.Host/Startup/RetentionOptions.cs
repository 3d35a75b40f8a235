namespace PrmBot.Host.Startup;

/// <summary>
/// Section <c>Retention</c>: how long what is over is kept. What waits to be sent, and the memory by which a repeated
/// activity is known (two days), are not its business.
/// </summary>
public sealed class RetentionOptions : ISettings
{
    private const int LongestDays = 36500;

    public static string Section => "Retention";

    /// <summary>
    /// Messages of the bot that were delivered or given up, and files that were handed out, from 1 day to 100 years.
    /// Default 2 days.
    /// </summary>
    public TimeSpan Messages { get; set; } = TimeSpan.FromDays(2);

    /// <summary>
    /// Entries of the history, with what undo would bring back, from 366 days (what makes a new assessment due is read
    /// from a year of it) to 100 years. What a plan or a number says of its own past stays with it. Default 10 years.
    /// </summary>
    public TimeSpan History { get; set; } = TimeSpan.FromDays(3650);

    /// <summary>
    /// What is kept to teach the bot from: opinions on answers, and what was not understood, from 1 day to 100 years.
    /// Default 1 year.
    /// </summary>
    public TimeSpan Telemetry { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How often it is looked what is older, from 1 second to 1 day. Default 1 hour.</summary>
    public TimeSpan Round { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<string> Problems() =>
    [
        .. Outside("Messages", Messages, 1),
        .. Outside("History", History, 366),
        .. Outside("Telemetry", Telemetry, 1),
        .. Round < TimeSpan.FromSeconds(1) || Round > TimeSpan.FromDays(1)
            ? (string[])[$"Retention:Round is {Round}, but must be from 00:00:01 to 1.00:00:00."]
            : [],
    ];

    private static string[] Outside(string name, TimeSpan value, int days) =>
        value < TimeSpan.FromDays(days) || value > TimeSpan.FromDays(LongestDays)
            ? [$"Retention:{name} is {value}, but must be from {days}.00:00:00 to {LongestDays}.00:00:00 (days first)."]
            : [];
}
