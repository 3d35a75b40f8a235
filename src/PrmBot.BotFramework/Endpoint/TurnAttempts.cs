using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Hands one accepted activity to the bot under a time limit, a few times if it must be, and then drops
/// it.</summary>
internal sealed class TurnAttempts(
    IBotHandler handler,
    IActivityInbox inbox,
    TimeProvider time,
    IOptions<QueueOptions> options,
    ILogger<TurnAttempts> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="OperationCanceledException">The process stops; the item stays in the inbox.</exception>
    public async Task RunAsync(Accepted item, CancellationToken cancellationToken)
    {
        if (ActivityJson.Read(item.Body) is not { } activity)
        {
            log.Unreadable();
            await DropAsync(item);
            return;
        }

        for (var attempt = 1; !await TryAsync(activity, item.Id, attempt, cancellationToken); attempt++)
        {
            if (attempt >= options.Value.Attempts)
            {
                log.GivenUp(activity.Type, attempt);
                await GiveUpAsync(activity, item.Id, cancellationToken);
                break;
            }

            await Task.Delay(Pause * attempt, time, cancellationToken);
        }

        await DropAsync(item);
    }

    private async Task<bool> TryAsync(Activity activity, string id, int attempt, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await handler.HandleAsync(activity, id, both.Token);
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Type and frames only: a message may hold what the person wrote.
            log.TurnFailed(activity.Type, attempt, failure.GetType().Name, failure.StackTrace);
            return false;
        }
    }

    private async Task GiveUpAsync(Activity activity, string id, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await handler.GiveUpAsync(activity, id, both.Token);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.NotTold(activity.Type, failure.GetType().Name);
        }
    }

    private async Task DropAsync(Accepted item)
    {
        try
        {
            await inbox.DropAsync(item.Id, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It will come once more at the next start; the handler knows its own work by the inbox id.
            log.DropFailed(failure.GetType().Name);
        }
    }
}
