using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Cards;

/// <summary>The portfolio at risk: who, why, and what is proposed.</summary>
internal static class PortfolioRiskCards
{
    private const int Most = 8;
    private const int MostWhy = 2;

    public static Reply Of(TurnScope turn, IReadOnlyList<PartnerRisk> risks, KpiCatalogue catalogue)
    {
        var atRisk = risks.Where(r => r.Standing.Risk > 0 || r.Findings.Count > 0).ToList();
        var title = turn.Say("analysis.portfolio");
        var summary = risks.Count == 0 ? turn.Say("analysis.portfolio_empty")
            : turn.Say(
                atRisk.Count > 0 ? "analysis.portfolio_summary" : "analysis.portfolio_none",
                ("risk", atRisk.Count), ("count", risks.Count));
        var unjudged = risks.Count(r => !r.Standing.Ranked.IsJudged && !atRisk.Contains(r));
        summary = unjudged == 0 ? summary : $"{summary} {turn.Say("analysis.portfolio_unjudged", ("count", unjudged))}";
        var card = new PortfolioRiskCard(title, summary)
        {
            Rows = [.. atRisk.Take(Most).Select(r => Row(turn, WordsFor(r), r))],
        };
        return Reply.Show(card, $"{title}. {summary}");

        // A partner's own KPIs have names that only its catalogue knows.
        FindingWords WordsFor(PartnerRisk risk) => new(turn, turn.KpisOf(catalogue, risk.Partner.Of));
    }

    private static RiskRow Row(TurnScope turn, FindingWords words, PartnerRisk risk)
    {
        var colours = turn.Say("analysis.portfolio_colours", ("red", risk.Standing.Ranked.Red),
            ("amber", risk.Standing.Ranked.Amber), ("green", risk.Standing.Ranked.Green));
        var why = risk.Findings.Count > 0
            ? risk.Findings.Take(MostWhy).Select(f => words.Found(f, risk.Partner))
            : risk.Verdicts.Where(v => v.Colour == KpiColour.Red).Take(MostWhy)
                .Select(v => $"{v.Kpi.Name}: {KpiWords.Why(turn, v)}");
        var proposed = risk.Open is [var only]
            ? turn.Say("analysis.portfolio_proposed", ("title", words.Title(only.Finding)))
            : risk.Open.Count > 1 ? turn.Say("analysis.portfolio_open", ("count", risk.Open.Count))
            : turn.Say("analysis.portfolio_ask");
        var color = risk.Standing.Ranked.Red > 0 ? "Attention" : "Warning";
        return new RiskRow(risk.Partner.Name, colours, [.. why], proposed, color);
    }
}
