using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
/// <summary>
/// The joint plan: begin, look at, check, share, accept and sign it. Its lines are in the other part.
/// </summary>
public sealed partial class PlanPlugin(
    PlanCatalogue catalogue, PlanInterview interview, PlanViews plans, PlanLineViews lines, IPlanSeeds seeds) : IPlugin
{
    [KernelFunction("start"), Does(Act.Manage)]
    [Description("Begin the joint plan with a partner, or go on with it, section by section.")]
    public async Task<Reply> StartAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Seed it from the gaps that the assessment found; yes unless said otherwise")]
        string? from_assessment = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner).Of;
        var isSeeded = from_assessment?.Trim().ToLowerInvariant() is not ("false" or "no");
        var wanted = isSeeded ? await seeds.ForAsync(turn.Session, of, ct) : [];
        var started = await StartPlan.RunAsync(turn.Session, of, wanted, ct);
        if (!started.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var isNew = plan.Version == 0 && plan.Lines.Count == 0;
        var words = turn.Say(isNew ? "plan.started" : "plan.resumed", ("partner", partner));
        return interview.Begin(turn, plan, words) with { Changed = isNew ? words : null };
    }

    [KernelFunction("show"), Description("Show the joint plan, or one section of it."), Does(Act.SeePartner)]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("ramp_up, goals, marketing, joint_sales or service; none for the whole plan")]
        string? section = null,
        [Description("Page of a long section, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var which = PlanSections.Find(section);
        if (which is null && !string.IsNullOrWhiteSpace(section))
        {
            return turn.Refuse(new Refusal("plan.unknown_section").With("given", section));
        }

        var at = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 1000)
            : 1;
        return Reply.Show(plans.Plan(turn, plan, which, at), turn.Say("plan.card_text", ("partner", partner)))
            with { InPlace = true };
    }

    [KernelFunction("check"), Description("Say what is missing before the plan can be agreed."), Does(Act.SeePartner)]
    public async Task<Reply> CheckAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default)
    {
        var found = await CheckPlan.RunAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var check, out var no))
        {
            return turn.Refuse(no);
        }

        var card = plans.Check(turn, check);
        return Reply.Show(card, card.Headline) with { InPlace = true };
    }

    [KernelFunction("share"), Does(Act.Manage, AsksFirst = "plan.ask_share")]
    [Description("Let the partner see the plan.")]
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
        CancellationToken ct = default)
    {
        var which = string.IsNullOrWhiteSpace(line) || line.Trim().ToLowerInvariant() is "all" or "everything"
            ? null
            : line;
        var accepted = await AcceptLines.RunAsync(turn.Session, turn.Partner(partner).Of, which, ct);
        return accepted.Succeeded(out var stored, out var no)
            ? Done(turn, stored.Plan, turn.Say("plan.done_accepted", ("titles", Titles(stored.Lines))))
            : turn.Refuse(no);
    }

    [KernelFunction("agree"), Does(Act.WorkOnPlan, AsksFirst = "plan.ask_agree")]
    [Description("Sign the plan for the speaker's side.")]
    public async Task<Reply> AgreeAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default)
    {
        var signed = await AgreePlan.RunAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!signed.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var isAgreed = plan.State is PlanState.Agreed or PlanState.Active;
        return Done(turn, plan, turn.Say(isAgreed ? "plan.done_agreed" : "plan.done_signed", ("partner", partner)));
    }

    private async Task<IReadOnlyList<Posting>> PostingsAsync(TurnScope turn, JointPlan plan, CancellationToken ct)
    {
        var link = turn.Partner(plan.Of).Channel is { } channel
            ? await turn.Session.Work.FindAsync<ChannelLink>(channel.Value, ct)
            : null;
        var words = turn.Say("plan.shared_text", ("partner", turn.Partner(plan.Of).Name));
        return link is not { ServiceUrl.Length: > 0 }
            ? []
            : [new Posting(new ConversationKey(link.Id), link.ServiceUrl, plans.ForPartner(turn, plan, words), words)];
    }

    private static string Titles(IReadOnlyList<PlanLine> stored) => string.Join(", ", stored.Select(l => l.Title));

    private Reply Done(TurnScope turn, JointPlan plan, string echo) =>
        Reply.Show(plans.Plan(turn, plan, echo: echo), echo) with { Changed = echo, InPlace = true };
}
