using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Answers invokes on the request. The same invoke delivered again, also while the first is still running, gets the
/// first answer; one that failed may be tried again.
/// </summary>
internal sealed class InvokeRunner(
    IBotHandler handler,
    TimeProvider time,
    IOptions<QueueOptions> options,
    ILogger<InvokeRunner> log)
{
    private const int Remembered = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<InvokeResponse>> _answers = [];
    private readonly Queue<string> _order = new();

    public Task<InvokeResponse> RunAsync(Activity activity)
    {
        if (InvokeShape.Fault(activity) is { } fault)
            return Task.FromResult(fault);
        if (string.IsNullOrEmpty(activity.Id))
            return AnswerAsync(activity, key: null);

        // The sender is part of the key: nobody gets the answer to somebody else's press.
        var key = $"{activity.Conversation?.Id}|{activity.Id}|{activity.From?.Id}";
        lock (_gate)
        {
            if (_answers.TryGetValue(key, out var known))
                return known;

            if (_order.Count >= Remembered)
                _answers.Remove(_order.Dequeue());
            _order.Enqueue(key);
            return _answers[key] = Task.Run(() => AnswerAsync(activity, key));
        }
    }

    private async Task<InvokeResponse> AnswerAsync(Activity activity, string? key)
    {
        // Not the request's own token: Teams hangs up before a turn's write may be broken off.
        using var limit = new CancellationTokenSource(options.Value.InvokeTime, time);
        try
        {
            return await handler.InvokeAsync(activity, limit.Token);
        }
#pragma warning disable CA1031 // the edge: whatever the handler threw, the client gets an answer and no details
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.InvokeFailed(activity.Name, failure.GetType().Name);
            Forget(key);
            return activity.Name == InvokeNames.CardAction
                ? InvokeResponse.Failed(handler.FailureText(activity))
                : new InvokeResponse(500);
        }
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
