using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Hands one accepted activity to the bot under a time limit, a few times if it must be, and then drops
/// it.</summary>
internal sealed class TurnAttempts(
    BotTurn turn,
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

        using var measured = MeasuredTurn.Of(item, activity, time);
        var (outcome, attempt) = (MeasuredTurn.Handled, 1);
        for (; !await turn.TryAsync(activity, item.Id, attempt, cancellationToken); attempt++)
        {
            if (attempt >= options.Value.Attempts)
            {
                log.GivenUp(ActivityKinds.Of(activity), attempt);
                await turn.GiveUpAsync(activity, item.Id, cancellationToken);
                outcome = MeasuredTurn.GivenUp;
                break;
            }

            await Task.Delay(Pause * attempt, time, cancellationToken);
        }

        measured.Ends(outcome, attempt);
        await DropAsync(item);
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
