using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// The local engine as a chat-completion service: the last user message in, one function call for each request out. A
/// message without items means that nothing fits. Metadata: <c>confidence</c> and, when there is one, <c>runner_up</c>.
/// </summary>
public sealed class LocalChatCompletion(LocalEngine engine, TimeProvider time) : IChatCompletionService
{
    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([Answer(chatHistory, executionSettings)]);
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var index = 0;
        foreach (var whole in await GetChatMessageContentsAsync(chatHistory, executionSettings, kernel,
            cancellationToken))
        {
            var part = new StreamingChatMessageContent(AuthorRole.Assistant, null, metadata: whole.Metadata);
            foreach (var call in whole.Items.OfType<FunctionCallContent>())
            {
                var arguments = new JsonObject(call.Arguments!.Select(a =>
                    KeyValuePair.Create(a.Key, ((JsonNode?)a.Value)?.DeepClone())));
                part.Items.Add(new StreamingFunctionCallUpdateContent(
                    call.Id, $"{call.PluginName}-{call.FunctionName}", arguments.ToJsonString(), index++));
            }

            yield return part;
        }
    }

    private ChatMessageContent Answer(ChatHistory history, PromptExecutionSettings? settings)
    {
        var text = history.LastOrDefault(m => m.Role == AuthorRole.User)?.Content ?? string.Empty;
        var utterance = (settings as UnderstandingSettings)?.Utterance
            ?? new Utterance(text, null, [], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var understood = engine.Understand(utterance);
        var metadata = new Dictionary<string, object?> { ["confidence"] = understood.Confidence };
        if (understood.RunnerUp is { } second)
        {
            metadata["runner_up"] = second;
        }

        var answer = new ChatMessageContent(AuthorRole.Assistant, (string?)null, metadata: metadata);
        foreach (var (request, index) in understood.Then.Prepend(understood).Select((r, i) => (r, i)))
        {
            if (request.Function is { } function)
            {
                answer.Items.Add(FunctionCalls.Of(new Request(function, request.Arguments), $"local-{index}"));
            }
        }

        return answer;
    }
}
