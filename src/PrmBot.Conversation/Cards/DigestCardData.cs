using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Partners;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts a composed digest into its card.</summary>
internal static class DigestCardData
{
    private const int FewestPoints = 3;
    private const int MostPoints = 12;

    /// <summary>The card, and the line for notifications.</summary>
    public static (WeeklyCard Card, string Line) Weekly(
        TurnScope turn, Partner partner, ComposedDigest composed, KpiCatalogue catalogue)
    {
        var digest = composed.Digest;
        var series = composed.Series.ToDictionary(s => s.Kpi);
        var rows = new DigestRows(turn, partner, catalogue, composed);
        var card = new WeeklyCard(
            partner.Name,
            turn.Say("digest.title", ("partner", partner.Name), ("week", digest.Week)),
            digest.Score is { } score
                ? turn.Say("digest.score", ("score", KpiWords.Percent(turn, score / 100)))
                : turn.Say("digest.score_none"),
            Arrow(turn, digest.Score, digest.ScoreBefore))
        {
            Week = digest.Week.ToString(),
            Form = KpiWords.Key(composed.Form),
            ForUs = composed.Form == DigestForm.Internal
                ? turn.Say("digest.for_us", ("partner", partner.Name)) : string.Empty,
            Exceptions = [.. digest.Exceptions.Select(rows.Exception)],
            Wins = [.. digest.Wins.Select(rows.Of)],
            Standing = [.. digest.Standing.Select(rows.Standing)],
            Due = [.. digest.Due.Select(rows.Due)],
            Tasks = [.. digest.Due.Where(d => d.Number is not null).Select(rows.Task)],
            Coming = [.. digest.Coming.Select(d => rows.Due(d).Text)],
            Done = [.. digest.Done.Select(rows.Done)],
            Agreed = [.. digest.Agreed.Select(rows.Agreed)],
            Decision = digest.Decision is { } decision ? Decision(turn, decision) : string.Empty,
            MayPropose = composed.Form == DigestForm.Internal
                && digest.Exceptions.Any(e => e is { Change: DigestChange.Red, Proposal: null }),
            Rest = [.. digest.Rest.Select(r => KpiCardData.Row(turn, r.Verdict))],
            Empty = Mood(turn, partner, digest.Mood),
            Choices = KpiCardData.Choices(catalogue.All.Where(k => k.Core || series.ContainsKey(k.Id))),
        };
        var line = turn.Say(
            "digest.line", ("partner", partner.Name), ("week", digest.Week),
            ("red", digest.Exceptions.Count(e => e.Change == DigestChange.Red)), ("wins", digest.Wins.Count),
            ("due", digest.Due.Count));
        return (WithChart(turn, card, digest, series), line);
    }

    /// <summary>How a score moved in a week, in words; empty when one of both is not known.</summary>
    public static string Arrow(TurnScope turn, decimal? score, decimal? before)
    {
        if (score is not { } now || before is not { } then)
        {
            return turn.Say("digest.arrow_none");
        }

        var points = Math.Round(now - then);
        var key = points > 0 ? "digest.arrow_up" : points < 0 ? "digest.arrow_down" : "digest.arrow_same";
        return turn.Say(key, ("points", Math.Abs(points)));
    }

    /// <summary>Draws the first exception that has enough numbers.</summary>
    private static WeeklyCard WithChart(
        TurnScope turn, WeeklyCard card, WeeklyDigest digest, Dictionary<string, KpiSeries> series)
    {
        var drawn = digest.Exceptions.Concat(digest.Wins).Concat(digest.Standing).Select(e => e.Verdict.Kpi)
            .FirstOrDefault(k => series.GetValueOrDefault(k.Id)?.Values.Count >= FewestPoints);
        if (drawn is null)
        {
            return card;
        }

        var points = KpiCardData.Points(turn, drawn, series[drawn.Id], MostPoints);
        return card with
        {
            Points = points,
            ChartTitle = drawn.Name,
            ChartSpark = KpiCardData.Spark(series[drawn.Id]),
            ChartAlt = turn.Say("digest.chart_alt", ("kpi", drawn.Name), ("points", KpiCardData.Alt(points))),
        };
    }

    private static string Mood(TurnScope turn, Partner partner, DigestMood mood) =>
        mood == DigestMood.Usual ? string.Empty
        : turn.Say($"digest.mood.{KpiWords.Key(mood)}", ("partner", partner.Name));

    private static string Decision(TurnScope turn, DigestDecision decision) => turn.Say(
        $"digest.decide.{KpiWords.Key(decision.Kind)}",
        ("kpi", decision.Kpi?.Kpi.Name ?? string.Empty), ("title", decision.Line?.Title ?? string.Empty));
}
