namespace PrmBot.Planning.Lines;

/// <summary>Compares a name given as owner with names that are known.</summary>
public static class OwnerNames
{
    /// <summary>True when both are the same name: case, accents, punctuation and the order of words aside.</summary>
    public static bool IsSame(string one, string other) =>
        LineLookup.WordsOf(one).Order(StringComparer.Ordinal)
            .SequenceEqual(LineLookup.WordsOf(other).Order(StringComparer.Ordinal));

    /// <summary>Known names that could be meant: they share a word, the beginning of one, or are a slip away.</summary>
    /// <param name="given">As said.</param>
    /// <param name="known">Where it is looked for.</param>
    /// <param name="most">No more than these, the nearest first.</param>
    public static IReadOnlyList<string> Near(string given, IEnumerable<string> known, int most)
    {
        var words = LineLookup.WordsOf(given);
        return
        [
            .. known.DistinctBy(k => k.ToUpperInvariant())
                .Select(k => (Name: k, Shared: words.Count(w => LineLookup.IsMeant(k, w))))
                .Where(k => k.Shared > 0)
                .OrderByDescending(k => k.Shared).ThenBy(k => k.Name, StringComparer.Ordinal)
                .Take(most).Select(k => k.Name),
        ];
    }
}
