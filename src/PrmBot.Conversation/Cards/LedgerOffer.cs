using PrmBot.Conversation.Routes;
using PrmBot.Ledger;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>What the ledger says to the questions on reciprocity that it is evidence for.</summary>
internal static class LedgerOffer
{
    /// <summary>A sentence to weigh the answer with; null: another question, or nothing in the ledger.</summary>
    public static async Task<string?> ForAsync(
        TurnScope turn, Assessment assessment, Question question, CancellationToken ct)
    {
        if (question.Id is not ("RF1" or "RF2" or "RF3" or "RF4"))
        {
            return null;
        }

        var rows = await LedgerReads.RowsAsync(turn.Session, assessment.Of, SharedPlace.Is(turn), ct);
        if (rows.Count == 0)
        {
            return null;
        }

        var summary = LedgerSummary.Of(rows);
        var partner = turn.Partner(assessment.Of);
        return question.Id switch
        {
            "RF1" => Given(turn, LedgerWords.Giver(turn, partner, Side.Us), rows, Side.Us),
            "RF2" => Given(turn, partner.Name, rows, Side.Partner),
            "RF3" => string.Join("; ", LedgerWords.Notes(turn, partner, summary)) is { Length: > 0 } notes
                ? turn.Say("ledger.offer", ("facts", notes)) : null,
            _ => turn.Say("ledger.offer", ("facts", LedgerWords.Headline(turn, summary))),
        };
    }

    private static string? Given(TurnScope turn, string giver, IReadOnlyList<LedgerRow> rows, Side side)
    {
        var sums = rows.Where(r => r is { IsDelivered: true, Value: > 0 } && r.Giver == side)
            .GroupBy(r => r.Currency)
            .Select(g => LedgerWords.Money(turn, g.Sum(r => r.Value!.Value), g.Key))
            .ToList();
        return sums.Count == 0
            ? null
            : turn.Say("ledger.offer_given", ("giver", giver), ("sums", string.Join(", ", sums)));
    }
}
