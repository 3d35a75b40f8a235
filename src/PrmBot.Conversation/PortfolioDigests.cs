using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Planning;
using PrmBot.Standings;

namespace PrmBot.Conversation;

/// <summary>The weekly digest of all partners, for a managers' channel or one manager.</summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="standings">How all of them stand.</param>
/// <param name="due">Gives the commitments to mention.</param>
public sealed class PortfolioDigests(KpiCatalogue catalogue, KnownStandings standings, IDueLines due)
{
    private const int MostWhy = 2;

    // More than a card has room for: it is made shorter from there.
    private const int MostRest = 400;

    /// <summary>The card, and the line for notifications; refused to who may not see the portfolio.</summary>
    public async Task<Outcome<(PortfolioDigestCard Card, string Line)>> ComposeAsync(
        TurnScope turn, CancellationToken ct)
    {
        var compose = new ComposePortfolio(catalogue, standings, due);
        var composed = await compose.RunAsync(turn.Session, turn.Partners, ct);
        if (!composed.Succeeded(out var digest, out var no))
        {
            return no;
        }

        var title = turn.Say("digest.portfolio_title", ("week", digest.Week));
        var summary = turn.Say(
            digest.Partners == 0 ? "digest.portfolio_empty" : "digest.portfolio_summary",
            ("count", digest.Partners), ("red", digest.Red), ("amber", digest.Amber), ("green", digest.Green),
            ("silent", digest.Silent.Count));
        var card = new PortfolioDigestCard(title, summary)
        {
            AtRisk = [.. digest.AtRisk.Select(w => Row(turn, w))],
            Wins = [.. digest.Wins.Select(w => Win(turn, w))],
            Silent = digest.Silent.Count == 0 ? string.Empty : turn.Say(
                "digest.portfolio_silent", ("names", string.Join(", ", digest.Silent.Take(10).Select(p => p.Name)))),
            Decision = digest.Decision is { } one
                ? turn.Say("digest.portfolio_decide", ("partner", one.Partner.Name),
                    ("red", one.Risk.Standing.Ranked.Red))
                : string.Empty,
            Rest = [.. digest.Rest.Take(MostRest).Select(r => $"{r.Partner.Name}: {Colours(turn, r)}")],
            Left = Math.Max(0, digest.Rest.Count - MostRest),
        };
        return (card, $"{title}. {summary}");
    }

    private PortfolioWeekRow Row(TurnScope turn, PartnerWeek week)
    {
        var (risk, digest) = (week.Risk, week.Digest);
        var why = digest.Exceptions.Where(e => e.Change != DigestChange.Recovered).Take(MostWhy)
            .Select(e => $"{e.Verdict.Kpi.Name}: {KpiWords.Why(turn, e.Verdict)}");
        return new PortfolioWeekRow(
            week.Partner.Name, Score(turn, digest), Colours(turn, risk),
            risk.Standing.Ranked.Red > 0 ? "Attention" : "Warning", [.. why], Proposed(turn, week));
    }

    private string Proposed(TurnScope turn, PartnerWeek week)
    {
        if (week.Risk.Open is not [var first, ..] open)
        {
            return turn.Say("digest.portfolio_nothing");
        }

        var title = new ProposalCards(turn, turn.KpisOf(catalogue, week.Partner.Of)).Title(first);
        var key = first.State != ProposalState.Proposed && first.IsAcceptedBy(PlanSide.Us)
            ? "digest.portfolio_waits_theirs" : "digest.portfolio_waits_ours";
        return turn.Say(
            key, ("count", open.Count), ("number", first.Number), ("title", title), ("partner", week.Partner.Name));
    }

    private static string Win(TurnScope turn, PartnerWeek week)
    {
        var recovered = week.Digest.Exceptions.Where(e => e.Change == DigestChange.Recovered)
            .Select(e => e.Verdict.Kpi.Name).ToList();
        return recovered.Count == 0
            ? $"{week.Partner.Name}: {Score(turn, week.Digest)}"
            : turn.Say(
                "digest.portfolio_recovered", ("partner", week.Partner.Name), ("score", Score(turn, week.Digest)),
                ("kpis", string.Join(", ", recovered)));
    }

    private static string Score(TurnScope turn, WeeklyDigest digest) => digest.Score is not { } score
        ? turn.Say("digest.score_none")
        : string.Join(' ', new[]
        {
            turn.Say("digest.score", ("score", KpiWords.Percent(turn, score / 100))),
            DigestCardData.Arrow(turn, score, digest.ScoreBefore),
        }.Where(t => t.Length > 0));

    private static string Colours(TurnScope turn, PartnerRisk risk) => turn.Say(
        "analysis.portfolio_colours", ("red", risk.Standing.Ranked.Red),
        ("amber", risk.Standing.Ranked.Amber), ("green", risk.Standing.Ranked.Green));
}
