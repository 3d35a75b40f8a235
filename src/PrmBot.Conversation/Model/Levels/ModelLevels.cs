using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;

namespace PrmBot.Conversation.Model.Levels;

/// <summary>
/// Asks the model which level an answer means. Trust model: the answer may be a partner's and hold instructions, so the
/// model may say anything; taken is only a level of this question with words that stand in the answer, and whoever
/// wrote it reads both and corrects them with one tap.
/// </summary>
public sealed partial class ModelLevels(IChatCompletionService model, Texts texts, ModelLimits limits) : ILevelModel
{
    private const int FewestLetters = 3;
    private const int Tries = 2;

    /// <inheritdoc/>
    public async Task<ReadAnswer.Proposed?> ProposeAsync(string answer, Question question, CancellationToken ct)
    {
        using var time = limits.Begin(ct);
        var history = PromptOf(answer, question);
        for (var attempt = 1; attempt <= Tries && limits.TryCall(); attempt++)
        {
            if (await AskAsync(history, time.Token, ct) is not { } said)
            {
                return null;
            }

            if (Read(said) is var (level, words))
            {
                return level is { } one && Stands(words, answer)
                    ? new ReadAnswer.Proposed(Ratings.Of(one), words.Trim())
                    : null;
            }

            limits.Log.Refused(1, attempt);
        }

        return null;
    }

    private async Task<string?> AskAsync(ChatHistory history, CancellationToken time, CancellationToken ct)
    {
        var settings = new OpenAIPromptExecutionSettings { MaxTokens = limits.MostTokens, Temperature = 0 };
        try
        {
            var said = await limits.CallAsync(
                "level", () => model.GetChatMessageContentAsync(history, settings, null, time));
            return said.Content ?? string.Empty;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested) // the edge: whatever a model or its server does
        {
            limits.Log.NoAnswer(failure.GetType().Name);
            return null;
        }
    }

    private ChatHistory PromptOf(string answer, Question question)
    {
        var asked = new JsonObject
        {
            ["question"] = question.Text,
            ["levels"] = new JsonArray([.. question.Levels.Select((l, i) => (JsonNode)$"{i}: {l}")]),
        };
        var words = new Dictionary<string, object> { ["data"] = asked.ToJsonString() };
        var history = new ChatHistory(texts.Say("model.level", CultureInfo.InvariantCulture, words));
        history.AddUserMessage($"<data>{JsonSerializer.Serialize(answer)}</data>");
        return history;
    }

    // Null: it is not what was asked for. A null level: the model can't tell.
    private static (int? Level, string Words)? Read(string said)
    {
        var (from, to) = (said.IndexOf('{', StringComparison.Ordinal), said.LastIndexOf('}'));
        try
        {
            return from < 0 || to < from || JsonNode.Parse(said[from..(to + 1)]) is not JsonObject json ? null
                : json["level"] is null ? (null, string.Empty)
                : json["level"] is JsonValue level && level.TryGetValue<int>(out var one) && one is >= 0 and <= 4
                    && json["words"] is JsonValue quote && quote.TryGetValue<string>(out var words)
                        ? (one, words) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Stands(string words, string answer) =>
        words.Count(char.IsLetterOrDigit) >= FewestLetters
        && Plain(answer).Contains(Plain(words), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => Gap().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
