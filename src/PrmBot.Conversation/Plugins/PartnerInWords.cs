using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

/// <summary>The partner that a sentence names, for functions whose arguments do not.</summary>
internal static class PartnerInWords
{
    /// <summary>Null: none is named, or several are, or it was pressed.</summary>
    public static Partner? Of(TurnScope turn)
    {
        if (turn.Turn.Input is not TurnInput.Said said)
        {
            return null;
        }

        var text = Folding.Fold(said.Text);
        var named = turn.Partners.Where(p => p.Aliases.Append(p.Name).Any(n => Names(text, Folding.Fold(n)))).ToList();
        return named is [var only] ? only : null;
    }

    private static bool Names(string text, string name)
    {
        var at = name.Length < 2 ? -1 : text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
    }
}
