using PrmBot.Conversation.Plugins;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>Proposals in words: what we saw, what we think, what would prove us wrong, the change, who, when.</summary>
/// <param name="turn">Gives language and formats.</param>
/// <param name="catalogue">Names and units of KPIs.</param>
internal sealed class ProposalCards(TurnScope turn, KpiCatalogue catalogue)
{
    private readonly FindingWords _words = new(turn, catalogue);

    /// <summary>All that are open, for our side.</summary>
    public Reply Open(Partner partner, JointPlan? plan, ProposedChanges proposed, string? echo = null)
    {
        var title = turn.Say("change.title", ("partner", partner.Name));
        var summary = echo ?? (proposed.Open.Count == 0
            ? turn.Say("change.summary_none")
            : turn.Say("change.summary", ("count", proposed.Open.Count)));
        var rows = proposed.Open.Select(p => Row(partner, plan, p, forPartner: false));
        return List(partner, (title, summary, HitRate(proposed.HitRate)), rows);
    }

    /// <summary>One, as both sides may see it.</summary>
    public ProposalsCard ForPartner(Partner partner, JointPlan? plan, ChangeProposal proposal, string? echo = null) =>
        new(partner.Name, turn.Say("change.for_partner", ("partner", partner.Name)), echo ?? Title(proposal),
            string.Empty)
        {
            Rows = [Row(partner, plan, proposal, forPartner: true)],
        };

    /// <summary>All that were shown to the partner and are not decided.</summary>
    public Reply Offered(Partner partner, JointPlan? plan, IReadOnlyList<ChangeProposal> offered)
    {
        var title = turn.Say("change.title", ("partner", partner.Name));
        var summary = offered.Count == 0
            ? turn.Say("change.summary_none_offered")
            : turn.Say("change.summary", ("count", offered.Count));
        var rows = offered.Select(p => Row(partner, plan, p, forPartner: true));
        return List(partner, (title, summary, string.Empty), rows);
    }

    /// <summary>One, for our side.</summary>
    public ProposalsCard ForUs(Partner partner, JointPlan? plan, ChangeProposal proposal, string echo) =>
        new(partner.Name, turn.Say("change.title", ("partner", partner.Name)), echo, string.Empty)
        {
            Rows = [Row(partner, plan, proposal, forPartner: false)],
        };

    /// <summary>What past changes did.</summary>
    public Reply Past(Partner partner, ReviewedChanges reviewed)
    {
        var title = turn.Say("change.past", ("partner", partner.Name));
        var rate = reviewed.Decided.Count == 0 ? turn.Say("change.past_none") : HitRate(reviewed.HitRate);
        var card = new PastChangesCard(partner.Name, title, rate)
        {
            Rows = [.. reviewed.Decided.Take(10).Select(Past)],
            Rounds = [.. reviewed.Rounds.Take(12).Select(Round)],
        };
        return Reply.Show(card, $"{title}. {rate}");
    }

    /// <summary>In short.</summary>
    public string Title(ChangeProposal proposal) => _words.Title(proposal.Finding);

    /// <summary>The change, who does what by when.</summary>
    public IReadOnlyList<string> Changes(JointPlan? plan, ChangeProposal proposal)
    {
        var change = proposal.Change;
        List<string> all =
        [
            .. change.Edits.Select(e => Edit(plan, e)), .. change.Lines.Select(Line),
            .. change.Target is { } target ? new[] { Target(target) } : [],
        ];
        return all.Count == 0 ? [turn.Say("change.no_plan_change")] : all;
    }

    private static Reply List(
        Partner partner, (string Title, string Summary, string HitRate) said, IEnumerable<ProposalRow> rows) =>
        Reply.Show(
            new ProposalsCard(partner.Name, said.Title, said.Summary, said.HitRate) { Rows = [.. rows] },
            $"{said.Title}. {said.Summary}");

    private ProposalRow Row(Partner partner, JointPlan? plan, ChangeProposal proposal, bool forPartner)
    {
        var isHidden = forPartner && proposal.Finding.IsPrivate;
        var saw = isHidden ? turn.Say("change.private")
            : $"{_words.Found(proposal.Finding, partner)} ({_words.Method(proposal.Finding, partner)})";
        return new ProposalRow($"{proposal.Number}", Title(proposal), State(partner, proposal))
        {
            Saw = saw,
            Think = _words.Think(proposal.Finding),
            Wrong = _words.Wrong(proposal.Finding),
            Changes = Changes(plan, proposal),
            Check = Check(proposal, isHidden),
            Wording = $"{proposal.Wording}",
            Finding = proposal.Finding.Id,
            Ask = _words.Ask(proposal.Finding),
            IsOpen = proposal.IsOpen,
            MayCounter = proposal.IsOpen && (proposal.Change.TouchesPlan || proposal.Change.Target is not null),
        };
    }

