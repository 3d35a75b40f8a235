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
        TurnScope turn, Partner partner, AddressedDigest addressed, KpiCatalogue catalogue)
    {
        var digest = addressed.Digest;
        var series = addressed.Series.ToDictionary(s => s.Kpi);
        DigestRow Row(DigestItem item) => DigestCardData.Row(turn, item, series.GetValueOrDefault(item.Verdict.Kpi.Id));
        var card = new WeeklyCard(
            partner.Name,
            turn.Say("digest.title", ("partner", partner.Name), ("week", digest.Week)),
            digest.Score is { } score
                ? turn.Say("digest.score", ("score", KpiWords.Percent(turn, score / 100)))
                : turn.Say("digest.score_none"),
            Arrow(turn, digest))
        {
            Exceptions = [.. digest.Exceptions.Select(Row)],
            Wins = [.. digest.Wins.Select(Row)],
            Standing = [.. digest.Standing.Select(Row)],
            Due = [.. digest.Due.Select(d => Due(turn, d))],
            Coming = [.. digest.Coming.Select(d => Due(turn, d))],
            Decision = digest.Decision is { } decision ? Decision(turn, decision) : string.Empty,
            Rest = [.. digest.Rest.Select(r => KpiCardData.Row(turn, r.Verdict))],
            Empty = digest.IsEmpty ? turn.Say("digest.empty", ("partner", partner.Name)) : string.Empty,
            Choices = KpiCardData.Choices(catalogue.All.Where(k => k.Core || series.ContainsKey(k.Id))),
        };
        var line = turn.Say(
            "digest.line", ("partner", partner.Name), ("week", digest.Week),
            ("red", digest.Exceptions.Count(e => e.Change == DigestChange.Red)), ("wins", digest.Wins.Count),
            ("due", digest.Due.Count));
        return (WithChart(turn, card, digest, series), line);
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

    private static DigestRow Row(TurnScope turn, DigestItem item, KpiSeries? series)
    {
        var row = KpiCardData.Row(turn, item.Verdict);
        var why = KpiWords.Why(turn, item.Verdict);
        var method = item.Verdict.Trend is { Kind: TrendKind.Rising or TrendKind.Falling } trend
            ? $"{why} {KpiWords.TrendWords(turn, item.Verdict.Kpi, trend)}"
            : why;
        var change = item.Change == DigestChange.Standing
            ? row.State
            : turn.Say($"digest.change.{KpiWords.Key(item.Change)}");
        if (item is { Change: DigestChange.Standing, Verdict.Measure.Target: { } target })
        {
            method += " " + turn.Say(
                "digest.target", ("target", Wanted(turn, item.Verdict, target)), ("period", target.Period));
        }

        var spark = KpiCardData.Spark(series) is { Length: > 0 } blocks ? blocks : Progress(item.Verdict);
        return new DigestRow(row.Kpi, row.Name, row.Color, change, row.Value, method, spark);
    }

    private static string Wanted(TurnScope turn, KpiVerdict verdict, KpiNumber target) =>
        KpiWords.Value(turn, verdict.Kpi, target.Value, verdict.Measure.Latest?.Currency ?? target.Currency);

    private static string Progress(KpiVerdict verdict) =>
        verdict.Index is { } index ? SelectionWords.Bar(Math.Clamp(index, 0, 1)) : string.Empty;

    private static string Arrow(TurnScope turn, WeeklyDigest digest)
    {
        if (digest is not { Score: { } now, ScoreBefore: { } before })
        {
            return turn.Say("digest.arrow_none");
        }

        var points = Math.Round(now - before);
        var key = points > 0 ? "digest.arrow_up" : points < 0 ? "digest.arrow_down" : "digest.arrow_same";
        return turn.Say(key, ("points", Math.Abs(points)));
    }

    private static string Due(TurnScope turn, DueLine line)
    {
        var key = (line.Overdue ? "digest.overdue" : "digest.due") + (line.Owner is null ? "_nobody" : string.Empty);
        return turn.Say(
            key, ("title", line.Title), ("owner", line.Owner ?? string.Empty), ("due", KpiWords.Day(turn, line.Due)));
    }

    private static string Decision(TurnScope turn, DigestDecision decision) => turn.Say(
        $"digest.decide.{KpiWords.Key(decision.Kind)}",
        ("kpi", decision.Kpi?.Kpi.Name ?? string.Empty), ("title", decision.Line?.Title ?? string.Empty));
}
