using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;

namespace PrmBot.Host.Workers;

/// <summary>
/// Shows that the bot is writing while the answer to a message takes longer than a second, and never after it.
/// </summary>
public sealed class TypingWhile(ConnectorClient connector, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    /// <summary>What the work comes to; typing is over by then.</summary>
    public async Task<T> RunAsync<T>(Activity activity, Func<Task<T>> work, CancellationToken ct)
    {
        if (activity.Type != ActivityTypes.Message)
        {
            return await work();
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var typing = TypeAsync(activity, over.Token);
        try
        {
            return await work();
        }
        finally
        {
            await over.CancelAsync();
            await typing;
        }
    }

    private async Task TypeAsync(Activity activity, CancellationToken over)
    {
        // Nearly every answer is there before: that is no exception.
        await Task.Delay(Soon, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            while (!over.IsCancellationRequested)
            {
                await connector.TypingAsync(activity, over);
                await Task.Delay(Shown, clock, over);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectorException)
        {
            // The answer is there, or the channel will not show it: either way there is nothing to be done.
        }
    }
}
