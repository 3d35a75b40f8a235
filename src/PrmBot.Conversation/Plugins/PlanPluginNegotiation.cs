using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Negotiation;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
public sealed partial class PlanPlugin
{
    [KernelFunction("share"), Does(Act.Manage, AsksFirst = "plan.ask_share")]
    [Description("Let the partner see the plan, or see what was changed since.")]
    public async Task<Reply> ShareAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default)
    {
        var shared = await SharePlan.RunAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!shared.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var postings = await PostingsAsync(turn, plan, ct);
        var key = postings.Count > 0 ? "plan.done_shared" : "plan.done_shared_no_channel";
        return Done(turn, plan, turn.Say(key, ("partner", partner))) with { Postings = postings };
    }

    [KernelFunction("accept"), Does(Act.WorkOnPlan)]
    [Description("Accept one line, or all that are open, for the speaker's side.")]
    public async Task<Reply> AcceptAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Number of the line, or words of its title; none for all")] string? line = null,
        [Description("Card: the wording that it showed")] string? revision = null,
        [Description("Card: what to show afterwards")] string? view = null,
        [Description("Card: which page of it")] string? page = null,
        CancellationToken ct = default)
    {
        var which = string.IsNullOrWhiteSpace(line) || line.Trim().ToLowerInvariant() is "all" or "everything"
            ? null
            : line;
        var accepted = await AcceptLines.RunAsync(
            turn.Session, turn.Partner(partner).Of, which, Number(revision), ct);
        if (!accepted.Succeeded(out var stored, out var no))
        {
            return await RefuseAsync(turn, partner, no, ct);
        }

        var echo = turn.Say(
            stored.Lines.All(l => l.IsAcceptedByBoth) ? "plan.done_accepted_both" : "plan.done_accepted",
            ("titles", Titles(stored.Lines)));
        return view == OpenView
            ? Negotiate(turn, stored.Plan, Number(page) ?? 1, echo) with { Changed = echo }
            : Done(turn, stored.Plan, echo);
    }

    [KernelFunction("counter"), Does(Act.WorkOnPlan)]
    [Description("Propose another value for a field of a line, with a reason; or open the form for it.")]
    public async Task<Reply> CounterAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Number of the line, or words of its title")] string? line = null,
        [Description("title, our_owner, partner_owner, due, start, target or budget")] string? field = null,
        [Description("The value that is proposed instead")] string? value = null,
        [Description("Why")] string? reason = null,
        [Description("Form: person on our side")] string? our_owner = null,
        [Description("Form: person on the partner's side")] string? partner_owner = null,
        [Description("Form: yyyy-MM-dd")] string? due = null,
        [Description("Form: a number")] string? target = null,
        [Description("Form: an amount")] string? budget = null,
        [Description("ISO code of the budget's currency")] string? currency = null,
        [Description("Form: own, mdf or partner")] string? source = null,
        [Description("Form: what of the budget the partner pays")] string? partner_share = null,
        [Description("Form: what of the budget MDF pays beside own money")] string? mdf_share = null,
        [Description("Form: how many changes of the line it showed")] string? seen = null,
        [Description("Form: which page of the open lines to show afterwards")] string? page = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.OpenAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var whole = new HeaderSaid(null, null, null, null, null) { Named = (field, value) };
        if (whole.IsAbout)
        {
            return await HeaderAsync(turn, plan, whole with { IsCounter = true, Reason = reason }, ct);
        }

        if (string.IsNullOrWhiteSpace(line))
        {
            return Negotiate(turn, plan, 1, turn.Say("plan.which_line_counter"));
        }

        var fields = new PlanFields
        {
            OurOwner = our_owner, PartnerOwner = partner_owner, Due = due, Target = target, Budget = budget,
            Currency = currency, Source = source, PartnerShare = partner_share, MdfShare = mdf_share,
            Named = (field, value),
        };
        return await CounterAsync(turn, plan, new CounterSaid(line, reason, Number(seen), Number(page)), fields, ct);
    }

    [KernelFunction("agree"), Does(Act.WorkOnPlan)]
    [Description("Sign the plan for the speaker's side.")]
    public async Task<Reply> AgreeAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Card: the wording that it showed")] string? revision = null,
        KernelArguments? arguments = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner).Of;
        if (!turn.Confirmed)
        {
            return await AskToAgreeAsync(turn, of, revision, arguments, ct);
        }

        var signed = await AgreePlan.RunAsync(turn.Session, of, Number(revision), ct);
        if (!signed.Succeeded(out var plan, out var no))
        {
            return await RefuseAsync(turn, partner, no, ct);
        }

        // What both sides agreed is not taken back by one of them: it is negotiated again.
        var isAgreed = plan.State is PlanState.Agreed or PlanState.Active;
        var echo = isAgreed
            ? turn.Say("plan.done_agreed", ("partner", partner), ("version", plan.AgreedVersion))
            : turn.Say("plan.done_signed", ("partner", partner));
        return Done(turn, plan, echo) with { IsFinal = isAgreed };
    }

    // The wording that is asked about goes into the question, so that a yes means what was shown.
    private static async Task<Reply> AskToAgreeAsync(
        TurnScope turn, PartnerId of, string? revision, KernelArguments? arguments, CancellationToken ct)
    {
        var may = await AgreePlan.MayAsync(turn.Session, of, ct);
        if (!may.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        if (Number(revision) is { } seen && seen != plan.Revision)
        {
            return turn.Refuse(new Refusal("plan.changed_since"));
        }

        arguments?["revision"] = plan.Revision.ToString(CultureInfo.InvariantCulture);
        var lines = plan.OpenLines.Count();
        var totals = plan.Totals() is { Count: > 0 } sums
            ? string.Join(" + ", sums.Select(b => PlanWords.Money(turn, b)))
            : turn.Say("plan.totals_none");
        return new Reply { AsksFirst = turn.Say("plan.ask_agree", ("count", lines), ("sum", totals)) };
    }

    private sealed record CounterSaid(string Line, string? Reason, int? Seen, int? Page);

    private async Task<Reply> CounterAsync(
        TurnScope turn, JointPlan plan, CounterSaid said, PlanFields fields, CancellationToken ct)
    {
        if (!LineLookup.Find(plan, said.Line).Succeeded(out var line, out var no)
            || !fields.Read(turn).Succeeded(out var edits, out no))
        {
            return turn.Refuse(no);
        }

        if (edits.Count == 0 && !string.IsNullOrWhiteSpace(said.Reason) && said.Seen is null)
        {
            // Words without a value are a comment: they are kept as one.
            var comment = new WantedUpdate(said.Line, [new LineEdit.OfNote(said.Reason)]);
            var noted = await UpdateLine.RunAsync(turn.Session, turn.Partner(plan.Of), comment, ct);
            return noted.Succeeded(out var note, out no)
                ? AfterNegotiating(turn, note, said.Page, turn.Say("plan.done_commented", ("title", line.Title)))
                : turn.Refuse(no);
        }

        if (edits.Count == 0)
        {
            return plan.State == PlanState.Draft
                ? turn.Refuse(new Refusal("plan.counter_draft"))
                : CounterForm(turn, plan, line, said.Page);
        }

        var partner = turn.Partner(plan.Of);
        edits = await show.Owners.WithIdsAsync(turn, partner, edits, ct);
        var counter = new Counter(said.Line, edits, said.Reason) { Seen = said.Seen };
        var countered = await CounterLine.RunAsync(turn.Session, partner, counter, ct);
        if (!countered.Succeeded(out var stored, out no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say("plan.done_countered", ("title", line.Title), ("changes", Changes(turn, stored)));
        if (stored.Conflicts.Count > 0)
        {
            return Merge(turn, stored, stored.Changes.Count > 0 ? echo : null, isCounter: true);
        }

        var asks = await show.Doubts.OfAsync(turn, stored, ct);
        return asks.On(AfterNegotiating(turn, stored, said.Page, echo + asks.Words)) with { Changed = echo };
    }

    private Reply CounterForm(TurnScope turn, JointPlan plan, PlanLine line, int? page)
    {
        var question = turn.Say("plan.ask_counter");
        var form = show.Lines.Form(turn, plan, line, question) with { IsCounter = true, Page = page ?? 1 };
        return Reply.Show(form, question) with { InPlace = true };
    }

    private Reply AfterNegotiating(TurnScope turn, StoredLine stored, int? page, string echo) => page is { } at
        ? Negotiate(turn, stored.Plan, at, echo) with { Changed = echo }
        : Reply.Show(show.Lines.Line(turn, stored.Plan, stored.Line, echo), echo)
            with { Changed = echo, InPlace = true };

    private Reply Negotiate(TurnScope turn, JointPlan plan, int page, string? echo)
    {
        var card = NegotiationViews.Open(turn, plan, catalogue, page, echo);
        return Reply.Show(card, echo ?? card.Headline) with { InPlace = true };
    }

    private static Reply Merge(TurnScope turn, StoredLine stored, string? echo, bool isCounter)
    {
        var card = NegotiationViews.Merge(turn, stored, echo, isCounter);
        return Reply.Show(card, card.Headline) with { Changed = echo, InPlace = true };
    }

    // What the card showed is gone: it is replaced by what is there now, and the sentence says so.
    private async Task<Reply> RefuseAsync(TurnScope turn, string partner, Refusal no, CancellationToken ct)
    {
        var refused = turn.Refuse(no);
        if (no.Key is not ("plan.line_changed_since" or "plan.changed_since"))
        {
            return refused;
        }

        var found = await CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        return found.Value is { } plan ? Negotiate(turn, plan, 1, refused.Text) : refused;
    }

    private async Task<IReadOnlyList<Posting>> PostingsAsync(TurnScope turn, JointPlan plan, CancellationToken ct)
    {
        var link = await PartnerChannel.ReachableAsync(turn.Session.Work, turn.Partner(plan.Of), ct);
        var words = turn.Say("plan.shared_text", ("partner", turn.Partner(plan.Of).Name));
        return link is null
            ? []
            :
            [
                new Posting(
                    new ConversationKey(link.Id), link.ServiceUrl, show.Plans.ForPartner(turn, plan, words), words),
            ];
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
