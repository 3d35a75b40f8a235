using YamlDotNet.RepresentationModel;

namespace PrmBot.Conversation.Prompts;

/// <summary>On which line of a file of questions each question and its members stand.</summary>
internal sealed class QuestionLines
{
    private readonly IReadOnlyList<YamlNode> _questions;

    private QuestionLines(IReadOnlyList<YamlNode> questions) => _questions = questions;

    /// <summary>Reads a file that was found to have its shape already.</summary>
    public static QuestionLines In(string root, string file)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(root, file));
        yaml.Load(text);
        var top = (YamlMappingNode)yaml.Documents[0].RootNode;
        return new QuestionLines([.. (YamlSequenceNode)top["questions"]]);
    }

    /// <summary>
    /// The line of that member; of the question's beginning when it has no such member, or null is given.
    /// </summary>
    public long Of(int index, string? member)
    {
        var question = _questions[index];
        var key = (question as YamlMappingNode)?.Children.Keys
            .FirstOrDefault(k => k is YamlScalarNode { Value: var name } && name == member);
        return (key ?? question).Start.Line;
    }
}
