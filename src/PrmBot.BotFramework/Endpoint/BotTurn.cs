using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Hands the bot an acknowledged activity under a time limit; what goes wrong is logged and not
/// thrown.</summary>
internal sealed class BotTurn(
    IBotHandler handler,
    IActivityInbox inbox,
    TimeProvider time,
    IOptions<QueueOptions> options,
    ILogger<BotTurn> log)
{
    /// <summary>False when it failed. What is an outage to the inbox is thrown.</summary>
    /// <exception cref="OperationCanceledException">The process stops.</exception>
    public async Task<bool> TryAsync(Activity activity, string id, int attempt, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await handler.HandleAsync(activity, id, both.Token);
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && !inbox.IsOutage(failure))
        {
            // Type and frames only: a message may hold what the person wrote.
            log.TurnFailed(ActivityKinds.Of(activity), attempt, failure.GetType().Name, failure.StackTrace);
            return false;
        }
    }

    /// <summary>Has the bot tell the sender that it is given up.</summary>
    /// <exception cref="OperationCanceledException">The process stops.</exception>
    public async Task GiveUpAsync(Activity activity, string id, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await handler.GiveUpAsync(activity, id, both.Token);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.NotTold(ActivityKinds.Of(activity), failure.GetType().Name);
        }
    }
}
