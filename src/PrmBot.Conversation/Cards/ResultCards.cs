using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of a result.</summary>
internal static class ResultCards
{
    private const int ShownOpen = 12;
    private const int ShownUnproved = 8;

    /// <summary>
    /// The result, with something said on it; <paramref name="offersAgain"/> adds a button to start anew.
    /// </summary>
    public static async Task<Reply> ShowAsync(
        TurnScope turn, Assessment assessment, QuestionSet questions, string? echo, bool offersAgain,
        CancellationToken ct)
    {
        var report = await AssessmentReads.ReportAsync(turn.Session, questions, assessment, ct);
        var partner = turn.Partner(assessment.Of).Name;
        var extras = await ResultExtras.LoadAsync(turn, assessment, questions, ct);
        var card = Of(turn, assessment, report, partner) with
        {
            Echo = echo,
            OffersAgain = offersAgain,
            Version = VersionWords.Line(turn, assessment, extras.Versions),
            Versions = [.. extras.Versions.Where(v => v.Id != assessment.Id).Select(v => new VersionButton(
                v.Edition.ToString(turn.Culture), turn.Say("versions.button", ("number", v.Edition))))],
            Gaps = [.. report.Gaps.Select(i => Gap(turn, i, extras.HasPlan))],
            Shortfalls = [.. Shortfall.Of(questions, assessment).Select(s => ShortfallLine(turn, s))],
            Due = [.. extras.Due.Select(d => DueWords.Line(d, turn.Date(d.Since), turn.Say))],
            Since = ChangeWords.Lines(turn, extras.Change),
            Ledger = extras.Ledger is { } ledger
                ? turn.Say("result.ledger", ("balance", LedgerWords.Headline(turn, ledger))) : null,
        };
        return Reply.Show(card, turn.Say(
            "result.short", ("partner", partner), ("verdict", card.Verdict), ("score", card.Overall)));
    }

    /// <summary>The same with one tap to another level, where an answer can be corrected or settled.</summary>
    public static Reply WithLevels(Reply result, QuestionExtras extras) => result.Card is ResultCard card
        ? result with { Card = card with { Levels = extras.Settle.Count > 0 ? extras.Settle : extras.Correct } }
        : result;

    private static ResultCard Of(TurnScope turn, Assessment assessment, FitReport report, string partner)
    {
        var scores = report.Fits.Select(f => turn.Say(
            "result.chart_part", ("fit", turn.Fit(f.Criterion)), ("score", turn.Score(f.Score))));
        var from = assessment.AnsweredAt ?? assessment.StartedAt;
        return new ResultCard
        {
            Title = turn.Say("result.title", ("partner", partner)),
            Subtitle = assessment.AnsweredAt is { } at
                ? turn.Say("result.subtitle", ("date", turn.Date(at)))
                : turn.Say("result.subtitle_none"),
            Verdict = turn.Words(report.Verdict),
            Color = report.Verdict.Color(),
            Reason = VerdictReason.Of(turn, report),
            Overall = report.Overall is { } o ? turn.Say("result.overall", ("score", turn.Score(o))) : turn.Score(null),
            Confidence = report.Confidence is { } c
                ? turn.Say("result.confidence", ("percent", turn.Percent(c)))
                : turn.Say("result.no_confidence"),
            Fits = [.. report.Fits.Select(f => Bar(turn, f))],
            ChartText = turn.Say("result.chart_text", ("scores", string.Join(", ", scores))),
            Gates = [.. report.Gates.Select(g => GateLine(turn, g))],
            Lifted = [.. assessment.Remedies.Where(r => r.ClosedAt is not null && report.Gates
                .All(g => g.Question.Id != r.Question)).Select(r => RemedyWords.Lifted(turn, r))],
            Strengths = [.. report.Strengths.Select(i => Line(turn, i, "result.strength", QuoteOf(turn, i)))],
            PerceptionGaps = [.. report.PerceptionGaps.Select(i => PerceptionLine(turn, i))],
            Sensitivity = SensitivityLine(turn, report),
            Evidence = EvidenceLine(turn, report),
            Open = OpenLine(turn, report.Open),
            Next = turn.Say(
                "result.next",
                ("from", turn.Date(from.AddMonths(ReassessmentDue.FromMonths))),
                ("by", turn.Date(from.AddMonths(ReassessmentDue.ByMonths)))),
            Partner = partner,
        };
    }

