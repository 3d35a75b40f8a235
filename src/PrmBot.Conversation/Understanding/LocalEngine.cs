using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Classification;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Understands messages without a language model: control words and plain answers by rule, the rest by a classifier
/// trained at start on <c>prompts/understanding/examples</c>, arguments by readers. The same utterance always
/// gives the same
/// answer; any number of threads may ask.
/// </summary>
public sealed partial class LocalEngine
{
    /// <summary>The label of examples that are none of ours.</summary>
    public const string None = "none";

    /// <summary>Characters of a message that are looked at; a request is said in fewer.</summary>
    private const int Longest = 4000;

    private const double IsARequest = 0.45;

    private readonly Vocabulary vocabulary;
    private readonly Speller speller;
    private readonly TextClassifier classifier;

    private LocalEngine(Vocabulary vocabulary, Speller speller, TextClassifier classifier)
    {
        this.vocabulary = vocabulary;
        this.speller = speller;
        this.classifier = classifier;
        Arguments = new ArgumentReader(vocabulary, speller);
    }

    /// <summary>Reads single arguments, for an answer to "which partner?".</summary>
    public ArgumentReader Arguments { get; }

    /// <summary>All functions that it can choose.</summary>
    public static IEnumerable<string> Functions => SlotTable.Functions;

    /// <summary>Functions that are told by their shape alone, and never learned.</summary>
    public static IEnumerable<string> Shaped => WorkplacePatterns.Functions;

    /// <summary>Reads the files and trains.</summary>
    /// <param name="promptsRoot">The folder <c>prompts/</c>.</param>
    /// <param name="kept">A folder that keeps training for the next start; null: it is not kept.</param>
    /// <exception cref="Prompts.PromptFileException">A file is damaged.</exception>
    public static LocalEngine Load(string promptsRoot, string? kept = null)
    {
        var vocabulary = Vocabulary.Read(promptsRoot);
        var (words, classifier) = kept is null
            ? Train(vocabulary)
            : new KeptTraining(kept).Get(promptsRoot, () => Train(vocabulary));
        return new LocalEngine(vocabulary, new Speller(words), classifier);
    }

