using PrmBot.Partners;

namespace PrmBot.Conversation.Prompts;

/// <summary>A term and what it means.</summary>
public sealed record Term
{
    public string Name { get; init; } = string.Empty;

    public string Meaning { get; init; } = string.Empty;

    /// <summary>Other words for it.</summary>
    public List<string> Also { get; init; } = [];
}

/// <summary>The glossary of <c>prompts/talk/terms.yaml</c>.</summary>
public sealed class Terms(IReadOnlyList<Term> terms)
{
    private const int NearEnough = 80;

    public IEnumerable<string> Names => terms.Select(t => t.Name);

    /// <summary>The term as said, loosely; null when none is near.</summary>
    public Term? Find(string said)
    {
        var key = PartnerName.Key(said);
        var best = terms
            .Select(t => (Term: t, Score: t.Also.Append(t.Name).Max(n => Likeness(n, key))))
            .MaxBy(t => t.Score);
        return best.Score >= NearEnough ? best.Term : null;
    }

    private static int Likeness(string name, string key) => FuzzySharp.Fuzz.Ratio(PartnerName.Key(name), key);
}