    private static FitBar Bar(TurnScope turn, CriterionFit fit)
    {
        var note = fit.Confidence is { } confidence
            ? turn.Say("result.fit_note", ("weight", turn.Number(fit.Weight)), ("confidence", turn.Percent(confidence)))
            : turn.Say("result.fit_note_none", ("weight", turn.Number(fit.Weight)));
        Verdict? band = fit.Score is { } score ? Verdicts.BandOf(score) : null;
        return new FitBar(
            fit.Criterion.Key(),
            turn.Fit(fit.Criterion),
            Math.Floor((fit.Score ?? 0) * 10) / 10,
            turn.Score(fit.Score),
            fit.IsIncomplete ? turn.Say("result.fit_incomplete", ("note", note)) : note,
            SelectionWords.Bar((fit.Score ?? 0) / 100),
            band.Color());
    }

    private static ResultGate GateLine(TurnScope turn, GateHit hit)
    {
        var text = turn.Say(
            hit.Gate.Kind == GateKind.Hard ? "result.gate_hard" : "result.gate_conditional",
            ("question", hit.Question.Id),
            ("when", hit.Gate.When));
        var mayPlan = hit.Gate.Kind == GateKind.Conditional && turn.Session.Refuses(Identity.Act.Manage) is null;
        return new ResultGate(
            text,
            RemedyWords.Line(turn, hit.Remedy),
            hit.Question.Id,
            mayPlan ? turn.Say(hit.Remedy is null ? "remedy.plan_button" : "remedy.change_button") : null,
            mayPlan && hit.Remedy is not null ? turn.Say("remedy.close_button") : null);
    }

    private static ResultLine Line(TurnScope turn, ItemScore item, string key, string? more)
    {
        var level = item.Level!.Value;
        var text = turn.Say(
            key,
            ("element", item.Question.Element),
            ("anchor", item.Question.Levels[(int)Math.Floor(level)]),
            ("question", item.Question.Id),
            ("level", turn.Number(level)));
        return new ResultLine(text, more);
    }

    private static GapLine Gap(TurnScope turn, ItemScore item, bool mayAdd)
    {
        var seed = item.Question.Suggests;
        return new GapLine(
            Line(turn, item, "result.gap", null).Text, turn.Say("result.seed", ("title", seed.Title)),
            seed.Section, seed.Element, seed.Title, mayAdd);
    }

    private static string ShortfallLine(TurnScope turn, Shortfall shortfall) => turn.Say(
        shortfall.Attribute.IsRated() ? "result.shortfall_level" : "result.shortfall",
        ("attribute", turn.Words(shortfall.Attribute)),
        ("found", turn.Number(shortfall.Found)),
        ("minimum", turn.Number(shortfall.Minimum)));

    // Answers that only claim something, those that weigh most first.
    private static string? EvidenceLine(TurnScope turn, FitReport report)
    {
        var unproved =
            (from fit in report.Fits
             from item in fit.Items
             where item.Levels.Any() && item.Levels.All(a => a.Grade == EvidenceGrade.E0)
             orderby fit.Weight * item.Question.Weight descending
             select item.Question.Id).ToList();
        return unproved.Count == 0
            ? null
            : turn.Say(
                unproved.Count > ShownUnproved ? "result.unproved_many" : "result.unproved",
                ("count", unproved.Count),
                ("questions", string.Join(", ", unproved.Take(ShownUnproved))));
    }

    private static string? QuoteOf(TurnScope turn, ItemScore item) =>
        item.Quote is { } quote ? turn.Say("result.quote", ("quote", SelectionWords.Quoted(quote))) : null;

    private static string PerceptionLine(TurnScope turn, ItemScore item) => turn.Say(
        "result.perception_gap",
        ("question", item.Question.Id),
        ("element", item.Question.Element),
        ("us", item.Us!.Rating.Level()!),
        ("partner", item.Partner!.Rating.Level()!));

    private static string SensitivityLine(TurnScope turn, FitReport report)
    {
        if (report.Overall is null)
        {
            return turn.Say("result.sensitivity_none");
        }

        if (report.Sensitivities.Count == 0)
        {
            return turn.Say("result.robust");
        }

        var cases = report.Sensitivities.Select(s => turn.Say(
            "result.sensitive_case",
            ("fit", turn.Fit(s.Criterion)),
            ("direction", turn.Say(s.Factor > 1 ? "result.more" : "result.less")),
            ("score", turn.Number(s.Overall)),
            ("band", turn.Words(s.Band))));
        return turn.Say("result.sensitive", ("cases", string.Join("; ", cases)));
    }

    private static string? OpenLine(TurnScope turn, IReadOnlyList<ItemScore> open) => open.Count == 0
        ? null
        : turn.Say(
            open.Count > ShownOpen ? "result.open_many" : "result.open",
            ("count", open.Count),
            ("questions", string.Join(", ", open.Take(ShownOpen).Select(i => i.Question.Id))));
}
