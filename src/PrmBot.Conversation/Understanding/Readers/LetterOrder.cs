using System.Numerics;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// A text whose letters are compared with those of many others. Where each letter stands is one bit in a word, so that
/// a letter of another text is compared with all of this one's at once.
/// </summary>
internal sealed class LetterOrder
{
    private const int Longest = 63;

    private readonly string _text;
    private readonly ulong[] _ascii = new ulong[128];
    private readonly Dictionary<char, ulong> _others = [];

    public LetterOrder(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length && i < Longest; i++)
        {
            if (text[i] < _ascii.Length)
            {
                _ascii[text[i]] |= 1UL << i;
            }
            else
            {
                _others[text[i]] = _others.GetValueOrDefault(text[i]) | (1UL << i);
            }
        }
    }

    /// <summary>0 to 100: the share of letters that stand in the same order in both. Of longer texts than a word has
    /// bits only the same ones are alike.</summary>
    public int Likeness(string other)
    {
        if (other.Length > Longest || _text.Length > Longest)
        {
            return _text == other ? 100 : 0;
        }

        // A zero in it is a letter that the longest common order has: one addition carries each to its next place.
        var open = ulong.MaxValue;
        foreach (var letter in other)
        {
            var places = open & (letter < _ascii.Length ? _ascii[letter] : _others.GetValueOrDefault(letter));
            open = (open + places) | (open - places);
        }

        var common = BitOperations.PopCount(~open & ((1UL << _text.Length) - 1));
        return (int)Math.Round(200.0 * common / (_text.Length + other.Length));
    }
}
