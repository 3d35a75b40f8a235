using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Has the bot answer one invoke, or one message whose answers are awaited; whatever happens, there is an
/// answer.</summary>
internal sealed class InvokeTurn(
    IBotHandler handler,
    InvokeMemory memory,
    TimeProvider time,
    IOptions<QueueOptions> options,
    ILogger<InvokeTurn> log)
{
    /// <param name="activity">What is asked.</param>
    /// <param name="body">It as it came.</param>
    /// <param name="key">Its id when it is kept through a crash, else null.</param>
    public async Task<InvokeResponse> AnswerAsync(Activity activity, string body, string? key)
    {
        using var measured = MeasuredTurn.Here(activity, time);
        var isKept = false;
        try
        {
            if (key is not null
                && await memory.AcceptAsync(key, activity, body, Working(activity)) is { } known)
            {
                measured.Ends(MeasuredTurn.Repeated);
                return known;
            }

            isKept = key is not null;
            var answer = await AskAsync(activity, key ?? "");
            if (isKept)
                await memory.AnsweredAsync(key!, answer);
            measured.Ends(MeasuredTurn.Handled);
            return answer;
        }
#pragma warning disable CA1031 // the edge: whatever the handler threw, the client gets an answer and no details
        catch (Exception failure)
#pragma warning restore CA1031
        {
            measured.Ends(MeasuredTurn.Failed);
            log.InvokeFailed(InvokeShape.KnownName(activity), failure.GetType().Name, failure.StackTrace);
            var answer = FailureOf(activity) with { HasFailed = true };
            if (isKept)
                await ForgetAsync(key!, answer);
            return answer;
        }
    }

    /// <summary>For whoever need not wait: the answer comes later.</summary>
    public InvokeResponse Working(Activity activity) => activity.ExpectsReplies
        ? InvokeResponse.Replies([])
        : InvokeResponse.Message(handler.WorkingText(activity));

    private async Task<InvokeResponse> AskAsync(Activity activity, string key)
    {
        // Not the request's own token: Teams hangs up before a turn's write may be broken off.
        using var limit = new CancellationTokenSource(options.Value.TurnTime, time);
        if (activity.ExpectsReplies)
            return InvokeResponse.Replies(await handler.ReplyAsync(activity, key, limit.Token));

        var answer = await handler.InvokeAsync(activity, key.Length == 0 ? null : key, limit.Token);
        return answer == InvokeResponse.NotImplemented && activity.Name == InvokeNames.TokenExchange
            ? InvokeResponse.NoExchange(activity.Value ?? default)
            : answer;
    }

    private InvokeResponse FailureOf(Activity activity) =>
        activity.ExpectsReplies ? InvokeResponse.Replies([activity.CreateReply(handler.FailureText(activity))])
        : activity.Name == InvokeNames.CardAction ? InvokeResponse.Failed(handler.FailureText(activity))
        : new InvokeResponse(500);

    private async Task ForgetAsync(string key, InvokeResponse answer)
    {
        try
        {
            await memory.AnsweredAsync(key, answer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.DropFailed(failure.GetType().Name); // It will come once more at the next start.
        }
    }
}
