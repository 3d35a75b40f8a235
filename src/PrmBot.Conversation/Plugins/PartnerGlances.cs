using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads what a glance at a partner shows. A partner contact gets no fit: it is our judgement.</summary>
public sealed class PartnerGlances(QuestionSet questions, KpiCatalogue kpis)
{
    public async Task<PartnerGlance> OfAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var (report, fit) = await FitAsync(turn, partner, ct);
        var (state, plan) = await PlanAsync(turn, partner, ct);
        var read = await ReadKpis.OverviewAsync(turn.Session, kpis, partner, ct);
        var verdicts = read.Succeeded(out var overview, out _) ? overview.Verdicts : [];
        var reds = verdicts.Count(v => v.Colour == KpiColour.Red);
        var ambers = verdicts.Count(v => v.Colour == KpiColour.Amber);
        var judged = verdicts.Any(v => v.Colour != KpiColour.Grey);
        var isEmpty = verdicts.All(v => v.Reason == Cycle.Monitor.VerdictReason.NoData);
        var (health, color) = (reds, ambers, judged) switch
        {
            (_, _, false) => (turn.Say(isEmpty ? "partners.no_numbers" : "partners.none_judged"), "Default"),
            (> 0, _, _) => (turn.Say("partners.red", ("count", reds)), "Attention"),
            (_, > 0, _) => (turn.Say("partners.amber", ("count", ambers)), "Warning"),
            _ => (turn.Say("partners.on_track"), "Good"),
        };
        return new PartnerGlance(partner, report?.Overall, fit, plan, health, reds, color)
        {
            Verdict = report?.Verdict,
            PlanState = state,
            Ambers = ambers,
            IsJudged = judged,
        };
    }

    /// <summary>
    /// True when the partner should be assessed again. False also where that is not for the reader to know.
    /// </summary>
    public static async Task<bool> IsDueAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        turn.Session.Refuses(Act.SeeAssessment, partner.Of) is null && !SharedPlace.Is(turn)
        && await AssessmentReads.LatestAsync(turn.Session, partner.Of, ct) is { } latest
        && latest.State != AssessmentState.Open
        && (await ReassessmentDue.OfAsync(turn.Session, partner, latest, ct)).Count > 0;

    private async Task<(FitReport? Report, string Words)> FitAsync(
        TurnScope turn, Partner partner, CancellationToken ct)
    {
        var report = turn.Session.Refuses(Act.SeeAssessment, partner.Of) is null && !SharedPlace.Is(turn)
            ? await AssessmentReads.ReportAsync(turn.Session, partner.Of, questions, ct)
            : null;
        return report switch
        {
            { Overall: { } overall, IsProvisional: true } => (report, turn.Say(
                "partners.fit_so_far", ("score", turn.Number(overall)), ("open", report.Open.Count))),
            { Overall: { } overall } => (report, turn.Say(
                "partners.fit_score", ("score", turn.Number(overall)), ("verdict", turn.Words(report.Verdict)))),
            _ => (report, turn.Say("partners.not_assessed")),
        };
    }

    private static async Task<(PlanState? State, string Words)> PlanAsync(
        TurnScope turn, Partner partner, CancellationToken ct)
    {
        var found = await CurrentPlan.FindAsync(turn.Session, partner.Of, ct);
        return found.Succeeded(out var plan, out _)
            ? (plan.State == PlanState.Closed ? null : plan.State,
                turn.Say(KeyOf(plan.State), ("count", plan.OpenLines.Count())))
            : (null, turn.Say("partners.no_plan"));
    }

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
