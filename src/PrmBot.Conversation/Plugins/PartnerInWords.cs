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

        return turn.Portfolio.NamedIn(Folding.Fold(said.Text)) is [var only] ? only : null;
    }
}
