using Microsoft.SemanticKernel;

namespace PrmBot.Conversation.Understanding;

/// <summary>A request as a chat-completion service says it.</summary>
internal static class FunctionCalls
{
    /// <param name="request">Its function is <c>Plugin-function</c>.</param>
    /// <param name="id">Tells the calls of one message apart.</param>
    internal static FunctionCallContent Of(Request request, string id)
    {
        var at = request.Function.IndexOf('-', StringComparison.Ordinal);
        var values = new KernelArguments();
        foreach (var (name, value) in request.Arguments)
        {
            values[name] = value;
        }

        return new FunctionCallContent(request.Function[(at + 1)..], request.Function[..at], id, values);
    }
}
