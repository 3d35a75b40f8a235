using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace PrmBot.Evals.Attacks;

/// <summary>The worst model: it calls and says what the attack wants, whoever asks whatever.</summary>
internal sealed class ObeyingModel : IChatCompletionService
{
    /// <summary>What it calls; null: nothing.</summary>
    internal string? Call { get; set; }

    /// <summary>What it says beside a card; null: nothing.</summary>
    internal string? Sentence { get; set; }

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        var message = new ChatMessageContent { Role = AuthorRole.Assistant };
        if (Call is not null)
        {
            var words = Call.Split(' ', 2);
            var name = words[0].Split('-');
            var arguments = new KernelArguments();
            foreach (var (key, value) in Bots.Button.Data(words.ElementAtOrDefault(1)))
            {
                arguments[key] = value!.ToString();
            }

            message.Items.Add(new FunctionCallContent(name[1], name[0], "call", arguments));
        }

        return Task.FromResult<IReadOnlyList<ChatMessageContent>>([message]);
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        if (Sentence is not null)
        {
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, Sentence);
        }
    }
}
