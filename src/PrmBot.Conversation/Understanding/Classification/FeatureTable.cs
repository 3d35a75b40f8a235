namespace PrmBot.Conversation.Understanding.Classification;

/// <summary>Which features training saw, and how telling each is.</summary>
internal static class FeatureTable
{
    /// <summary>The row of each feature and its smoothed inverse document frequency.</summary>
    internal static (Dictionary<uint, int> Rows, float[] Idf) Build(IEnumerable<string> texts, int rarestPiece)
    {
        var (wordCounts, pieceCounts) = (new Dictionary<uint, int>(), new Dictionary<uint, int>());
        var words = new List<uint>();
        var pieces = new List<uint>();
        var counted = new List<(uint Hash, int Count)>();
        var total = 0;
        foreach (var text in texts)
        {
            total++;
            Features.Collect(text, words, pieces);
            CountOnce(words, counted, wordCounts);
            CountOnce(pieces, counted, pieceCounts);
        }

        var rows = new Dictionary<uint, int>();
        var idf = new List<float>();
        foreach (var (hash, count) in wordCounts.Concat(pieceCounts.Where(p => p.Value >= rarestPiece)))
        {
            if (rows.TryAdd(hash, idf.Count))
            {
                idf.Add(MathF.Log((1f + total) / (1f + count)) + 1);
            }
        }

        return (rows, [.. idf]);
    }

    private static void CountOnce(List<uint> hashes, List<(uint Hash, int Count)> counted, Dictionary<uint, int> counts)
    {
        Features.Count(hashes, counted);
        foreach (var (hash, _) in counted)
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }
    }
}
