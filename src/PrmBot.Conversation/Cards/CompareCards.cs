using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of a comparison.</summary>
internal static class CompareCards
{
    public static CompareCard Of(TurnScope turn, Comparison comparison) => new()
    {
        Title = turn.Say("compare.title", ("names", Names(comparison))),
        Partners = [.. comparison.Partners.Select(c => Partner(turn, c))],
        Fits = [.. Criteria.All.Select(f => new ComparedFit(
            turn.Fit(f), [.. comparison.Partners.Select(c => Score(turn, c, f))]))],
        Note = NoteOf(turn, comparison),
    };

    /// <summary>The line for notifications: who is ahead, with which score.</summary>
    public static string Text(TurnScope turn, Comparison comparison) => string.Join(
        "; ",
        comparison.Partners.Select(c => turn.Say(
            "result.short", ("partner", c.Partner.Name), ("verdict", turn.Words(c.Report.Verdict)),
            ("score", turn.Score(c.Report.Overall)))));

    private static string Names(Comparison comparison) =>
        string.Join(", ", comparison.Partners.Select(c => c.Partner.Name));

    private static ComparedPartner Partner(TurnScope turn, Compared compared)
    {
        var report = compared.Report;
        var score = report is { Overall: { } overall, Confidence: { } confidence }
            ? turn.Say("compare.score", ("score", turn.Score(overall)), ("confidence", turn.Percent(confidence)))
            : turn.Score(null);
        List<string> more = [];
        if (report.Gates.Count > 0)
        {
            var questions = string.Join(", ", report.Gates.Select(g => g.Question.Id));
            more.Add(turn.Say("compare.gates", ("questions", questions)));
        }

        if (report.Gaps is [var gap, ..])
        {
            more.Add(turn.Say("compare.gap", ("element", gap.Question.Element), ("question", gap.Question.Id)));
        }

        return new ComparedPartner(
            compared.Partner.Name, turn.Words(report.Verdict), report.Verdict.Color(), score,
            more.Count == 0 ? null : string.Join(" ", more));
    }

    private static ComparedScore Score(TurnScope turn, Compared compared, Criterion criterion)
    {
        var fit = compared.Report.Fits.First(f => f.Criterion == criterion);
        Verdict? band = fit.Score is { } score ? Verdicts.BandOf(score) : null;
        return new ComparedScore(
            compared.Partner.Name,
            SelectionWords.Bar((fit.Score ?? 0) / 100),
            fit.IsIncomplete && fit.Score is not null
                ? turn.Say("compare.incomplete", ("score", turn.Score(fit.Score))) : turn.Score(fit.Score),
            band.Color());
    }

    private static string? NoteOf(TurnScope turn, Comparison comparison)
    {
        List<string> notes = [];
        if (comparison.WeightsDiffer)
        {
            notes.Add(turn.Say("compare.weights_differ"));
        }

        var provisional = comparison.Partners.Where(c => c.Report.IsProvisional).Select(c => c.Partner.Name).ToList();
        if (provisional.Count > 0)
        {
            notes.Add(turn.Say("compare.provisional", ("names", string.Join(", ", provisional))));
        }

        return notes.Count == 0 ? null : string.Join(" ", notes);
    }
}
