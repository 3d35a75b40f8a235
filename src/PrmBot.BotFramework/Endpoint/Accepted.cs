namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// An activity that was taken in and not yet handled. Id is made of the conversation and the activity id, so it is
/// the same when the channel delivers twice; Body is the activity's JSON as it came; At is when it came (UTC).
/// </summary>
public sealed record Accepted(string Id, string ConversationId, string Body, DateTimeOffset At)
{
    /// <summary>
    /// True for what this process runs at once, beside the conversation's order: while it does, no other process is to
    /// take it up.
    /// </summary>
    public bool RunsAtOnce { get; init; }

    /// <summary>The trace that its turn goes on with, as W3C's traceparent; null: nobody listened.</summary>
    public string? Trace { get; init; }
}
