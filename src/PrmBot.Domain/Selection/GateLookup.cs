using PrmBot.Planning.Lines;

namespace PrmBot.Selection;

/// <summary>Finds the gate that a person means, by its question's id or by words of it: pure.</summary>
public static class GateLookup
{
    private const int SameBeginning = 5;
    private const int FewestLetters = 3;

    private static readonly HashSet<string> Fillers =
    [
        "the", "a", "an", "this", "that", "it", "one", "our", "my", "open", "last", "gate", "gates", "for", "of",
        "remedy", "remedies", "condition", "conditions", "conditional", "plan", "close", "is", "done",
    ];

    /// <summary>
    /// The conditional gates that are hit and fit what was said, the best fit only; all of them when nothing was said.
    /// Refuses with the sentence for a gate that rules out, one that is not hit, one that nobody knows, and for nothing
    /// to remedy.
    /// </summary>
    public static Outcome<IReadOnlyList<GateHit>> Find(QuestionSet questions, IReadOnlyList<GateHit> hits, string? said)
    {
        var open = hits.Where(h => h.Gate.Kind == GateKind.Conditional).ToList();
        if (SaysNone(said) && questions.Find(said) is null)
        {
            return open.Count > 0 ? open : Nothing(hits);
        }

        if (Best(open, h => Fit(h.Question, h.Gate, said!)) is { Count: > 0 } found)
        {
            // A question may have both kinds; as long as the hard one stands, the other is beside the point.
            return hits.FirstOrDefault(h => h.Gate.Kind == GateKind.Hard && h.Question.Id == found[0].Question.Id)
                is { } beside ? Hard(beside) : found;
        }

        if (Best(hits, h => Fit(h.Question, h.Gate, said!)) is [var hard, ..])
        {
            return Hard(hard);
        }

        var all = questions.Questions.SelectMany(q => q.Gates.Select(g => (Question: q, Gate: g))).ToList();
        return Best(all, g => Fit(g.Question, g.Gate, said!)) is [var free, ..]
            ? new Refusal("remedy.not_hit").With("question", free.Question.Id).With("when", free.Gate.When)
            : open.Count == 0 ? Nothing(hits)
            : new Refusal("remedy.no_such_gate").With("given", said!)
                .With("gates", string.Join("; ", open.Select(h => $"{h.Question.Id} ({h.Gate.When})")));
    }

    /// <summary>True: no gate is named, "the remedy" or "this gate" at most.</summary>
    public static bool SaysNone(string? said) => LineLookup.WordsOf(said ?? string.Empty).All(Fillers.Contains);

    private static Refusal Nothing(IReadOnlyList<GateHit> hits) =>
        hits is [var hard, ..] ? Hard(hard) : new Refusal("remedy.no_gate");

    private static Refusal Hard(GateHit hit) =>
        new Refusal("remedy.hard").With("question", hit.Question.Id).With("when", hit.Gate.When);

    private static List<T> Best<T>(IReadOnlyList<T> all, Func<T, int> fit)
    {
        var most = all.Count == 0 ? 0 : all.Max(fit);
        return most == 0 ? [] : [.. all.Where(a => fit(a) == most)];
    }

    // An id counts more than any words.
    private static int Fit(Question question, Gate gate, string said)
    {
        var words = LineLookup.WordsOf(said);
        if (words.Contains(question.Id.ToLowerInvariant()) || words.Zip(words.Skip(1), string.Concat)
            .Contains(question.Id.ToLowerInvariant()))
        {
            return int.MaxValue;
        }

        var known = LineLookup.WordsOf($"{gate.When} {question.Element} {question.Evidence} {question.Text}");
        return words.Where(w => w.Length >= FewestLetters && !Fillers.Contains(w))
            .Count(w => known.Any(k => Same(k, w)));
    }

    // "certification" means "certified": long words that begin alike.
    private static bool Same(string known, string said) => known == said
        || (known.Length >= SameBeginning && said.Length >= SameBeginning
            && known[..SameBeginning] == said[..SameBeginning]);
}
