using System.Text.RegularExpressions;
using PrmBot.Selection;

namespace PrmBot.Conversation.Prompts;

/// <summary>
/// Reads <c>prompts/selection/questions.de.yaml</c> and its like: the words of the questions in another language. The
/// file's name says which; a question that it leaves out stays in the language of <c>questions.yaml</c>.
/// </summary>
internal static partial class QuestionLanguages
{
    /// <exception cref="PromptFileException">With file, line and reason.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Question>> Read(string root, QuestionSet set)
    {
        var all = new Dictionary<string, IReadOnlyDictionary<string, Question>>(StringComparer.OrdinalIgnoreCase);
        var folder = Path.Combine(root, "selection");
        foreach (var path in Directory.GetFiles(folder, "questions.*.yaml").Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path).Replace('\\', '/');
            var language = Path.GetFileNameWithoutExtension(path)["questions.".Length..];
            if (!Language().IsMatch(language))
            {
                throw Wrong(
                    file, 1,
                    $"\"{language}\" is no language. Name the file questions.de.yaml or questions.pt-BR.yaml.");
            }

            all.Add(language, ReadOne(root, file, set));
        }

        return all;
    }

    private static Dictionary<string, Question> ReadOne(string root, string file, QuestionSet set)
    {
        var read = new Dictionary<string, Question>();
        var written = PromptFiles.Read<QuestionWordsFileShape?>(root, file)?.Questions ?? [];
        if (written.Count == 0)
        {
            return read;
        }

        var lines = QuestionLines.In(root, file);
        for (var i = 0; i < written.Count; i++)
        {
            var words = written[i];
            var question = set.Find(words?.Id);
            var fault = question is null
                ? ("id", $"There is no question {words?.Id} in {QuestionFile.Name}. Use its ids.")
                : Fault(words!, question, read);
            if (fault is var (member, reason))
            {
                throw Wrong(file, lines.Of(i, member), reason);
            }

            read.Add(question!.Id, Build(question, words!));
        }

        return read;
    }

    private static (string? Member, string Reason)? Fault(
        QuestionWordsShape words, Question question, Dictionary<string, Question> read)
    {
        if (read.ContainsKey(question.Id))
        {
            return ("id", $"The id {question.Id} is used twice. Translate each question once.");
        }

        (string Name, string? Value)[] required =
        [
            ("element", words.Element), ("question", words.Question), ("why", words.Why),
            ("evidence", question.Evidence.Length == 0 ? "none is asked for" : words.Evidence),
            ("suggests", words.Suggests),
        ];
        if (required.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Value)).Name is { } missing)
        {
            return (missing, $"{question.Id} lacks \"{missing}\".");
        }

        if (words.Levels is not { Count: 5 } levels || levels.Any(string.IsNullOrWhiteSpace))
        {
            return ("levels",
                $"{question.Id}: there are {words.Levels?.Count ?? 0} levels. Write five, level 0 first.");
        }

        var gates = words.Gates ?? [];
        return gates.Count == question.Gates.Count && !gates.Any(string.IsNullOrWhiteSpace)
            ? null
            : ("gates", $"{question.Id}: there are {gates.Count} gates. "
                + $"{QuestionFile.Name} has {question.Gates.Count}; write the condition of each, in that order.");
    }

    private static Question Build(Question question, QuestionWordsShape words) => question with
    {
        Element = words.Element!,
        Text = words.Question!,
        Why = words.Why!,
        Levels = words.Levels!,
        Evidence = question.Evidence.Length == 0 ? string.Empty : words.Evidence!,
        Gates = [.. question.Gates.Zip(words.Gates ?? [], (g, w) => g with { When = w })],
        Suggests = question.Suggests with { Title = words.Suggests! },
    };

    private static PromptFileException Wrong(string file, long line, string reason) =>
        new(Path.Combine("prompts", file), line, reason);

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
    private static partial Regex Language();
}
