using System.Text.Json;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of one fit.</summary>
internal static class FitCards
{
    public static async Task<Reply> ShowAsync(
        TurnScope turn, Assessment stored, QuestionSet questions, Criterion criterion, CancellationToken ct)
    {
        var assessment = await OwnRecords.AppliedAsync(turn.Session, questions, stored, ct);
        var partner = turn.Partner(assessment.Of).Name;
        var fit = CriterionFit.Of(criterion, questions, assessment);
        var gates = GateHit.Of(questions, assessment);
        Verdict? band = fit.Score is { } score ? Verdicts.BandOf(score) : null;
        var card = new FitCard
        {
            Title = turn.Say("fit.title", ("partner", partner), ("fit", turn.Fit(criterion))),
            Score = fit.Score is { } s ? turn.Say("result.overall", ("score", turn.Score(s))) : turn.Score(null),
            Color = band.Color(),
            How = turn.Say(
                "fit.how", ("answered", turn.Percent(fit.AnsweredShare)), ("weight", turn.Number(fit.Weight))),
            Rows = [.. fit.Items.Select(i => Row(turn, fit, i, gates))],
            Partner = partner,
        };
        return Reply.Show(card, $"{card.Title}. {card.Score}");
    }

    private static FitRow Row(TurnScope turn, CriterionFit fit, ItemScore item, IReadOnlyList<GateHit> gates)
    {
        var (won, lost) = fit.PointsOf(item);
        IEnumerable<string> points = item.Level is null ? [] :
            [turn.Say("fit.points", ("won", turn.Number(won)), ("most", turn.Number(won + lost)))];
        var parts = new[] { item.Us, item.Partner }.OfType<Answer>()
            .Select(a => Answered(turn, a, item.Question))
            .Concat(points)
            .Concat(gates.Where(g => g.Question.Id == item.Question.Id).Select(g => turn.Say(
                g.Gate.Kind == GateKind.Hard ? "fit.gate_hard" : "fit.gate_conditional", ("when", g.Gate.When))));
        var more = string.Join(" ", parts);
        Verdict? band = item.Score is { } score ? Verdicts.BandOf(score * 100) : null;
        return new FitRow(Head(turn, item), item.Question.Text, more.Length == 0 ? null : more, band.Color());
    }

    private static string Head(TurnScope turn, ItemScore item)
    {
        var answers = new[] { item.Us, item.Partner }.OfType<Answer>().ToList();
        (string, object)[] facts = [("question", item.Question.Id), ("weight", item.Question.Weight)];
        return answers.Count switch
        {
            0 => turn.Say("fit.row_open", facts),
            1 => turn.Say("fit.row", [.. facts, ("rating", turn.Words(answers[0].Rating, item.Question))]),
            _ => turn.Say("fit.row_mean", [.. facts, ("level", turn.Score(item.Level))]),
        };
    }

    private static string Answered(TurnScope turn, Answer answer, Question question)
    {
        var rating = turn.Words(answer.Rating, question);
        var said = answer.IsEstimate
            ? turn.Say(
                "fit.estimated_by", ("rating", rating), ("who", answer.By.Name), ("date", turn.Date(answer.At)))
            : turn.Say(
                "fit.answered_by",
                ("side", turn.Say(answer.Side == Side.Us ? "fit.side_us" : "fit.side_partner")),
                ("rating", rating),
                ("who", answer.By.Name),
                ("date", turn.Date(answer.At)),
                ("grade", turn.Say("grade." + JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Grade.ToString()))));
        var words = answer.Quote is { } quote && answer.Evidence != quote ? [SelectionWords.Quoted(quote)]
            : Array.Empty<string>();
        var proofs = string.Join("; ", words.Concat(answer.Proofs.Select(p => EvidenceWords.Line(turn, p))));
        var proved = proofs.Length == 0 ? said : $"{said} {turn.Say("fit.evidence", ("evidence", proofs))}";
        return answer.Record is { } record
            ? $"{proved} {turn.Say("fit.on_record", ("record", EvidenceWords.OnRecord(turn, record)))}" : proved;
    }
}
