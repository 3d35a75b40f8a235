using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Stores an activity and queues it, or tells that there is no room.</summary>
internal sealed class ActivityIntake(
    IActivityInbox inbox,
    ConversationQueue queue,
    TimeProvider time,
    Func<string> newId)
{
    /// <summary>False when the queue is full: nothing was stored. A repeated activity is accepted and not queued
    /// again.</summary>
    public async Task<bool> AcceptAsync(Activity activity, string body)
    {
        if (!queue.TryReserve())
            return false;

        var queued = false;
        try
        {
            var conversation = activity.Conversation?.Id ?? "";
            using var accept = Measures.Spans.StartActivity("accept");
            var item = new Accepted(InboxIds.Of(activity, newId), conversation, body, time.GetUtcNow())
            {
                Trace = accept?.Id,
            };

            // No cancellation: a caller that hangs up does not undo what the channel may count as delivered.
            if (await inbox.AcceptAsync(item, CancellationToken.None))
            {
                queue.Add(item);
                queued = true;
            }

            return true;
        }
        finally
        {
            if (!queued)
                queue.Release();
        }
    }
}
