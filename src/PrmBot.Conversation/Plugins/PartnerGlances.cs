using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads what a glance at a partner shows, and says it.</summary>
public sealed class PartnerGlances(KnownStandings standings)
{
    public async Task<PartnerGlance> OfAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        Of(turn, partner, Seen(turn, partner, await standings.OfAsync(turn.Session, partner.Of, ct)));

    /// <summary>Each of some partners, in their order.</summary>
    public async Task<IReadOnlyList<PartnerGlance>> OfAsync(
        TurnScope turn, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var known = await standings.OfAsync(turn.Session, partners, ct);
        return [.. partners.Select(p => Of(turn, p, Seen(turn, p, known[p.Of])))];
    }

    /// <summary>The turn's partners that a filter lets through.</summary>
    /// <param name="turn">Whose partners, and who reads.</param>
    /// <param name="filter">What limits them.</param>
    /// <param name="withStanding">True: how each stands is wanted, whatever the filter asks for.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>Each with how it stands as far as the reader sees it; null where nobody asks for that.</returns>
    internal async Task<IReadOnlyList<(Partner Partner, PartnerStanding? Standing)>> ChosenAsync(
        TurnScope turn, PortfolioFilter filter, bool withStanding, CancellationToken ct)
    {
        var all = turn.Partners.Where(filter.Lets).ToList();
        var known = withStanding || filter.AsksStanding ? await standings.OfAsync(turn.Session, all, ct) : null;
        var chosen = new List<(Partner, PartnerStanding?)>();
        foreach (var partner in all)
        {
            var standing = known is null ? null : Seen(turn, partner, known[partner.Of]);
            if ((standing is null || filter.Lets(standing))
                && (!filter.AsksDue || await IsDueAsync(turn, partner, ct)))
            {
                chosen.Add((partner, standing));
            }
        }

        return chosen;
    }

    /// <summary>
    /// True when the partner should be assessed again. False also where that is not for the reader to know.
    /// </summary>
    private static async Task<bool> IsDueAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        turn.Session.Refuses(Act.SeeAssessment, partner.Of) is null && !SharedPlace.Is(turn)
        && await AssessmentReads.LatestAsync(turn.Session, partner.Of, ct) is { } latest
        && latest.State != AssessmentState.Open
        && (await ReassessmentDue.OfAsync(turn.Session, partner, latest, ct)).Count > 0;

    // The fit is our judgement, and a draft is ours alone.
    private static PartnerStanding Seen(TurnScope turn, Partner partner, PartnerStanding standing) => standing with
    {
        Fit = turn.Session.Refuses(Act.SeeAssessment, partner.Of) is null && !SharedPlace.Is(turn)
            ? standing.Fit : null,
        Plan = standing.Plan is { State: PlanState.Draft } && turn.Session.Caller.Role == Role.PartnerContact
            ? null : standing.Plan,
    };

    private static PartnerGlance Of(TurnScope turn, Partner partner, PartnerStanding standing)
    {
        var (health, color) = standing.Shown switch
        {
            { IsJudged: false } => (
                turn.Say(standing.IsEmpty ? "partners.no_numbers" : "partners.none_judged"), "Default"),
            { Red: > 0 and var reds } => (turn.Say("partners.red", ("count", reds)), "Attention"),
            { Amber: > 0 and var ambers } => (turn.Say("partners.amber", ("count", ambers)), "Warning"),
            _ => (turn.Say("partners.on_track"), "Good"),
        };
        return new PartnerGlance(partner, Fit(turn, standing.Fit), Plan(turn, standing.Plan), health, color);
    }

    private static string Fit(TurnScope turn, FitStanding? fit) => fit switch
    {
        { Overall: { } overall, Open: { } open } => turn.Say(
            "partners.fit_so_far", ("score", turn.Number(overall)), ("open", open)),
        { Overall: { } overall } => turn.Say(
            "partners.fit_score", ("score", turn.Number(overall)), ("verdict", turn.Words(fit.Verdict))),
        _ => turn.Say("partners.not_assessed"),
    };

    private static string Plan(TurnScope turn, PlanStanding? plan) => plan is null
        ? turn.Say("partners.no_plan")
        : turn.Say(KeyOf(plan.State), ("count", plan.Lines));

    private static string KeyOf(PlanState state) => state switch
    {
        PlanState.Draft => "partners.plan_draft",
        PlanState.Shared => "partners.plan_shared",
        PlanState.Countered => "partners.plan_countered",
        PlanState.Agreed => "partners.plan_agreed",
        PlanState.Active => "partners.plan_active",
        PlanState.Closed => "partners.no_plan",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
