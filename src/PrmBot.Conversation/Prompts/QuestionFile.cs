using PrmBot.Selection;
using YamlDotNet.RepresentationModel;

namespace PrmBot.Conversation.Prompts;

/// <summary>Reads <c>prompts/selection/questions.yaml</c> into a checked question set.</summary>
public static class QuestionFile
{
    /// <summary>Path under <c>prompts/</c>.</summary>
    public static string Name => "selection/questions.yaml";

    /// <summary>Reads and checks the file.</summary>
    /// <param name="root">The folder <c>prompts/</c>.</param>
    /// <exception cref="PromptFileException">With file, line and reason: the start stops.</exception>
    public static QuestionSet Read(string root)
    {
        var shape = PromptFiles.Read<QuestionFileShape?>(root, Name);
        if (shape?.Questions is not { Count: > 0 } written)
        {
            throw Wrong(1, "There are no questions. Write at least one under \"questions:\".");
        }

        var lines = LinesOf(root);
        var check = new QuestionCheck(written);
        var questions = new List<Question>();
        for (var i = 0; i < written.Count; i++)
        {
            if (check.Fault(i) is { } fault)
            {
                throw Wrong(lines[i], fault);
            }

            questions.Add(check.Build(i));
        }

        return check.WeightFault() is { } heavy
            ? throw Wrong(lines[heavy.Index], heavy.Reason) : QuestionSet.Of(questions);
    }

    private static PromptFileException Wrong(long line, string reason) =>
        new(Path.Combine("prompts", Name), line, reason);

    private static List<long> LinesOf(string root)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(root, Name));
        yaml.Load(text);
        var top = (YamlMappingNode)yaml.Documents[0].RootNode;
        return [.. ((YamlSequenceNode)top["questions"]).Select(n => n.Start.Line)];
    }
}
