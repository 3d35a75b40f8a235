using PrmBot.Selection;

namespace PrmBot.Conversation.Prompts;

/// <summary>
/// Reads <c>prompts/selection/questions.yaml</c>, and its translations beside it, into a checked question set.
/// </summary>
public static class QuestionFile
{
    /// <summary>Path under <c>prompts/</c>.</summary>
    public static string Name => "selection/questions.yaml";

    /// <summary>Reads and checks the files.</summary>
    /// <param name="root">The folder <c>prompts/</c>.</param>
    /// <exception cref="PromptFileException">With file, line and reason: the start stops.</exception>
    public static QuestionSet Read(string root)
    {
        var shape = PromptFiles.Read<QuestionFileShape?>(root, Name);
        if (shape?.Questions is not { Count: > 0 } written)
        {
            throw Wrong(1, "There are no questions. Write at least one under \"questions:\".");
        }

        var lines = QuestionLines.In(root, Name);
        var check = new QuestionCheck(written);
        var questions = new List<Question>();
        for (var i = 0; i < written.Count; i++)
        {
            if (check.Fault(i) is { } fault)
            {
                throw Wrong(lines.Of(i, fault.Member), fault.Reason);
            }

            questions.Add(check.Build(i));
        }

        if (check.WeightFault() is { } heavy)
        {
            throw Wrong(lines.Of(heavy.Index, null), heavy.Reason);
        }

        var set = QuestionSet.Of(questions);
        return set with { Languages = QuestionLanguages.Read(root, set) };
    }

    private static PromptFileException Wrong(long line, string reason) =>
        new(Path.Combine("prompts", Name), line, reason);
}
