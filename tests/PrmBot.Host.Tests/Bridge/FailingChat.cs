using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>An understanding that fails at every message, and quotes it as drivers and models do.</summary>
internal sealed class FailingChat : IChatCompletionService
{
    private int _calls;

    /// <summary>How often it was asked.</summary>
    public int Calls => _calls;

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        throw new InvalidOperationException($"broken on purpose at {chatHistory[^1].Content}");
    }

    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) => throw new InvalidOperationException("broken on purpose");
}
