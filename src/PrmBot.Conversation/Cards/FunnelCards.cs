using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Partners;

namespace PrmBot.Conversation.Cards;

/// <summary>One step of the funnel on a card.</summary>
/// <param name="Kpi">K1 to K34.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Now">The last three months, with what the number is made of.</param>
/// <param name="Before">The three months before, likewise.</param>
/// <param name="Change">What it added to the change of what is won; empty: cannot be told.</param>
/// <param name="Color">Adaptive Cards' word for that.</param>
public sealed record FunnelRow(string Kpi, string Name, string Now, string Before, string Change, string Color);

/// <summary>The funnel of one partner: facts that both sides may see.</summary>
public sealed record FunnelCard(string Partner, string Title, string Summary, string Method) : ICard
{
    public static string Name => "cycle/funnel";

    public string File => Name;

    public IReadOnlyList<FunnelRow> Rows { get; init; } = [];
}

/// <summary>The answer to "show the funnel".</summary>
internal static class FunnelCards
{
    /// <summary>What stands for the funnel where a KPI is named.</summary>
    public const string Asked = "funnel";

    /// <summary>True: the funnel is meant, and no KPI.</summary>
    public static bool IsAsked(string? kpi) =>
        string.Equals(kpi?.Trim(), Asked, StringComparison.OrdinalIgnoreCase);

    public static Reply Of(TurnScope turn, Partner partner, FunnelView view)
    {
        var title = turn.Say("kpi.funnel", ("partner", partner.Name));
        var summary = Summary(turn, view);
        var method = view.Won is null ? string.Empty
            : turn.Say(view.HasZero ? "kpi.funnel_by_shapley" : "kpi.funnel_by_log_mean");
        var card = new FunnelCard(partner.Name, title, summary, method)
        {
            Rows = [.. view.Steps.Select(s => Row(turn, view, s))],
        };
        return Reply.Show(card, $"{title}. {summary}");
    }

    private static string Summary(TurnScope turn, FunnelView view)
    {
        var since = KpiWords.Day(turn, view.Since);
        if (view.Won is not { } won)
        {
            var missing = view.Steps.Where(s => s.Now is null || s.Before is null).Select(s => s.Kpi.Name);
            return turn.Say(
                "kpi.funnel_missing", ("since", since), ("missing", string.Join(", ", missing)));
        }

        return turn.Say(
            "kpi.funnel_won", ("since", since), ("each", Each(turn, view)), ("now", Money(turn, view, won.Now)),
            ("before", Money(turn, view, won.Before)), ("change", Signed(turn, view, won.Now - won.Before)));
    }

    private static FunnelRow Row(TurnScope turn, FunnelView view, FunnelStep step) => new(
        step.Kpi.Id, step.Kpi.Name, Figure(turn, view, step.Kpi, step.Now), Figure(turn, view, step.Kpi, step.Before),
        step.Contribution is { } amount ? Signed(turn, view, amount) : string.Empty,
        step.Contribution < 0 ? "Attention" : "Default"); // the sign says enough; green on white cannot be read

    private static string Figure(TurnScope turn, FunnelView view, KpiDefinition kpi, FunnelFigure? figure)
    {
        if (figure is null)
        {
            return turn.Say("kpi.funnel_none");
        }

        var value = KpiWords.Value(turn, kpi, Math.Round(figure.Value, 1), figure.Currency);
        string Count(decimal number) => number.ToString("#,##0.##", turn.Culture);
        return (kpi.Kind, figure.Basis) switch
        {
            (KpiKind.Flow, { } sum) => turn.Say(
                "kpi.funnel_flow", ("value", value), ("each", Each(turn, view)), ("sum", Count(sum.Numerator)),
                ("count", Count(sum.Denominator))),
            (_, { } cases) => turn.Say(
                "kpi.funnel_share", ("value", value), ("part", Count(cases.Numerator)),
                ("all", Count(cases.Denominator))),
            _ => turn.Say("kpi.funnel_mean", ("value", value), ("count", figure.Count)),
        };
    }

    private static string Each(TurnScope turn, FunnelView view) =>
        turn.Say($"kpi.funnel_each.{KpiWords.Key(view.Every)}");

    private static string Signed(TurnScope turn, FunnelView view, double amount) =>
        (amount > 0 ? "+" : amount < 0 ? "−" : string.Empty) + Money(turn, view, Math.Abs(amount));

    private static string Money(TurnScope turn, FunnelView view, double amount)
    {
        var size = view.Steps[^1];
        return KpiWords.Value(
            turn, size.Kpi, Math.Round((decimal)amount), size.Now?.Currency ?? size.Before?.Currency);
    }
}