    private static Training Train(Vocabulary vocabulary)
    {
        var teaching = new Speller(vocabulary.AllWords().Distinct()
            .ToDictionary(w => w, _ => 1, StringComparer.Ordinal));
        var context = new Utterance(string.Empty, null, ["Contoso", "Fabrikam"], new DateOnly(2026, 11, 23));
        var sentences = TrainingSet.Expand(vocabulary.Phrasings).AsParallel().AsOrdered()
            .Select(e => (Text: new Segment(Manners.Strip(e.Text), context, vocabulary, teaching).Masked,
                Label: e.Function))
            .ToList();
        var words = sentences.SelectMany(s => s.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(w => !char.IsAsciiLetterUpper(w[0])).Concat(vocabulary.AllWords())
            .GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new Training(words, TextClassifier.Train(sentences));
    }

    /// <summary>Below this a change is not made without asking.</summary>
    public const double SureEnough = 0.5;

    /// <summary>True: the function stores something, sends it, or shows it to others.</summary>
    public static bool Changes(string function) => Restraint.Changes(function);

    /// <summary>The same of a request; one function shows as well as it changes, by what it is asked for.</summary>
    public static bool Changes(Request request) => Changes(request.Function)
        && (request.Function != "Plan-mdf" || (request.Arguments["action"]?.ToString() ?? "show") != "show");

    /// <summary>What would be called at once: the function, but null where it would ask first.</summary>
    public static string? WouldCall(Understood understood) =>
        understood.Function is { } function && Changes(function) && understood.Confidence < SureEnough
            ? null : understood.Function;

    /// <summary>The sentences that it is trained on, for evaluations to stay apart from.</summary>
    public static IEnumerable<string> TrainedOn(string promptsRoot) =>
        TrainingSet.Expand(Vocabulary.Read(promptsRoot).Phrasings).Select(e => e.Text);

    /// <summary>What the message asks for; a null function when nothing fits.</summary>
    public Understood Understand(Utterance utterance)
    {
        if (utterance.Text.Length > Longest)
        {
            return AnswerRules.Long(utterance)
                ?? Understand(utterance with { Text = utterance.Text[..Longest] });
        }
        var read = ReadsOnce(utterance);
        if (AnswerRules.Read(utterance, this, read) is { } answer)
        {
            return answer;
        }

        var understoodOnce = new Dictionary<string, Understood>(StringComparer.Ordinal);
        Understood Once(string part) => understoodOnce.TryGetValue(part, out var known) ? known
            : understoodOnce[part] = UnderstandOne(part, utterance, read);
        var parts = Splitter.Split(utterance.Text, p => Once(p) is { Function: not null, Confidence: > IsARequest });
        var all = new List<Understood>();
        foreach (var part in parts)
        {
            var understood = Once(part);
            all.AddRange(Requests.Several(understood, () => read(part)));
        }

        var real = all.FindAll(u => u.Function is not null and not "Talk-smalltalk");
        if (real.Count == 0)
        {
            return AnswerRules.FreeWords(utterance, all[0], this) ?? all[0];
        }

        Requests.Inherit(real);
        Requests.InheritKpi(real);
        Requests.SayOnce(real);
        return AnswerRules.FreeWords(utterance, real[0], this) ?? real[0] with { Then = real[1..] };
    }

    /// <summary>
    /// True for a control word, a plain answer to the open question and an empty message: no model could know better.
    /// </summary>
    public bool ReadsByRule(Utterance utterance) =>
        AnswerRules.Read(utterance, this, ReadsOnce(utterance)) is not null || Control(utterance.Text) is not null;

    internal Segment Read(string text, Utterance utterance) => new(text, utterance, vocabulary, speller);

    // Rules, patterns and the classifier mostly look at the same words: each text is read for all of them once.
    private Func<string, Segment> ReadsOnce(Utterance utterance)
    {
        var read = new Dictionary<string, Segment>(StringComparer.Ordinal);
        return text => read.TryGetValue(text, out var known) ? known : read[text] = Read(text, utterance);
    }

    internal string? Control(string text) =>
        vocabulary.Control.Whole(Readers.Folding.Fold(text))
            ?? vocabulary.Control.Whole(Readers.Folding.Fold(Manners.Strip(text)));

    private Understood UnderstandOne(string text, Utterance utterance, Func<string, Segment> read)
    {
        if (Control(text) is { } control)
        {
            // Where no question is open, "what is this?" asks about the bot.
            var isOfBot = control == "Interview-explain" && utterance.Asked is null && WhatIsThis().IsMatch(text);
            return new Understood(isOfBot ? "Help-topics" : control, [], 0.99);
        }

        var said = read(Manners.Strip(text));
        return Restrained(ReferenceRules.Read(said) ?? StrongPatterns.Read(said) ?? Classify(said, read), said);
    }

    private static Understood Restrained(Understood understood, Segment said)
    {
        if (understood.Function is not { } function)
        {
            return understood;
        }

        var instead = Restraint.Instead(function, said);
        if (instead == function)
        {
            return understood;
        }

        return new Understood(instead, instead is null ? [] : ArgumentReader.ReadAll(instead, said), 0.8)
        {
            RunnerUp = function,
        };
    }

    private Understood Classify(Segment said, Func<string, Segment> read)
    {
        var ranking = classifier.Rank(said.Masked);
        var confidence = Confidence.Of(ranking, said);
        if (ranking.Best == None || confidence < Confidence.Lowest)
        {
            return new Understood(null, [], ranking.Best == None ? ranking.Probability : 1 - confidence)
            {
                RunnerUp = ranking.Best == None ? Named(ranking.Second) : ranking.Best,
            };
        }

        // "Sorry, line 1 is due in May" takes nothing back that it names; what it says counts.
        var function = Confidence.Settle(ranking, said);
        if (function == "Talk-correct" && TextSlots.Meant(said) is null
            && Opening().Match(said.Text) is { Success: true } opening && opening.Length < said.Text.Length)
        {
            return UnderstandOne(said.Text[opening.Length..], said.Context, read);
        }

        return function == None
            ? new Understood(null, [], 1 - confidence) { RunnerUp = ranking.Best }
            : new Understood(function, ArgumentReader.ReadAll(function, said),
            confidence) { RunnerUp = Named(ranking.Second) };
    }

    [GeneratedRegex(@"^(?:(?:oh|ok|okay|no|nope|sorry|oops|wait|actually|nein|nee|ach|moment|halt|"
        + @"entschuldigung)\b[,.! ]+)+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*(?:\w+\W+)*?(?:what(?:'s|s| is)|was ist) (?:this|das)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WhatIsThis();

    private static string? Named(string label) => label == None ? null : label;
}
