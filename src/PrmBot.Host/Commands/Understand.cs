using PrmBot.Conversation.Understanding;
using PrmBot.Host.Composition;

namespace PrmBot.Host.Commands;

/// <summary>The <c>understand</c> command: what would be called for each line of input; no store is touched.</summary>
internal static class Understand
{
    public static void Run(ContentFolders content, TextReader input, TextWriter output) =>
        UnderstandCommand.Run(
            input, output, LocalEngine.Load(content.Prompts, ContentFolders.Trained), TimeProvider.System);
}