    private string Check(ChangeProposal proposal, bool isHidden)
    {
        var effect = isHidden ? string.Empty : turn.Say("change.effect",
            ("before", _words.Share(proposal.Effect.Before)), ("expected", _words.Share(proposal.Effect.Expected)));
        var cost = proposal.Cost is { } money ? turn.Say("change.cost", ("cost", PlanWords.Money(turn, money)))
            : string.Empty;
        var because = proposal.Because is { } reason
            ? turn.Say("change.because_line", ("reason", GoalReasons.Words(turn, reason))) : string.Empty;
        var review = turn.Say("change.review", ("date", _words.Day(proposal.ReviewOn)));
        return string.Join(' ', new[] { because, effect, cost, review }.Where(t => t.Length > 0));
    }

    private string Edit(JointPlan? plan, ProposedEdit edit)
    {
        var line = plan?.Lines.FirstOrDefault(l => l.Number == edit.Line);
        var title = line is null ? $"{edit.Line}" : $"{line.Number} {line.Title}";
        return edit switch
        {
            { Due: { } due } => turn.Say("change.edit.due", ("title", title), ("due", _words.Day(due))),
            { Budget: { } budget } => turn.Say("change.edit.budget", ("title", title), ("budget",
                PlanWords.Money(turn, (line?.Budget ?? new PlanBudget(0, plan?.Currency ?? "EUR"))
                    with { Amount = budget, PartnerShare = 0, MdfShare = 0 }))),
            { Target: { } target } => turn.Say("change.edit.target", ("title", title), ("target", target)),
            _ => throw new ArgumentOutOfRangeException(nameof(edit), edit.Line, "An edit that changes nothing."),
        };
    }

    private string Line(ProposedLine line) => turn.Say(
        "change.line", ("section", turn.Say($"change.section.{line.Section.Key()}")), ("title", line.Title),
        ("us", line.OurOwner?.Name ?? turn.Say("change.nobody")),
        ("them", line.PartnerOwner?.Name ?? turn.Say("change.nobody")), ("due", _words.Day(line.Due)),
        ("metric", line.Metric), ("target", line.Target));

    private string Target(ProposedTarget target)
    {
        var kpi = catalogue.Find(target.Kpi);
        string Number(decimal value) => kpi is null ? value.ToString("#,##0.##", turn.Culture)
            : KpiWords.Value(turn, kpi, value);
        return turn.Say("change.kpi_target", ("kpi", kpi?.Name ?? target.Kpi), ("period", target.Period),
            ("value", Number(target.Value)), ("former", Number(target.Former)));
    }

    private string State(Partner partner, ChangeProposal proposal) =>
        turn.Say($"change.state.{KpiWords.Key(proposal.State)}", ("partner", partner.Name));

    private string HitRate(HitRate rate) => rate.Judged + rate.Inconclusive == 0
        ? turn.Say("change.hit_rate_none")
        : turn.Say("change.hit_rate", ("kept", rate.Kept), ("judged", rate.Judged), ("open", rate.Inconclusive),
            ("low", _words.Share((decimal)rate.Interval.Low)), ("high", _words.Share((decimal)rate.Interval.High)));

    private PastChangeRow Past(ChangeProposal proposal)
    {
        var state = proposal.Verdict is { } v ? turn.Say($"change.verdict.{KpiWords.Key(v.Outcome)}")
            : turn.Say($"change.state.{KpiWords.Key(proposal.State)}");
        var line = proposal.Verdict is { } verdict
            ? turn.Say("change.verdict_line", ("expected", _words.Share(proposal.Effect.Expected)),
                ("actual", _words.Share(verdict.Actual)), ("before", _words.Share(proposal.Effect.Before)))
            : proposal.State == ProposalState.Accepted
                ? turn.Say("change.verdict_waits", ("date", _words.Day(proposal.ReviewOn)))
                : proposal.Words is [.., { Reason: { } reason }] ? reason : string.Empty;
        return new PastChangeRow($"{proposal.Number}", Title(proposal), state, line, proposal.Verdict?.Outcome switch
        {
            ChangeOutcome.Kept => "Good",
            ChangeOutcome.Reversed => "Attention",
            ChangeOutcome.Inconclusive => "Warning",
            null => "Default",
            var other => throw new ArgumentOutOfRangeException(nameof(proposal), other, "Unknown outcome."),
        });
    }

    private string Round(AnalysisRun run) => turn.Say(
        "change.round", ("round", run.Round), ("alarms", run.Alarms.Count()),
        ("watched", run.Findings.Count - run.Alarms.Count()), ("score", _words.Share(run.Score / 100)));
}
