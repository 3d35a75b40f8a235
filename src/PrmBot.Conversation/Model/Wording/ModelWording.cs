using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using PrmBot.Conversation.Prompts;

namespace PrmBot.Conversation.Model.Wording;

/// <summary>
/// Has the model put a card into words. Trust model: the card holds words of partners, so the model may say anything;
/// sent is only a whole sentence whose figures are all on the card and that holds no address.
/// </summary>
public sealed partial class ModelWording(
    IChatCompletionService model, Texts texts, ModelLimits limits, TimeProvider clock) : IWording
{
    private const int MostSentences = 5;
    private const int LongestSentence = 400;
    private const int LongestQuestion = 1000;

    /// <summary>A card does not wait longer for its first sentence.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public bool IsThere => true;

    public async IAsyncEnumerable<string> TellAsync(
        string question, string cardJson, [EnumeratorCancellation] CancellationToken ct)
    {
        var facts = string.Join('\n', CardFacts.Of(cardJson));
        var figures = new Figures(facts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var told = 0;
        using var time = limits.Begin(ct);
        await foreach (var sentence in SentencesAsync(PromptOf(question, facts), time.Token))
        {
            if (sentence.Length <= LongestSentence && !Address().IsMatch(sentence) && figures.Cover(sentence))
            {
                yield return sentence;
                told++;
            }

            if (told == MostSentences)
            {
                yield break;
            }
        }
    }

    private ChatHistory PromptOf(string question, string facts)
    {
        var words = new Dictionary<string, object>
        {
            ["data"] = System.Text.Json.JsonSerializer.Serialize(facts),
        };
        var history = new ChatHistory(
            texts.Say("model.word", System.Globalization.CultureInfo.InvariantCulture, words));
        history.AddUserMessage(question.Length > LongestQuestion ? question[..LongestQuestion] : question);
        return history;
    }

    // A sentence is handed on when the next one begins or the model has ended, never when it was cut off.
    private async IAsyncEnumerable<string> SentencesAsync(
        ChatHistory history, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!limits.TryCall())
        {
            yield break;
        }

        using var measured = limits.Measured("word");
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        var settings = new OpenAIPromptExecutionSettings { MaxTokens = limits.MostTokens, Temperature = 0 };
        await using var pieces = model.GetStreamingChatMessageContentsAsync(history, settings, null, either.Token)
            .GetAsyncEnumerator(either.Token);
        var text = string.Empty;
        while (await NextAsync(pieces, ct) is { } piece)
        {
            if (piece.IsEnd)
            {
                measured.Answered();
                if (text.Trim() is [.., '.' or '!' or '?'] last)
                {
                    yield return last;
                }

                yield break;
            }

            text += piece.Text;
            while (End().Match(text) is { Success: true } end)
            {
                patience.CancelAfter(Timeout.InfiniteTimeSpan);
                measured.Answered();
                yield return text[..end.Index].Trim();
                text = text[(end.Index + end.Length)..];
            }
        }
    }

    // Null: it failed.
    private async Task<Piece?> NextAsync(
        IAsyncEnumerator<StreamingChatMessageContent> pieces, CancellationToken ct)
    {
        try
        {
            return await pieces.MoveNextAsync() ? new Piece(pieces.Current.Content, false) : new Piece(null, true);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested) // the edge: whatever a model or its server does
        {
            limits.Log.NoAnswer(failure.GetType().Name);
            return null;
        }
    }

    private sealed record Piece(string? Text, bool IsEnd);

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}""'\d])|\n+")]
    private static partial Regex End();

    [GeneratedRegex(@"https?:|www\.|\]\(|<at>|@\w", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
