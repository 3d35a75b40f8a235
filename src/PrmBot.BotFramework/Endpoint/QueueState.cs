namespace PrmBot.BotFramework.Endpoint;

/// <summary>What a host may know of the queue, to tell whether it moves.</summary>
public sealed class QueueState
{
    private readonly ConversationQueue _queue;

    internal QueueState(ConversationQueue queue) => _queue = queue;

    /// <summary>How long nothing has come out although something is in; null: nothing is in.</summary>
    public TimeSpan? IsStandingFor => _queue.IsStandingFor;
}
