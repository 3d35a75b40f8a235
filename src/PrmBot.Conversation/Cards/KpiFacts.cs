using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Cards;

/// <summary>The facts behind a colour: rule, threshold, inputs, source, who, when.</summary>
internal static class KpiFacts
{
    private const int MostFormer = 3;
    private const int MostNumbers = 6;

    public static IReadOnlyList<CardFact> Of(TurnScope turn, KpiView view)
    {
        var (kpi, verdict, m) = (view.Kpi, view.Verdict, view.Verdict.Measure);
        List<CardFact> facts =
        [
            Fact(turn, "colour", KpiWords.State(turn, verdict)),
            Fact(turn, "rule", KpiWords.Rule(turn, kpi, m.Rule)),
            .. Pace(turn, kpi, m),
            .. Numbers(turn, view),
        ];
        if (verdict.Trend is { } trend)
        {
            facts.Add(Fact(turn, "trend", KpiWords.TrendWords(turn, kpi, trend)));
        }

        if (KpiStanding.Of(kpi, view.Series, verdict.Day).Chart is { } chart)
        {
            facts.Add(Fact(turn, "limits",
                Limits(turn, kpi, chart.LimitsAt(chart.Points[^1].Time))
                + (chart.Removed is null ? string.Empty : " " + turn.Say("kpi.fact.limits_of_trend"))));
        }

        if (m.Latest is { } latest)
        {
            facts.Add(Fact(turn, "source", Given(turn, kpi, latest, "kpi.fact.source_value")));
            if (Basis(latest) is { } basis)
            {
                facts.Add(Fact(turn, "basis", turn.Say(
                    kpi.Unit == KpiUnit.Times ? "kpi.fact.basis_by" : "kpi.fact.basis_value",
                    ("numerator", Math.Round(basis.Numerator, 2)),
                    ("denominator", Math.Round(basis.Denominator, 2)))));
            }

            if (KpiWords.Detail(turn, kpi, latest.Detail) is { Length: > 0 } detail)
            {
                facts.Add(Fact(turn, kpi.Condition is KpiCondition.Lapse ? "lapses"
                    : kpi.Condition is KpiCondition.Quality ? "quality" : "sides", detail));
            }

            facts.Add(Fact(turn, "age", turn.Say("kpi.fact.age_value",
                ("through", KpiWords.Day(turn, m.Through ?? verdict.Day)),
                ("days", verdict.Day.DayNumber - (m.Through ?? verdict.Day).DayNumber))));
            if (latest.Dispute is { } dispute)
            {
                facts.Add(Fact(turn, "dispute", Given(turn, kpi, new KpiNumber(latest.Period, dispute.Value, dispute.By)
                    { Currency = latest.Currency }, "kpi.fact.source_value") + Because(dispute.Reason)));
            }

            facts.AddRange(latest.Former.Reverse().Take(MostFormer).Select(f => Fact(turn, "former", Given(
                turn, kpi, new KpiNumber(latest.Period, f.Value, f.By) { Currency = f.Currency },
                    "kpi.fact.former_value"))));
        }

        return facts;
    }

    private static IEnumerable<CardFact> Pace(TurnScope turn, KpiDefinition kpi, KpiMeasure m)
    {
        if (m.Target is { } target)
        {
            yield return Fact(turn, "target", Given(turn, kpi, target, "kpi.fact.target_value"));
        }

        if (m.Pace is { Index: not null } pace)
        {
            var (green, amber) = pace.Thresholds(kpi.Direction);
            string At(decimal value) => KpiWords.Value(turn, kpi, Math.Round(value, 2), m.Latest?.Currency);
            yield return Fact(turn, "threshold", turn.Say(
                kpi.Direction == KpiDirection.Down ? "kpi.fact.threshold_down" : "kpi.fact.threshold_up",
                ("green", At(green)), ("amber", At(amber))));
        }

        if (m is { Pace: { Season: { } season, Tau: var tau }, Through: { } covered })
        {
            yield return Fact(turn, "season", turn.Say(
                "kpi.fact.season_value", ("season", KpiWords.Percent(turn, season)),
                ("tau", KpiWords.Percent(turn, tau)), ("through", KpiWords.Day(turn, covered))));
        }

        if (m.Pace is { End: { } end, EndLow: { } low, EndHigh: { } high })
        {
            string Number(decimal value) => KpiWords.Value(turn, kpi, Math.Round(value), m.Latest?.Currency);
            yield return Fact(turn, "outlook", turn.Say(
                "kpi.fact.outlook_value", ("end", Number(end)), ("low", Number(low)), ("high", Number(high))));
        }
    }

    // The numbers that the colour was judged by, oldest first.
    private static IEnumerable<CardFact> Numbers(TurnScope turn, KpiView view) => view.Series.Values.Count == 0 ? [] :
        [Fact(turn, "numbers", KpiCardData.Alt(KpiCardData.Points(turn, view.Kpi, view.Series, MostNumbers)))];

    private static KpiBasis? Basis(KpiNumber number) =>
        number.Basis ?? (number is { Part: { } part, Sample: { } all } ? new KpiBasis(part, all) : null);

    private static string Because(string? reason) => reason is null ? string.Empty : $" “{reason}”";

    /// <summary>What is usual, in words.</summary>
    public static string Limits(TurnScope turn, KpiDefinition kpi, XmrLimits limits) => turn.Say(
        limits.Trust == XmrTrust.Firm ? "kpi.fact.limits_firm" : "kpi.fact.limits_provisional",
        ("lower", KpiWords.Value(turn, kpi, Math.Round(limits.Lower, 2))),
        ("upper", KpiWords.Value(turn, kpi, Math.Round(limits.Upper, 2))), ("n", limits.Count));

    private static CardFact Fact(TurnScope turn, string name, string value) => new(turn.Say($"kpi.fact.{name}"), value);

    private static string Given(TurnScope turn, KpiDefinition kpi, KpiNumber number, string key)
    {
        var value = KpiWords.Value(turn, kpi, number.Value, number.Currency);
        return turn.Say(
            key, ("value", value), ("target", value), ("period", number.Period), ("who", number.By.Who.Name),
            ("when", KpiWords.Day(turn, number.By.At)),
                ("source", turn.Say($"kpi.source.{KpiWords.Key(number.By.Source)}")));
    }
}
