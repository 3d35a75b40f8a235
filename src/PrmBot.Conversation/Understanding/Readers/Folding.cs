using System.Text;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Small letters, no accents, straight quotes and plain spaces. The result is as long as the text, so that a
/// position in one is the same position in the other.
/// </summary>
public static class Folding
{
    public static string Fold(string text) =>
        string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = FoldOne(source[i]);
            }
        });

    private static char FoldOne(char c) => c switch
    {
        < (char)128 => char.ToLowerInvariant(c),
        '\u2018' or '\u2019' or '\u00b4' or '\u02bc' => '\'',
        '\u201c' or '\u201d' or '\u201e' => '"',
        '\u2013' or '\u2014' or '\u2212' or '\u2011' => '-',
        'ß' => 's',
        'ø' or 'Ø' => 'o',
        'ł' or 'Ł' => 'l',
        _ when char.IsWhiteSpace(c) => ' ',
        _ when char.IsSurrogate(c) => ' ',
        _ => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
    };
}
