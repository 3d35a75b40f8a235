using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Plugins;

/// <summary>What a message says beside the question's name: "question 3: 2 - we have two engineers".</summary>
internal static partial class AnswerInWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The words after the question's id or number; null: it was pressed, or it does not begin so.</summary>
    public static string? After(TurnScope turn, string question)
    {
        if (turn.Turn.Input is not TurnInput.Said said)
        {
            return null;
        }

        // People write "BP 1" as well.
        var name = Regex.Replace(Regex.Escape(question.Trim()), @"(?<=[A-Za-z])(?=\d)", @"\s?");
        var found = Regex.Match(
            said.Text,
            $@"(?<!\w){name}(?!\w)\s*(?:[:=,\u2013\u2014-]+|->|\u2192|\b(?:is|to|at|with|auf|ist)\b)?\s*(?<words>.+)$",
            RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
            Patience);
        return found.Success ? found.Groups["words"].Value.Trim() : null;
    }

    /// <summary>True: the speaker names what the whole side agrees on.</summary>
    public static bool Agrees(TurnScope turn) => turn.Turn.Input is TurnInput.Said said && Agreed().IsMatch(said.Text);

    [GeneratedRegex(
        @"\b(?:(?:we|let'?s) (?:all |both )?(?:agree|settle)|agreed|settle[ds]?|consensus|"
        + @"wir einigen uns|einigung|geeinigt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Agreed();
}
