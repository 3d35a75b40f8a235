namespace PrmBot.Host.Startup;

/// <summary>Section <c>Feedback</c>: what is kept of answers that people judged and of messages that missed.</summary>
public sealed class FeedbackOptions : ISettings
{
    public static string Section => "Feedback";

    /// <summary>True: with the words of messages and comments, to teach the bot from. Default false: without.</summary>
    public bool KeepText { get; set; }

    public IEnumerable<string> Problems() => [];
}
