using System.Text.Json.Nodes;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts a stored summary, or one that is still to be shared, into words.</summary>
internal static class SummaryCards
{
    /// <summary>The summary of a released assessment.</summary>
    public static SummaryCard Released(TurnScope turn, Assessment assessment, QuestionSet questions)
    {
        var release = assessment.Released!;
        var partner = turn.Partner(assessment.Of).Name;
        var view = View(turn, release.Summary, questions, partner);
        return new SummaryCard
        {
            Title = turn.Say("summary.title", ("partner", partner)),
            Subtitle = turn.Say(
                "summary.subtitle", ("who", release.By.Name), ("date", turn.Date(release.At))),
            Verdict = view.Verdict,
            Color = view.Color,
            Overall = view.Overall,
            Fits = view.Fits,
            Strengths = view.Strengths,
            Gaps = view.Gaps,
            Conditions = view.Conditions,
            Talk = view.Talk,
            TalkHint = view.TalkHint,
            Actions = [new Suggestion(turn.Say("invite.our_answers"), "Assessment-status", new JsonObject
            {
                ["guard"] = Interviews.CardGuard.Of(assessment),
            })],
        };
    }

    /// <summary>What would be shared.</summary>
    public static ReleaseCard Preview(TurnScope turn, ReleasePreview preview, string? notice)
    {
        var partner = turn.Partner(preview.Assessment.Of).Name;
        var view = View(turn, preview.Summary, preview.Questions, partner);
        return new ReleaseCard
        {
            Title = turn.Say("release.title", ("partner", partner)),
            Intro = turn.Say("release.intro", ("partner", partner)),
            Notice = notice,
            Notes = [.. Notes(turn, preview, partner)],
            Heading = turn.Say("summary.title", ("partner", partner)),
            Verdict = view.Verdict,
            Color = view.Color,
            Overall = view.Overall,
            Fits = view.Fits,
            Strengths = view.Strengths,
            Gaps = view.Gaps,
            Conditions = view.Conditions,
            Talk = view.Talk,
            TalkHint = view.TalkHint,
            PartsLabel = turn.Say("release.parts", ("partner", partner)),
            Chosen = string.Join(',', preview.Parts),
            Parts = [.. Enum.GetValues<SummaryPart>().Select(p => new PartChoice(Name(turn, p), p.ToString()))],
            Release = turn.Say("release.share", ("partner", partner)),
            Partner = partner,
            Seen = preview.Wording,
        };
    }

    private static string Name(TurnScope turn, SummaryPart part) =>
        turn.Say($"release.part_{part.ToString().ToLowerInvariant()}");

    private static IEnumerable<string> Notes(TurnScope turn, ReleasePreview preview, string partner)
    {
        var theirs = preview.Partner;
        if (preview.Assessment.Invited is null)
        {
            yield return turn.Say("release.not_invited", ("partner", partner));
        }
        else if (theirs.Open.Count > 0)
        {
            yield return turn.Say(
                "release.unanswered", ("partner", partner), ("open", theirs.Open.Count), ("count", theirs.Asked.Count));
        }

        if (preview.Parts.Contains(SummaryPart.Verdict)
            && PartnerSummary.HidesVerdict(preview.Questions, preview.Assessment))
        {
            yield return turn.Say("release.verdict_hidden", ("partner", partner));
        }
    }

    private static SummaryView View(TurnScope turn, PartnerSummary summary, QuestionSet questions, string partner) =>
        new()
        {
            Verdict = summary.Verdict is { } verdict ? turn.Words(verdict) : null,
            Color = SelectionWords.Color(summary.Verdict),
            Overall = summary.Overall is { } overall
                ? turn.Say("result.overall", ("score", turn.Score(overall))) : null,
            Fits = [.. summary.Fits.Select(f => Bar(turn, f))],
            Strengths = [.. summary.Strengths.Select(l => Line(turn, l, questions)).OfType<SummaryText>()],
            Gaps = [.. summary.Gaps.Select(l => Line(turn, l, questions)).OfType<SummaryText>()],
            Conditions = [.. summary.Conditions.Select(c => Condition(turn, c, questions)).OfType<string>()],
            Talk = [.. summary.Talk.Select(t => Differing(turn, t, questions, partner)).OfType<string>()],
            TalkHint = summary.Talk is [var first, ..]
                ? turn.Say("summary.talk_hint", ("question", first.Question)) : null,
        };

    private static SummaryBar Bar(TurnScope turn, SummaryFit fit)
    {
        var score = fit.Score is { } points
            ? turn.Say(
                fit.IsIncomplete ? "summary.score_provisional" : "result.overall", ("score", turn.Score(points)))
            : turn.Say("result.no_score");
        return new SummaryBar(turn.Fit(fit.Criterion), score, SelectionWords.Bar((fit.Score ?? 0) / 100));
    }

    private static SummaryText? Line(TurnScope turn, SummaryLine line, QuestionSet questions)
    {
        if (questions.Find(line.Question) is not { } question)
        {
            return null;
        }

        var anchor = question.Levels[(int)Math.Floor(line.Level)];
        var text = turn.Say(
            "summary.line", ("element", question.Element), ("anchor", anchor), ("question", question.Id),
            ("level", line.Level));
        return new SummaryText(text, line.Quote is { } words
            ? turn.Say("result.quote", ("quote", SelectionWords.Quoted(words))) : null);
    }

    private static string? Condition(TurnScope turn, SummaryCondition condition, QuestionSet questions) =>
        questions.Find(condition.Question)?.Gates.ElementAtOrDefault(condition.Gate) is { IsInternal: false } gate
            ? turn.Say("summary.condition", ("question", condition.Question), ("when", gate.When))
            : null;

    private static string? Differing(TurnScope turn, SummaryGap gap, QuestionSet questions, string partner) =>
        questions.Find(gap.Question) is { } question
            ? turn.Say(
                "summary.differing", ("question", question.Id), ("element", question.Element), ("us", gap.Us),
                ("partner", partner), ("them", gap.Partner))
            : null;
}
