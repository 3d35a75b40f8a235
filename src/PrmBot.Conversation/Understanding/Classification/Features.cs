using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrmBot.Conversation.Understanding.Classification;

/// <summary>
/// What a sentence looks like to the classifier: hashes of its words and word pairs, and of the pieces of two to five
/// letters of its words. Words in capitals stand for something that was masked and have no pieces.
/// </summary>
internal static class Features
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Word features into one list, letter pieces into the other; both are cleared first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Collect(ReadOnlySpan<char> sentence, List<uint> words, List<uint> pieces)
    {
        words.Clear();
        pieces.Clear();
        var previous = Hash(Seed, '^');
        var at = 0;
        while (Next(sentence, ref at) is { Length: > 0 } word)
        {
            var hash = Seed;
            foreach (var c in word)
            {
                hash = Hash(hash, c);
            }

            words.Add(hash);
            words.Add(Hash(hash ^ (previous * 31), ' '));
            previous = hash;
            if (!char.IsAsciiLetterUpper(word[0]))
            {
                CollectPieces(word, pieces);
            }
        }

        words.Add(Hash(Hash(Seed, '$') ^ (previous * 31), ' '));
    }

    /// <summary>Sorted hashes with how often each comes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Count(List<uint> hashes, List<(uint Hash, int Count)> counted)
    {
        counted.Clear();
        hashes.Sort();
        foreach (var hash in CollectionsMarshal.AsSpan(hashes))
        {
            if (counted.Count > 0 && counted[^1].Hash == hash)
            {
                counted[^1] = (hash, counted[^1].Count + 1);
            }
            else
            {
                counted.Add((hash, 1));
            }
        }
    }

    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> sentence, ref int at)
    {
        while (at < sentence.Length && !IsWordCharacter(sentence[at]))
        {
            at++;
        }

        var start = at;
        while (at < sentence.Length && IsWordCharacter(sentence[at]))
        {
            at++;
        }

        return sentence[start..at];
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CollectPieces(ReadOnlySpan<char> word, List<uint> pieces)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 40) + 2];
        padded[0] = ' ';
        word[..(padded.Length - 2)].CopyTo(padded[1..]);
        padded[^1] = ' ';
        for (var start = 0; start < padded.Length - 1; start++)
        {
            var hash = Hash(Seed, '#');
            for (var end = start; end < padded.Length && end < start + 5; end++)
            {
                hash = Hash(hash, padded[end]);
                if (end > start)
                {
                    pieces.Add(hash);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint hash, char c) => (hash ^ c) * Prime;
}
