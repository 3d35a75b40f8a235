using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tables;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Quarterly;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

/// <summary>Makes the workbook of a quarterly review: one table, so that it can be filtered by part.</summary>
/// <param name="handing">Keeps the file for a while.</param>
public sealed class QbrFiles(Handing handing)
{
    private static readonly string[] Headings =
        ["Part", "No.", "Title", "Owners", "Due", "State", "Comment", "Number", "Target", "Unit", "Period"];

    /// <summary>How long a link works, in minutes.</summary>
    public int Minutes => (int)handing.Lifetime.TotalMinutes;

    /// <summary>Where it is fetched; null: the bot does not know its address, and nothing was kept.</summary>
    public Task<Handed?> HandAsync(
        TurnScope turn, Partner partner, KpiCatalogue catalogue, QuarterlyReview review, CancellationToken ct)
    {
        var name = string.Concat(partner.Name.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' ? c : '_'));
        var content = ExcelFile.Write("QBR", Headings, Rows(turn, partner, catalogue, review));
        var file = new NewFile(
            name + " QBR " + review.Quarter.ToString() + ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
        // What was not posted to the partner yet is not put where it reads.
        var isRead = turn.ChannelPartner == partner.Of;
        return handing.HandAsync(turn, partner.Of, file, isRead, ct);
    }

    /// <summary>Everything that the review holds, in the order of its parts.</summary>
    internal static IEnumerable<IReadOnlyList<object?>> Rows(
        TurnScope turn, Partner partner, KpiCatalogue catalogue, QuarterlyReview review)
    {
        var words = new QbrCards(turn, partner, catalogue);
        string Part(string name) => turn.Say($"qbr.part.{name}");
        object?[] Line(string part, Planning.PlanLine line, DateOnly? due, string state, string? comment) =>
        [
            Part(part), (decimal)line.Number, line.Title, words.Owners(line), due, state, comment,
            null, line.Target?.Value, line.Target?.Unit, null,
        ];
        object?[] Number(string part, KpiVerdict v) =>
        [
            Part(part), null, v.Kpi.Name, null, null, KpiWords.State(turn, v), KpiWords.Why(turn, v),
            v.Measure.Actual, v.Measure.Target?.Value, v.Measure.Latest?.Currency ?? KpiWords.Key(v.Kpi.Unit),
            v.Measure.Latest?.Period.ToString(),
        ];
        return
        [
            .. review.Commitments.Select(c => Line(
                "commitments", c.Line, c.Promised, words.Outcome(c.Outcome), c.Reason)),
            .. review.Exceptions.Select(v => Number("exceptions", v)),
            .. review.Pipeline.Select(l => Line(
                "pipeline", l, l.Due, PlanWords.Of(turn, l.Status), words.Account(l))),
            .. review.Proposals.Select(p => new object?[]
            {
                Part("proposals"), (decimal)p.Number, new ProposalCards(turn, catalogue).Title(p), null, p.ReviewOn,
                turn.Say($"change.state.{KpiWords.Key(p.State)}", ("partner", partner.Name)),
                string.Join("; ", new ProposalCards(turn, catalogue).Changes(review.Plan, p)), null, null, null, null,
            }),
            .. review.Next.Select(l => Line("next", l, l.Due, PlanWords.Of(turn, l.Status), null)),
            .. review.Numbers.Select(v => Number("numbers", v)),
        ];
    }
}
