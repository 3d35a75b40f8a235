using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>What changed since the assessment before, in words.</summary>
internal static class ChangeWords
{
    private const int MostLevels = 6;

    /// <summary>Overall, fits, then the questions that changed most; empty: there was none before.</summary>
    public static IReadOnlyList<string> Lines(TurnScope turn, AssessmentChange? change)
    {
        if (change is null)
        {
            return [];
        }

        var since = turn.Date(change.Since);
        if (!change.IsComparable)
        {
            return [turn.Say("since.other_questions", ("date", since))];
        }

        var overall = turn.Say("since.overall", ("date", since), ("change", Arrow(turn, change.Before, change.After)));
        if (change.Levels.Count == 0)
        {
            return [overall, turn.Say("since.nothing")];
        }

        var levels = change.Levels.Take(MostLevels).Select(l => turn.Say(
            "since.question", ("question", l.Question.Id), ("element", l.Question.Element),
            ("change", Arrow(turn, l.Before, l.After))));
        IEnumerable<string> more = change.Levels.Count > MostLevels
            ? [turn.Say("since.more", ("count", change.Levels.Count - MostLevels))] : [];
        return
        [
            overall,
            .. change.Fits.Select(f => turn.Say(
                "since.fit", ("fit", turn.Fit(f.Criterion)), ("change", Arrow(turn, f.Before, f.After)))),
            .. levels,
            .. more,
        ];
    }

    private static string Arrow(TurnScope turn, decimal? before, decimal? after)
    {
        var line = turn.Say(
            "since.change", ("before", Known(turn, before)), ("after", Known(turn, after)));
        return after - before is { } difference and not 0
            ? turn.Say(
                "since.difference", ("change", line),
                ("difference", (difference > 0 ? "+" : "−") + turn.Number(Math.Abs(difference))))
            : line;
    }

    private static string Known(TurnScope turn, decimal? number) =>
        number is { } n ? turn.Number(n) : turn.Say("since.open");
}
