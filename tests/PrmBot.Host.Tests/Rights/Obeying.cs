using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace PrmBot.Host.Tests.Rights;

/// <summary>A model that chooses the function it is told to, whoever asks.</summary>
internal sealed class Obeying : IChatCompletionService
{
    /// <summary>What it chooses next; at first the yes that planting asks for.</summary>
    public (string Function, IReadOnlyList<(string Name, string Value)> Arguments) Next { get; set; } =
        ("Talk-confirm", []);

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        var name = Next.Function.Split('-');
        var arguments = new KernelArguments();
        foreach (var (argument, value) in Next.Arguments)
        {
            arguments[argument] = value;
        }

        var message = new ChatMessageContent { Role = AuthorRole.Assistant };
        message.Items.Add(new FunctionCallContent(name[1], name[0], "call", arguments));
        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([message]);
    }

    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException("never streamed here");
}
