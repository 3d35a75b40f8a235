using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Partners;

namespace PrmBot.Conversation.Cards;

/// <summary>One KPI of one partner, judged.</summary>
internal sealed record KpiView(Partner Partner, KpiDefinition Kpi, KpiSeries Series, KpiVerdict Verdict)
{
    public static KpiView Of(Partner partner, KpiDefinition kpi, KpiSeries series, DateOnly today) =>
        new(partner, kpi, series, KpiJudge.Judge(kpi, series, today));
}

/// <summary>The answers of the KPI functions.</summary>
internal static class KpiCards
{
    public static Reply Scorecard(TurnScope turn, Partner partner, KpiOverview overview, KpiCatalogue catalogue)
    {
        var shown = overview.Scorecard;
        var bars = shown.Where(v => v.Index is not null)
            .Select(v => Bar(turn, v.Kpi.ShortName, Math.Clamp(v.Index!.Value, 0, 2))).ToList();
        int Count(KpiColour colour) => shown.Count(v => v.Colour == colour);
        var title = turn.Say("kpi.scorecard", ("partner", partner.Name));
        var subtitle = turn.Say(
            overview.Score is null ? "kpi.scorecard_no_score" : "kpi.scorecard_state",
            ("red", Count(KpiColour.Red)), ("amber", Count(KpiColour.Amber)), ("green", Count(KpiColour.Green)),
            ("grey", Count(KpiColour.Grey)), ("score", KpiWords.Percent(turn, (overview.Score ?? 0) / 100)));
        var empty = shown.All(v => v.Measure.Latest is null && v.Measure.Target is null);
        var choices = (empty ? catalogue.All.Where(k => k.Core) : shown.Select(v => v.Kpi)).ToList();
        var card = new ScorecardCard(partner.Name, title, subtitle)
        {
            Rows = empty ? [] : [.. shown.Select(v => KpiCardData.Row(turn, v))],
            Bars = bars,
            BarsAlt = turn.Say("kpi.bars_alt", ("points", string.Join(", ", bars.Select(b => $"{b.X} {b.Text}")))),
            Empty = empty ? turn.Say("kpi.empty", ("partner", partner.Name)) : string.Empty,
            Choices = KpiCardData.Choices(choices),
            HasDetails = choices.Exists(k => k.Condition is not null),
        };
        return Reply.Show(card, $"{title}. {(empty ? card.Empty : subtitle)}");
    }

    public static Reply Series(TurnScope turn, KpiView view)
    {
        var points = view.Series.Values.Count == 0 ? [] : KpiCardData.Points(turn, view.Kpi, view.Series);
        var title = turn.Say("kpi.series", ("partner", view.Partner.Name), ("kpi", view.Kpi.Name));
        var row = KpiCardData.Row(turn, view.Verdict);
        var chart = KpiStanding.Of(view.Kpi, view.Series, turn.Session.Today).Chart;
        var limits = chart?.Removed is null ? chart?.Limits : null;
        var card = new SeriesCard(view.Partner.Name, title, row, KpiWords.Why(turn, view.Verdict))
        {
            Lower = limits is null ? [] : KpiCardData.Level(turn, view.Kpi, points, limits.Lower),
            Upper = limits is null ? [] : KpiCardData.Level(turn, view.Kpi, points, limits.Upper),
            LimitWords = limits is null ? string.Empty : KpiFacts.Limits(turn, view.Kpi, limits),
            Points = points,
            Targets = KpiCardData.Targets(turn, view.Kpi, view.Series),
            Alt = turn.Say(
                "kpi.chart_alt", ("kpi", view.Kpi.Name), ("partner", view.Partner.Name),
                    ("points", KpiCardData.Alt(points))),
            TrendWords = view.Verdict.Trend is { } t ? KpiWords.TrendWords(turn, view.Kpi, t) : string.Empty,
            Empty = points.Count == 0 ? turn.Say("kpi.empty", ("partner", view.Partner.Name)) : string.Empty,
        };
        return Reply.Show(card, $"{title}. {row.State}. {card.Why}");
    }

    public static Reply Recorded(TurnScope turn, Partner partner, RecordedNumber stored, bool isTarget)
    {
        var (kpi, number) = (stored.Kpi, stored.Number);
        var key = (isTarget, stored.Former is null) switch
        {
            (true, true) => "kpi.target_set",
            (true, false) => "kpi.target_changed",
            (false, true) => "kpi.recorded",
            (false, false) => "kpi.corrected",
        };
        var former = stored.Former is { } f ? KpiWords.Value(turn, kpi, f.Value, f.Currency) : string.Empty;
        var echo = turn.Say(
            key, ("partner", partner.Name), ("kpi", kpi.Name), ("period", number.Period), ("former", former),
            ("value", KpiWords.Value(turn, kpi, number.Value, number.Currency)),
            ("who", stored.Former?.By.Who.Name ?? string.Empty));
        if (!isTarget && KpiWords.Detail(turn, kpi, number.Detail) is { Length: > 0 } detail)
        {
            var beside = char.ToUpper(detail[0], turn.Culture) + detail[1..];
            echo = turn.Say("kpi.recorded_with", ("echo", echo), ("detail", beside));
        }

        var verdict = KpiJudge.Judge(kpi, stored.Series, turn.Session.Today);
        var card = new RecordedCard(
            partner.Name, echo, KpiCardData.Row(turn, verdict), KpiWords.Why(turn, verdict));
        return Reply.Show(card, echo) with { Changed = echo };
    }

    public static Reply Disputed(TurnScope turn, Partner partner, RecordedNumber stored)
    {
        var (kpi, number) = (stored.Kpi, stored.Number);
        var echo = turn.Say(
            "kpi.disputed", ("partner", partner.Name), ("kpi", kpi.Name), ("period", number.Period),
            ("value", KpiWords.Value(turn, kpi, number.Value, number.Currency)), ("who", number.By.Who.Name),
            ("other", KpiWords.Value(turn, kpi, number.Dispute!.Value, number.Currency)));
        var verdict = KpiJudge.Judge(kpi, stored.Series, turn.Session.Today);
        var card = new RecordedCard(
            partner.Name, echo, KpiCardData.Row(turn, verdict), KpiWords.Why(turn, verdict));
        return Reply.Show(card, echo) with { Changed = echo };
    }

    public static Reply Explain(TurnScope turn, KpiView view)
    {
        var colour = KpiWords.Colour(turn, view.Verdict.Colour).ToLower(turn.Culture);
        var title = turn.Say("kpi.explain", ("partner", view.Partner.Name), ("kpi", view.Kpi.Name), ("colour", colour));
        var card = new ExplainCard(
            view.Partner.Name, title, KpiCardData.Row(turn, view.Verdict), KpiWords.Why(turn, view.Verdict))
        {
            Facts = KpiFacts.Of(turn, view),
        };
        return Reply.Show(card, $"{title}. {card.Why}");
    }

    public static Reply Define(TurnScope turn, KpiDefinition kpi)
    {
        var title = $"{kpi.Name} ({kpi.Id})";
        var kind = $"{turn.Say(kpi.Leading ? "kpi.kind.leading" : "kpi.kind.lagging")}, "
            + turn.Say($"kpi.cadence.{KpiWords.Key(kpi.Cadence)}");
        var card = new DefineCard(title, kpi.Definition, kpi.Formula, KpiWords.Rule(turn, kpi, kpi.Rule), kind);
        return Reply.Show(card, $"{title}: {kpi.Definition}");
    }

    private static ChartBar Bar(TurnScope turn, string name, decimal share) =>
        new(name, Math.Round(share * 100), KpiWords.Percent(turn, share));
}
