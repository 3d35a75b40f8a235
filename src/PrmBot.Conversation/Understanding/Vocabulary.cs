using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Prompts;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// The files under <c>prompts/understanding</c>: what people call things, words that are commands, and phrasings of
/// every function.
/// </summary>
public sealed partial class Vocabulary
{
    private const string Folder = "understanding";

    private readonly FrozenDictionary<string, Lexicon> lists;

    private Vocabulary(
        Lexicon kpis,
        Lexicon control,
        FrozenDictionary<string, Lexicon> lists,
        Lexicon ownQuestions,
        IReadOnlyList<Phrasing> phrasings)
    {
        OwnQuestions = ownQuestions;
        Kpis = kpis;
        Control = control;
        this.lists = lists;
        Phrasings = phrasings;
    }

    /// <summary>Names of KPIs to K1 ... K34.</summary>
    public Lexicon Kpis { get; }

    /// <summary>Whole messages to the function that they are.</summary>
    public Lexicon Control { get; }

    /// <summary>Ids that the question file adds to those that it came with.</summary>
    public Lexicon OwnQuestions { get; }

    /// <summary>Examples to train on, placeholders not filled yet.</summary>
    public IReadOnlyList<Phrasing> Phrasings { get; }

    /// <summary>A list of <c>words.yaml</c>.</summary>
    /// <exception cref="KeyNotFoundException">The file lacks the list.</exception>
    public Lexicon List(string name) => lists[name];

    /// <summary>Every word of every list.</summary>
    public IEnumerable<string> AllWords() => lists.Values.Append(Kpis).Append(Control).SelectMany(l => l.Vocabulary);

    /// <exception cref="PromptFileException">A file is damaged.</exception>
    public static Vocabulary Read(string promptsRoot)
    {
        Dictionary<string, List<string>> Lines(string file) =>
            PromptFiles.Read<Dictionary<string, List<string>>>(promptsRoot, Path.Combine(Folder, file));

        var words = PromptFiles.Read<Dictionary<string, Dictionary<string, List<string>>>>(
            promptsRoot, Path.Combine(Folder, "words.yaml"));
        return new Vocabulary(
            new Lexicon(Lines("kpis.yaml")),
            new Lexicon(Lines("control.yaml")),
            words.ToFrozenDictionary(w => w.Key, w => new Lexicon(w.Value), StringComparer.Ordinal),
            new Lexicon(QuestionFile.Read(promptsRoot).Questions.Select(q => q.Id)
                .Where(id => !Delivered().IsMatch(id)).ToDictionary(id => id, Spellings)),
            [.. ReadPhrasings(promptsRoot)]);
    }

    // "OWN1" and "own 1" are the same.
    private static List<string> Spellings(string id) =>
        [.. new[] { id, Regex.Replace(id, @"(?<=\p{L})(?=\d)", " ") }.Distinct()];

    [GeneratedRegex("^(?:BP|MA|MM|TF|RF)[1-8]$")]
    private static partial Regex Delivered();

    private static IEnumerable<Phrasing> ReadPhrasings(string root)
    {
        var folder = Path.Combine(root, Folder, "examples");
        foreach (var path in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path);
            foreach (var (function, lines) in PromptFiles.Read<Dictionary<string, string>>(root, file))
            {
                foreach (var line in lines.Split('\n',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return new Phrasing(line, function);
                }
            }
        }
    }
}

/// <summary>One example: what somebody might write, and the function meant (<c>none</c>: nothing of ours).</summary>
public sealed record Phrasing(string Text, string Function);
