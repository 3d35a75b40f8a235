using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// Builds the card that walks from the overall score down: fits here, their questions one press further.
/// </summary>
internal static class WhyCards
{
    public static async Task<Reply> ShowAsync(
        TurnScope turn, Assessment assessment, QuestionSet questions, decimal? asked, CancellationToken ct)
    {
        var report = await AssessmentReads.ReportAsync(turn.Session, questions, assessment, ct);
        var partner = turn.Partner(assessment.Of).Name;
        var editions = await ProfileReads.EditionsAsync(turn.Session, ct);
        var card = new WhyCard
        {
            Title = report.Overall is null
                ? turn.Say("why.title_none", ("partner", partner))
                : turn.Say("why.title", ("partner", partner), ("score", turn.Score(report.Overall))),
            Notice = asked is { } number && report.Overall is { } overall && !IsNear(overall, number)
                ? turn.Say("why.other_number", ("asked", number), ("score", turn.Score(overall))) : null,
            Rule = turn.Say("why.rule"),
            Fits = [.. report.Fits.Select(f => Fit(turn, f))],
            Sum = SumLine(turn, report),
            Steps = Steps(turn, report),
            Source = Source(turn, assessment, editions),
            Partner = partner,
        };
        return Reply.Show(card, $"{card.Title} {card.Sum} {card.Steps[^1]}");
    }

    /// <summary>
    /// True when a number that somebody read off a card stands for this score: cut to a whole or to one decimal.
    /// </summary>
    public static bool IsNear(decimal score, decimal number) => Math.Abs(score - number) < 1;

    private static WhyFit Fit(TurnScope turn, CriterionFit fit)
    {
        var part = fit.Score is { } score
            ? turn.Say(
                "why.part", ("score", turn.Number(score)), ("weight", turn.Number(fit.Weight)),
                ("points", turn.Number(fit.Weight * score / 100)))
            : turn.Say("why.part_none", ("weight", turn.Number(fit.Weight)));
        return new WhyFit(
            fit.Criterion.Key(), turn.Fit(fit.Criterion),
            fit.IsIncomplete ? turn.Say("why.part_incomplete", ("part", part)) : part);
    }

    private static string SumLine(TurnScope turn, FitReport report)
    {
        if (report.Overall is not { } overall)
        {
            return turn.Say("result.reason_none");
        }

        var scored = report.Fits.Where(f => f.Score is not null).ToList();
        var points = scored.Sum(f => f.Weight * f.Score!.Value / 100);
        return turn.Say(
            scored.Count == report.Fits.Count ? "why.sum" : "why.sum_part",
            ("points", turn.Number(points)),
            ("weight", turn.Number(scored.Sum(f => f.Weight))),
            ("score", turn.Number(overall)));
    }

    private static List<string> Steps(TurnScope turn, FitReport report)
    {
        List<string> steps = [];
        if (report.Overall is { } overall)
        {
            steps.Add(turn.Say("why.band", ("score", turn.Number(overall)), ("band", turn.Words(report.Band))));
        }

        steps.AddRange(report.Gates.Select(g => turn.Say(
            "why.gate",
            ("question", g.Question.Id),
            ("when", g.Gate.When),
            ("cap", turn.Words(Verdicts.CapOf(g.Gate.Kind))),
            ("rating", turn.Words(g.By.Rating, g.Question)),
            ("who", g.By.By.Name),
            ("date", turn.Date(g.By.At)))));
        steps.AddRange(report.Floors.Select(f => turn.Say(
            "why.floor",
            ("fit", turn.Fit(f.Criterion)),
            ("score", turn.Score(f.Score)),
            ("limit", Verdicts.FloorOf(f.Score!.Value) == Verdict.Develop ? 25 : 40),
            ("cap", turn.Words(Verdicts.FloorOf(f.Score!.Value))))));
        steps.Add(turn.Say("why.verdict", ("verdict", turn.Words(report.Verdict))));
        return steps;
    }

    private static string Source(TurnScope turn, Assessment assessment, IReadOnlyList<ProfileEdition> editions)
    {
        if (assessment.Profile == 0)
        {
            return turn.Say("why.source_default");
        }

        return editions.FirstOrDefault(e => e.Number == assessment.Profile) is { } edition
            ? turn.Say(
                "why.source", ("number", edition.Number), ("who", edition.By.Name), ("date", turn.Date(edition.At)))
            : turn.Say("why.source_unsigned", ("number", assessment.Profile));
    }
}
