using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Partners;
using PrmBot.Storage;
namespace PrmBot.Conversation.Understanding {
public static class ArgumentReader { public static JsonNode? Read(string f, string p, string t, Utterance u) => null; }
public sealed class UnderstandingSettings : PromptExecutionSettings { public Utterance? Utterance { get; init; } }
}
namespace PrmBot.Storage { public static class UndoLast { public static Task<Outcome<HistoryEntry>> RunAsync(Session s, CancellationToken ct) => throw new InvalidOperationException(); } }
