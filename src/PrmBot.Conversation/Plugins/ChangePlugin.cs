using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Kernel functions <c>Change-*</c>: proposals from findings. We approve inside; the partner accepts, counters or
/// rejects in its channel; what both accepted is the plan's next version.
/// </summary>
/// <param name="catalogue">The KPIs that there are.</param>
public sealed class ChangePlugin(KpiCatalogue catalogue) : IPlugin
{
    [KernelFunction("propose"), Description("At most three changes that the findings call for.")]
    [Does(Act.WorkOnPlan, IsInternal = true, HasPartnersView = true)]
    public async Task<Reply> ProposeAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        CancellationToken ct = default)
    {
        var (of, plan) = await OfAsync(turn, partner, ct);
        if (turn.Session.Caller.Role == Role.PartnerContact)
        {
            // What is proposed inside is not theirs to see; what was shown to them is.
            var offered = (await FindProposal.AllAsync(turn.Session, of.Of, ct)).Where(p => p.IsOpen).ToList();
            return new ProposalCards(turn, turn.KpisOf(catalogue, of.Of)).Offered(of, plan, offered);
        }

        var words = new FindingWords(turn, turn.KpisOf(catalogue, of.Of));
        var proposed = await ProposeChanges.RunAsync(turn.Session, turn.KpisOf(catalogue, of.Of), of, words, ct);
        return proposed.Succeeded(out var changes, out var no)
            ? new ProposalCards(turn, turn.KpisOf(catalogue, of.Of)).Open(of, plan, changes)
            : turn.Refuse(no);
    }

    [KernelFunction("accept"), Description("Accepts a proposal for the speaker's side.")]
    [Does(Act.WorkOnPlan)]
    public async Task<Reply> AcceptAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Number of the proposal, or words of it")] string proposal,
        [Description("Partner's name")] string partner,
        [Description("Card: the wording that it showed")] string? wording = null,
        [Description("With a goal out of reach: a wrong assumption, the market, or resources withdrawn")]
        string? because = null,
        CancellationToken ct = default)
    {
        var (of, plan) = await OfAsync(turn, partner, ct);
        var reason = GoalReasons.Read(turn, because);
        if (reason is null && await NeedsReasonAsync(turn, of, proposal, ct))
        {
            return GoalReasons.Ask(turn);
        }

        if (await AskToOfferAsync(turn, of, proposal, ct) is { } question)
        {
            return question;
        }

        var given = new GivenYes(Number(wording), reason);
        var decided = await DecideProposal.AcceptAsync(turn.Session, of, proposal, given, ct);
        if (!decided.Succeeded(out var done, out var no))
        {
            return turn.Refuse(no);
        }

        var postings = done.Proposal.State == ProposalState.Offered
            ? await PostingsAsync(turn, of, plan, done.Proposal, ct)
            : [];
        var isBoth = done.Proposal.State == ProposalState.Accepted;
        var echo = Echo(turn, of, done, postings.Count > 0);
        return Shown(turn, of, plan, done.Proposal, echo) with { Postings = postings, IsFinal = isBoth };
    }

    [KernelFunction("counter"), Description("Proposes the same with another date, figure or sum.")]
    [Does(Act.WorkOnPlan)]
    public async Task<Reply> CounterAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Number of the proposal, or words of it")] string proposal,
        [Description("Partner's name")] string partner,
        [Description("due, target or budget")] string? field = null,
        [Description("The value instead")] string? value = null,
        [Description("Form: yyyy-MM-dd")] string? due = null,
        [Description("Form: a number")] string? target = null,
        [Description("Form: an amount")] string? budget = null,
        [Description("Why")] string? reason = null,
        CancellationToken ct = default)
    {
        var (of, plan) = await OfAsync(turn, partner, ct);
        var found = await FindProposal.OneAsync(turn.Session, of.Of, proposal, ct);
        if (!found.Succeeded(out var one, out var no))
        {
            return turn.Refuse(no);
        }

        var read = CounterInput.Read(turn, one, (field, value), (due, target, budget), reason);
        if (!read.Succeeded(out var wanted, out no))
        {
            return no.Key == CounterInput.Nothing && one.IsOpen
                ? Shown(turn, of, plan, one, turn.Say(no.Key, ("number", one.Number))) with { Changed = null }
                : turn.Refuse(no);
        }

        var countered = await CounterProposal.RunAsync(turn.Session, of, proposal, wanted, ct);
        if (!countered.Succeeded(out var done, out no))
        {
            return turn.Refuse(no);
        }

        var cards = new ProposalCards(turn, turn.KpisOf(catalogue, of.Of));
        var changes = string.Join("; ", cards.Changes(plan, done.Proposal));
        var echo = turn.Say("change.done_countered", ("number", done.Proposal.Number), ("change", changes));
        var postings = done.Proposal.State == ProposalState.Offered
            ? await PostingsAsync(turn, of, plan, done.Proposal, ct)
            : [];
        return Shown(turn, of, plan, done.Proposal, echo) with { Postings = postings };
    }

    [KernelFunction("reject"), Description("Rejects a proposal for the speaker's side.")]
    [Does(Act.WorkOnPlan)]
    public async Task<Reply> RejectAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Number of the proposal, or words of it")] string proposal,
        [Description("Partner's name")] string partner,
        [Description("Why")] string? reason = null,
        [Description("Form: why")] string? why = null,
        CancellationToken ct = default)
    {
        var (of, plan) = await OfAsync(turn, partner, ct);
        reason = string.IsNullOrWhiteSpace(reason) ? why : reason;
        var decided = await DecideProposal.RejectAsync(turn.Session, of, proposal, reason, ct);
        if (!decided.Succeeded(out var done, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = string.IsNullOrWhiteSpace(reason)
            ? turn.Say("change.done_rejected", ("number", done.Proposal.Number))
            : turn.Say("change.done_rejected_because", ("number", done.Proposal.Number), ("reason", reason));
        return Shown(turn, of, plan, done.Proposal, echo);
    }

    [KernelFunction("review"), Description("What past changes did: expected and actual, and how often they worked.")]
    [Does(Act.SeePartner)]
    public async Task<Reply> ReviewAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var reviewed = await ReviewChanges.RunAsync(turn.Session, turn.KpisOf(catalogue, of.Of), of, ct);
        if (!reviewed.Succeeded(out var past, out var no))
        {
            return turn.Refuse(no);
        }

        var seen = SharedPlace.Is(turn)
            ? past with { Decided = [.. past.Decided.Where(p => p.IsShared)], Rounds = [] }
            : past;
        return new ProposalCards(turn, turn.KpisOf(catalogue, of.Of)).Past(of, seen);
    }

    private static async Task<bool> NeedsReasonAsync(TurnScope turn, Partner of, string said, CancellationToken ct) =>
        PlanSides.Of(turn.Session.Caller) == PlanSide.Us
        && (await FindProposal.OneAsync(turn.Session, of.Of, said, ct)).Succeeded(out var one, out _)
        && one is { IsOpen: true, NeedsReason: true };

    // Our yes goes out to the partner, so it is asked for once more where it is not pressed on the card itself.
    private async Task<Reply?> AskToOfferAsync(TurnScope turn, Partner of, string said, CancellationToken ct)
    {
        if (turn.Confirmed || PlanSides.Of(turn.Session.Caller) != PlanSide.Us
            || !(await FindProposal.OneAsync(turn.Session, of.Of, said, ct)).Succeeded(out var one, out _)
            || one.State != ProposalState.Proposed || one.IsInternal)
        {
            return null;
        }

        var title = new ProposalCards(turn, turn.KpisOf(catalogue, of.Of)).Title(one);
        return new Reply
        {
            AsksFirst = turn.Say(
                "change.ask_offer", ("number", one.Number), ("title", title), ("partner", of.Name)),
        };
    }

    private Reply Shown(TurnScope turn, Partner of, JointPlan? plan, ChangeProposal proposal, string echo)
    {
        var cards = new ProposalCards(turn, turn.KpisOf(catalogue, of.Of));
        var isOurs = PlanSides.Of(turn.Session.Caller) == PlanSide.Us && !SharedPlace.Is(turn);
        var card = isOurs ? cards.ForUs(of, plan, proposal, echo) : cards.ForPartner(of, plan, proposal, echo);
        return Reply.Show(card, echo) with { Changed = echo, InPlace = true };
    }

    private static string Echo(TurnScope turn, Partner of, DecidedProposal done, bool isPosted)
    {
        var key = (done.Proposal.State, done.Version) switch
        {
            (ProposalState.Offered, _) when PlanSides.Of(turn.Session.Caller) != PlanSide.Us => "change.done_said",
            (ProposalState.Offered, _) => isPosted ? "change.done_offered" : "change.done_offered_no_channel",
            (_, not null) => "change.done_version",
            _ => done.Proposal.IsInternal ? "change.done_internal" : "change.done_accepted",
        };
        return turn.Say(key, ("number", done.Proposal.Number), ("partner", of.Name), ("version", done.Version ?? 0));
    }

    private async Task<IReadOnlyList<Posting>> PostingsAsync(
        TurnScope turn, Partner of, JointPlan? plan, ChangeProposal proposal, CancellationToken ct)
    {
        var link = await PartnerChannel.ReachableAsync(turn.Session.Work, of, ct);
        if (link is null || turn.Turn.Place.Conversation.Channel.Value == link.Id)
        {
            return [];
        }

        var card = new ProposalCards(turn, turn.KpisOf(catalogue, of.Of)).ForPartner(of, plan, proposal);
        return [new Posting(new ConversationKey(link.Id), link.ServiceUrl, card, $"{card.Title}: {card.Summary}")];
    }

    private static async Task<(Partner Of, JointPlan? Plan)> OfAsync(
        TurnScope turn, string partner, CancellationToken ct)
    {
        var of = turn.Partner(partner);
        return (of, (await CurrentPlan.FindAsync(turn.Session, of.Of, ct)).Value);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
