using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Answers what is asked on the request. The same asked again, also while the first is still running, gets the first
/// answer; what failed may be asked again. An invoke that takes too long is answered "working on it" and goes on.
/// </summary>
internal sealed class InvokeRunner(
    InvokeTurn turn,
    BotTurn bot,
    ConversationQueue queue,
    TimeProvider time,
    IOptions<QueueOptions> options)
{
    private const int Remembered = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<InvokeResponse>> _answers = [];
    private readonly Queue<string> _order = new();

    /// <summary>Null when there is no room: too many run already.</summary>
    public Task<InvokeResponse?> RunAsync(Activity activity, string body)
    {
        if (activity.Type == ActivityTypes.Invoke && InvokeShape.Fault(activity) is { } fault)
            return Task.FromResult<InvokeResponse?>(fault);

        var key = InboxIds.OfAsked(activity);
        lock (_gate)
        {
            if (key is not null && _answers.TryGetValue(key, out var known))
                return SoonAsync(activity, known, isFirst: false);
            if (!queue.TryReserve())
                return Task.FromResult<InvokeResponse?>(null);

            var running = Task.Run(() => AnswerAsync(activity, body, key));
            if (key is not null)
                Remember(key, running);
            return SoonAsync(activity, running, isFirst: true);
        }
    }

    private async Task<InvokeResponse> AnswerAsync(Activity activity, string body, string? key)
    {
        try
        {
            var isKept = activity.ExpectsReplies || activity.Name == InvokeNames.CardAction;
            var answer = await turn.AnswerAsync(activity, body, isKept ? key : null);
            if (answer.HasFailed)
                Forget(key);
            return answer;
        }
        finally
        {
            queue.Release();
        }
    }

    private async Task<InvokeResponse?> SoonAsync(Activity activity, Task<InvokeResponse> running, bool isFirst)
    {
        if (activity.ExpectsReplies)
            return await running; // nothing but its answers is of use

        try
        {
            return await running.WaitAsync(options.Value.InvokeTime, time);
        }
        catch (TimeoutException)
        {
            if (isFirst)
                _ = ApologiseIfFailedAsync(activity, running);
            return activity.Name == InvokeNames.CardAction
                ? turn.Working(activity)
                : new InvokeResponse(200);
        }
    }

    // Whoever was told to wait must not wait for ever. The press itself is out of the inbox by then: no id.
    private async Task ApologiseIfFailedAsync(Activity activity, Task<InvokeResponse> running)
    {
        if ((await running).HasFailed)
            await bot.GiveUpAsync(activity, "", CancellationToken.None);
    }

    private void Remember(string key, Task<InvokeResponse> running)
    {
        if (_order.Count >= Remembered)
            _answers.Remove(_order.Dequeue());
        _order.Enqueue(key);
        _answers[key] = running;
    }

    // Its place in the order stays: removing an answer twice does no harm.
    private void Forget(string? key)
    {
        lock (_gate)
        {
            if (key is not null)
                _answers.Remove(key);
        }
    }
}
