using Microsoft.SemanticKernel;

namespace PrmBot.Conversation.Understanding;

/// <summary>Carries the whole utterance to <see cref="LocalChatCompletion"/>; a model's connector ignores it.</summary>
public sealed class UnderstandingSettings : PromptExecutionSettings
{
    /// <summary>The message with its context; null: only the last user message of the history is known.</summary>
    public Utterance? Utterance { get; set; }
}
