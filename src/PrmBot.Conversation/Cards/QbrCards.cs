using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Digest.Quarterly;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts a quarterly review into words.</summary>
/// <param name="turn">Gives language and formats.</param>
/// <param name="partner">Whose review.</param>
/// <param name="catalogue">Names and units of KPIs.</param>
internal sealed class QbrCards(TurnScope turn, Partner partner, KpiCatalogue catalogue)
{
    private const int MostExceptions = 5;
    private const int MostRows = 12;

    private readonly ProposalCards _proposals = new(turn, catalogue);

    /// <summary>The card, and the line for notifications.</summary>
    public (QbrCard Card, string Line) Of(QuarterlyReview review)
    {
        var title = turn.Say("qbr.title", ("partner", partner.Name), ("quarter", review.Quarter));
        var card = new QbrCard(partner.Name, title, Approval(review))
        {
            Kept = Kept(review),
            Commitments = [.. review.Commitments.Take(MostRows).Select(Row)],
            Exceptions = [.. review.Exceptions.Take(MostExceptions).Select(Row)],
            Pipeline = [.. review.Pipeline.Take(MostRows).Select(Account)],
            Proposals = [.. review.Proposals.Take(MostExceptions).Select(p => Proposal(review, p))],
            Next = [.. review.Next.Take(MostRows).Select(Next)],
            Numbers = [.. review.Numbers.Select(v => KpiCardData.Row(turn, v))],
            Choices = KpiCardData.Choices(review.Numbers.Select(v => v.Kpi)),
            Fingerprint = review.Fingerprint,
            MayApprove = review.Numbers.Count > 0 && !review.IsApproved,
            MoreInFile = turn.Say("qbr.more"),
            More = review.Commitments.Count > MostRows || review.Exceptions.Count > MostExceptions
                || review.Pipeline.Count > MostRows || review.Next.Count > MostRows
                ? turn.Say("qbr.more") : string.Empty,
        };
        return (card, $"{title}. {card.Approval}");
    }

    /// <summary>What became of a commitment, in words.</summary>
    public string Outcome(CommitmentOutcome outcome) => turn.Say($"qbr.outcome.{KpiWords.Key(outcome)}");

    /// <summary>Owners of both sides, ours first; nobody named says so.</summary>
    public string Owners(PlanLine line)
    {
        var names = new[] { line.OurOwner?.Name, line.PartnerOwner?.Name }.OfType<string>().ToList();
        return names.Count == 0 ? turn.Say("plan.no_owner") : string.Join(", ", names);
    }

    /// <summary>An account and what is wanted of it.</summary>
    public string Account(PlanLine line) => turn.Say(
        "qbr.account", ("account", line.Details.GetValueOrDefault("Account") ?? line.Title), ("owners", Owners(line)),
        ("target", line.Target?.Value is { } value ? $"{value.ToString("#,##0.##", turn.Culture)} {line.Target.Unit}"
            : turn.Say("qbr.no_value")),
        ("status", PlanWords.Of(turn, line.Status)));

    private string Approval(QuarterlyReview review)
    {
        if (review.Numbers.Count == 0)
        {
            return turn.Say("qbr.no_numbers", ("partner", partner.Name), ("quarter", review.Quarter));
        }

        var (ours, theirs) = (review.ApprovedBy(PlanSide.Us), review.ApprovedBy(PlanSide.Partner));
        return (ours, theirs) switch
        {
            ({ } us, { } them) => turn.Say(
                "qbr.approved_both", ("us", us.Who.Name), ("them", them.Who.Name), ("partner", partner.Name)),
            ({ } us, null) => turn.Say("qbr.approved_us", ("us", us.Who.Name), ("partner", partner.Name)),
            (null, { } them) => turn.Say("qbr.approved_them", ("them", them.Who.Name), ("partner", partner.Name)),
            (null, null) => turn.Say("qbr.approved_none", ("partner", partner.Name)),
        };
    }

    private string Kept(QuarterlyReview review) => review.Kept.Count == 0 ? turn.Say("qbr.kept_none")
        : string.Join("; ", review.Kept.Select(k => turn.Say(
            "qbr.kept", ("side", k.Side == PlanSide.Us ? turn.Say("analysis.side.us") : partner.Name),
            ("kept", k.OnTime), ("due", k.Due))));

    private QbrCommitmentRow Row(QuarterCommitment commitment) => new(
        turn.Say(
            "qbr.commitment", ("line", commitment.Line.Number), ("title", commitment.Line.Title),
            ("owners", Owners(commitment.Line)), ("due", KpiWords.Day(turn, commitment.Promised))),
        Outcome(commitment.Outcome),
        commitment.Outcome switch
        {
            CommitmentOutcome.NotDone => "Attention",
            CommitmentOutcome.DoneLate => "Warning",
            CommitmentOutcome.Done => "Good",
            var other => throw new ArgumentOutOfRangeException(nameof(commitment), other, "Unknown outcome."),
        },
        commitment.Outcome == CommitmentOutcome.Done ? string.Empty
            : commitment.Reason is { } reason ? turn.Say("qbr.reason", ("reason", reason)) : turn.Say("qbr.no_reason"));

    private DigestRow Row(KpiVerdict verdict)
    {
        var row = KpiCardData.Row(turn, verdict);
        return new DigestRow(
            row.Kpi, row.Name, row.Color, row.State, row.Value, KpiWords.Why(turn, verdict), string.Empty);
    }

    private string Proposal(QuarterlyReview review, Cycle.Modify.ChangeProposal proposal) => turn.Say(
        "digest.offer", ("number", proposal.Number), ("title", _proposals.Title(proposal)),
        ("changes", string.Join("; ", _proposals.Changes(review.Plan, proposal))),
        ("review", KpiWords.Day(turn, proposal.ReviewOn)));

    private string Next(PlanLine line) => turn.Say(
        "qbr.commitment", ("line", line.Number), ("title", line.Title), ("owners", Owners(line)),
        ("due", KpiWords.Day(turn, line.Due!.Value)));
}
