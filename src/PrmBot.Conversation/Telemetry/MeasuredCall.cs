using System.Diagnostics;
using Microsoft.SemanticKernel;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace PrmBot.Conversation.Telemetry;

/// <summary>One call of the model, as a span and a duration: never what was asked or answered.</summary>
/// <param name="purpose">What for: a word of ours.</param>
/// <param name="clock">Times it.</param>
internal sealed class MeasuredCall(string purpose, TimeProvider clock) : IDisposable
{
    private readonly long since = clock.GetTimestamp();
    private readonly Activity? span = Measures.Spans.StartActivity("model", ActivityKind.Client)
        ?.SetTag("prmbot.purpose", purpose);

    private bool isAnswered;

    /// <summary>It answered; what it used is counted where it says so.</summary>
    public void Answered(ChatTokenUsage? usage = null)
    {
        isAnswered = true;
        if (usage is not null)
        {
            Count("read", usage.InputTokenCount);
            Count("written", usage.OutputTokenCount);
        }
    }

    /// <summary>What an answer used; null: it does not say.</summary>
    public static ChatTokenUsage? UsageOf(ChatMessageContent answer) =>
        answer.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage;

    public void Dispose()
    {
        var outcome = isAnswered ? "answered" : "no_answer";
        Measures.ModelTime.Record(
            clock.GetElapsedTime(since).TotalSeconds,
            new TagList { { "prmbot.purpose", purpose }, { "prmbot.outcome", outcome } });
        span?.SetTag("prmbot.outcome", outcome);
        span?.SetStatus(isAnswered ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        span?.Dispose();
    }

    private static void Count(string way, int tokens) =>
        Measures.ModelTokens.Add(tokens, new KeyValuePair<string, object?>("prmbot.way", way));
}
