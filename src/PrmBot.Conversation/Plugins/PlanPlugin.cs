using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Readiness;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
/// <summary>
/// The joint plan: begin, look at and check it. Its lines, its negotiation and its versions are in the other parts.
/// </summary>
public sealed partial class PlanPlugin(
    PlanCatalogue catalogue, PlanInterview interview, PlanShowing show, PlanFiles files, IPlanSeeds seeds) : IPlugin
{
    /// <summary>The view of the lines that are not accepted by both sides.</summary>
    internal const string OpenView = "open";

    [KernelFunction("start"), Does(Act.Manage)]
    [Description("Begin the joint plan with a partner, or go on with it, section by section.")]
    public async Task<Reply> StartAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Seed it from the gaps that the assessment found; yes unless said otherwise")]
        string? from_assessment = null,
        [Description("The section to go on with: ramp_up, goals, marketing, joint_sales or service")]
        string? section = null,
        CancellationToken ct = default)
    {
        if (PlanSections.Find(section) is null && !string.IsNullOrWhiteSpace(section))
        {
            return turn.Refuse(new Refusal("plan.unknown_section").With("given", section));
        }

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
        var reply = PlanSections.Find(section) is { } where
            ? interview.GoTo(turn, plan, where, isNew ? words : null)
            : interview.Begin(turn, plan, words);
        return reply with { Changed = isNew ? words : null };
    }

    [KernelFunction("show"), Description("Show the joint plan, or one section of it."), Does(Act.SeePartner)]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("ramp_up, goals, marketing, joint_sales or service; none for the whole plan")]
        string? section = null,
        [Description("Page of a long section or view, from 1")] string? page = null,
        [Description("open: lines still to be negotiated; owner, month, due or money: the plan in that order")]
        string? view = null,
        [Description("With due: overdue, week, month, nextmonth, quarter, soon or all")] string? when = null,
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

        var at = Math.Clamp(Number(page) ?? 1, 1, 1000);
        if (view == OpenView || PlanAsked.IsAbout(turn, "plan.words_for_open"))
        {
            return Negotiate(turn, plan, at, null);
        }

        if (PlanAsked.View(turn, view) is { } other)
        {
            var seen = PlanOtherViews.Of(turn, plan, other, PlanAsked.Span(turn, when), at);
            return Reply.Show(seen, $"{seen.Title}. {seen.Headline}") with { InPlace = true };
        }

        return Reply.Show(show.Plans.Plan(turn, plan, which, at), turn.Say("plan.card_text", ("partner", partner)))
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

        var card = show.Plans.Check(turn, check);
        return Reply.Show(card, card.Headline) with { InPlace = true };
    }

    private static string Titles(IReadOnlyList<PlanLine> stored) => string.Join(", ", stored.Select(l => l.Title));

    private Reply Done(TurnScope turn, JointPlan plan, string echo) =>
        Reply.Show(show.Plans.Plan(turn, plan, echo: echo), echo) with { Changed = echo, InPlace = true };
}
