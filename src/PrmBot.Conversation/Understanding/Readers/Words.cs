namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// One word of a folded text: letters, digits and the marks inside them; <c>'s</c> at its end is left off.
/// </summary>
public readonly record struct Word(string Text, int Start, int End);

/// <summary>Cuts a folded text into words. Text in, words in order; no word is empty.</summary>
public static class Words
{
    public static List<Word> Of(string folded)
    {
        var words = new List<Word>(folded.Length / 5 + 1);
        var at = 0;
        while (at < folded.Length)
        {
            if (!char.IsLetterOrDigit(folded[at]))
            {
                at++;
                continue;
            }

            var end = EndOf(folded, at);
            words.Add(new Word(folded[at..WithoutGenitive(folded, at, end)], at, end));
            at = end;
        }

        return words;
    }

    private static int EndOf(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInside(text, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsInside(string text, int at) =>
        text[at] is '\'' or '.' or ',' or '&'
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at + 1])
        && (text[at] is '\'' or '&' || (char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private static int WithoutGenitive(string text, int start, int end) =>
        end - start > 2 && text[end - 1] == 's' && text[end - 2] == '\'' ? end - 2 : end;
}
