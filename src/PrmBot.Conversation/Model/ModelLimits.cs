using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Telemetry;

namespace PrmBot.Conversation.Model;

/// <summary>Time, tokens and calls of a model, and the log of what it could not do.</summary>
public sealed class ModelLimits(
    ModelSettings settings, ModelBudget budget, TimeProvider clock, ILogger<ModelLimits> log)
{
    internal int MostTokens => settings.MostTokens;

    internal ILogger Log => log;

    /// <summary>Ends with the caller's own end, or when the time is up.</summary>
    internal Time Begin(CancellationToken ct) => new(settings.Timeout, clock, ct);

    /// <summary>False: the minute's calls or the hour's tokens are used up.</summary>
    internal bool TryCall()
    {
        if (budget.TryCall())
        {
            return true;
        }

        log.Spent();
        Measures.ModelSpent.Add(1);
        return false;
    }

    /// <summary>Makes a call for a purpose, and counts what it took.</summary>
    internal async Task<ChatMessageContent> CallAsync(string purpose, Func<Task<ChatMessageContent>> call)
    {
        using var measured = Measured(purpose);
        var answer = await call();
        var usage = MeasuredCall.UsageOf(answer);
        if (usage is not null)
        {
            budget.Spend(usage.TotalTokenCount);
        }

        measured.Answered(usage);
        return answer;
    }

    /// <summary>A call that answers piece by piece; whoever makes it says when it is over.</summary>
    internal MeasuredCall Measured(string purpose) => new(purpose, clock);

    internal sealed class Time : IDisposable
    {
        private readonly CancellationTokenSource up;
        private readonly CancellationTokenSource either;

        internal Time(TimeSpan most, TimeProvider clock, CancellationToken ct)
        {
            up = new CancellationTokenSource(most, clock);
            either = CancellationTokenSource.CreateLinkedTokenSource(up.Token, ct);
        }

        internal CancellationToken Token => either.Token;

        public void Dispose()
        {
            either.Dispose();
            up.Dispose();
        }
    }
}
