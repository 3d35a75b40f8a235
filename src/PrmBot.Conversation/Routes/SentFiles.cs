using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;

namespace PrmBot.Conversation.Routes;

/// <summary>What to do with files where the words beside them ask for nothing.</summary>
internal static class SentFiles
{
    private const string Add = "Assessment-add_evidence";

    /// <summary>
    /// A request to keep them as evidence: in a running assessment, when the words are no request of their own. Null:
    /// the words say what to do, or nobody can know what the files are for.
    /// </summary>
    public static Request? RequestOf(TurnScope turn, TurnInput.Said said, Heard heard)
    {
        if (said.Files.Count == 0 || turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment })
        {
            return null;
        }

        var isNothing = heard is Heard.Nothing or Heard.Unsure;
        return isNothing || (heard is Heard.Requests { All: [{ Function: "Assessment-answer" } one] } && IsRemark(one))
            ? new Request(Add, said.Text.Length == 0 ? [] : new JsonObject { ["evidence"] = said.Text })
            : null;
    }

    // "Here is our certificate" is about the file; "3, see the file" is an answer.
    private static bool IsRemark(Request answer) =>
        answer.Arguments["answer"]?.ToString() is { } words && Remark.IsAboutFile(words);
}
