using System.Globalization;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>The rows of one partner's digest in words.</summary>
/// <param name="turn">Gives language and formats.</param>
/// <param name="partner">Whose digest.</param>
/// <param name="catalogue">Names and units of KPIs.</param>
/// <param name="composed">Where the rows come from.</param>
internal sealed class DigestRows(TurnScope turn, Partner partner, KpiCatalogue catalogue, ComposedDigest composed)
{
    private readonly Dictionary<string, KpiSeries> _series = composed.Series.ToDictionary(s => s.Kpi);
    private readonly ProposalCards _proposals = new(turn, catalogue);

    /// <summary>Name, number, method and sparkline.</summary>
    public DigestRow Of(DigestItem item)
    {
        var verdict = item.Verdict;
        var row = KpiCardData.Row(turn, verdict);
        var why = KpiWords.Why(turn, verdict);
        var method = verdict.Trend is { Kind: TrendKind.Rising or TrendKind.Falling } trend
            ? $"{why} {KpiWords.TrendWords(turn, verdict.Kpi, trend)}"
            : why;
        var change = item.Change == DigestChange.Standing
            ? row.State
            : turn.Say($"digest.change.{KpiWords.Key(item.Change)}");
        var series = _series.GetValueOrDefault(verdict.Kpi.Id);
        var spark = KpiCardData.Spark(series) is { Length: > 0 } blocks ? blocks : Progress(verdict);
        return new DigestRow(row.Kpi, row.Name, row.Color, change, row.Value, method, spark);
    }

    /// <summary>The same with its target, and with what answers "why?".</summary>
    public DigestRow Standing(DigestItem item)
    {
        var row = Of(item) with { Why = WhyOf(item) };
        return item.Verdict.Measure.Target is { } target
            ? row with
            {
                Method = row.Method + " " + turn.Say(
                    "digest.target", ("target", Wanted(item.Verdict, target)), ("period", target.Period)),
            }
            : row;
    }

    /// <summary>The same with who answers for it and the one proposed change.</summary>
    public DigestRow Exception(DigestItem item)
    {
        var row = Of(item) with
        {
            Why = WhyOf(item),
            Owner = item.Owners.Count == 0
                ? turn.Say("digest.owner_none")
                : turn.Say("digest.owner", ("names", string.Join(", ", item.Owners))),
        };
        return item.Proposal is { } proposal
            ? row with
            {
                Offer = turn.Say(
                    "digest.offer", ("number", proposal.Number), ("title", _proposals.Title(proposal)),
                    ("changes", Changes(proposal)), ("review", KpiWords.Day(turn, proposal.ReviewOn))),
                Proposal = proposal.Number.ToString(CultureInfo.InvariantCulture),
                Wording = proposal.Wording.ToString(CultureInfo.InvariantCulture),
                MayReject = true,
                MayCounter = proposal.Change.TouchesPlan || proposal.Change.Target is not null,
            }
            : row;
    }

    /// <summary>A commitment.</summary>
    public DigestDueRow Due(DueLine line)
    {
        var key = (line.Overdue ? "digest.overdue" : "digest.due") + (line.Owner is null ? "_nobody" : string.Empty);
        return new DigestDueRow(
            turn.Say(
                key, ("title", line.Title), ("owner", line.Owner ?? string.Empty),
                ("due", KpiWords.Day(turn, line.Due))),
            line.Number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
    }

    /// <summary>The same to choose from.</summary>
    public CardChoice Task(DueLine line) => new(line.Title, Due(line).Line);

    /// <summary>A line that became done.</summary>
    public string Done(PlanLine line) => (line.OurOwner ?? line.PartnerOwner)?.Name is { } owner
        ? turn.Say("digest.done", ("title", line.Title), ("owner", owner))
        : turn.Say("digest.done_nobody", ("title", line.Title));

    /// <summary>What was changed, and why.</summary>
    public string Agreed(ChangeProposal proposal) => turn.Say(
        proposal.PlanVersion is null ? "digest.agreed" : "digest.agreed_version",
        ("number", proposal.Number), ("title", _proposals.Title(proposal)), ("changes", Changes(proposal)),
        ("version", proposal.PlanVersion ?? 0));

    private IReadOnlyList<CardFact> WhyOf(DigestItem item) => _series.TryGetValue(item.Verdict.Kpi.Id, out var series)
        ? KpiFacts.Of(turn, new KpiView(partner, item.Verdict.Kpi, series, item.Verdict)) : [];

    private string Changes(ChangeProposal proposal) =>
        string.Join("; ", _proposals.Changes(composed.Plan, proposal));

    private string Wanted(KpiVerdict verdict, KpiNumber target) =>
        KpiWords.Value(turn, verdict.Kpi, target.Value, verdict.Measure.Latest?.Currency ?? target.Currency);

    private static string Progress(KpiVerdict verdict) =>
        verdict.Index is { } index ? SelectionWords.Bar(Math.Clamp(index, 0, 1)) : string.Empty;
}
