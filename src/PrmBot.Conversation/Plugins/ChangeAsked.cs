using System.Text.RegularExpressions;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>A result, with the change since the assessment before in front where that is asked for.</summary>
internal static partial class ChangeAsked
{
    public static async Task<Reply> ShowAsync(
        TurnScope turn, Assessment assessment, QuestionSet questions, CancellationToken ct)
    {
        var reply = await ResultCards.ShowAsync(turn, assessment, questions, echo: null, offersAgain: false, ct);
        if (turn.Turn.Input is not TurnInput.Said said || !Change().IsMatch(Folding.Fold(said.Text))
            || reply.Card is not ResultCard card)
        {
            return reply;
        }

        var change = card.Since.Count > 0 ? card.Since[0]
            : turn.Say("since.first", ("partner", turn.Partner(assessment.Of).Name));
        return reply with { Card = card with { Echo = change }, Text = change };
    }

    [GeneratedRegex(@"\b(?:changed?|changes|improved?|better|worse|progress|differen\w+|moved?|developed|went|gone)\b"
        + @".*\b(?:since|last|before|previous|former|first|ago)\b|\bsince (?:the |our |we )?last\b")]
    private static partial Regex Change();
}
