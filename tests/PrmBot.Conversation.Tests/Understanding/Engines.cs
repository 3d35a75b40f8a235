using PrmBot.Conversation.Understanding;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>One engine for all tests: it is read-only, and training takes a moment.</summary>
internal static class Engines
{
    internal static readonly DateOnly Today = new(2026, 11, 23);

    internal static LocalEngine Shared { get; } = LocalEngine.Load(RepoFiles.Prompts);

    internal static Utterance Said(string text, AskedQuestion? asked = null) =>
        new(text, asked, ["Contoso", "Fabrikam"], Today);

    internal static Understood Understand(string text, AskedQuestion? asked = null) =>
        Shared.Understand(Said(text, asked));
}
