using PrmBot.Planning;
using PrmBot.Planning.Readiness;
using PrmBot.Planning.Views;

namespace PrmBot.Conversation.Cards;

/// <summary>The words for what a plan answers to the blunt questions, and for the gates of its ramp-up.</summary>
internal static class PlanAnswers
{
    private const int RevenueShown = 3;

    /// <summary>The three questions, and how many goals there are where that is unusual.</summary>
    public static IReadOnlyList<PlanFact> Of(TurnScope turn, JointPlan plan)
    {
        var answers = BluntAnswers.Of(plan);
        var goals = new PlanFact(turn.Say("plan.answer_goals"), turn.Say(
            "plan.answer_goals_unusual",
            ("count", answers.Goals), ("fewest", BluntAnswers.FewestGoals), ("most", BluntAnswers.MostGoals)));
        return
        [
            new(turn.Say("plan.answer_revenue"), Revenue(turn, answers)),
            new(turn.Say("plan.answer_work"), turn.Say(
                "plan.answer_work_lines", ("count", answers.Owned), ("all", answers.Lines))),
            new(turn.Say("plan.answer_measured"), turn.Say(
                answers.Paid.Count == 0 ? "plan.answer_measured_unpaid" : "plan.answer_measured_paid",
                ("count", answers.Measured),
                ("all", answers.Lines),
                ("sum", string.Join(" + ", answers.Paid.Select(m => turn.Say(
                    "plan.answer_money",
                    ("amount", m.Planned), ("currency", m.Currency), ("source", PlanWords.Of(turn, m.Source)))))))),
            .. answers.HasUsualGoals ? Array.Empty<PlanFact>() : [goals],
        ];
    }

    /// <summary>What was promised, done and stuck at each gate of the ramp-up.</summary>
    public static IReadOnlyList<string> Gates(TurnScope turn, JointPlan plan) =>
    [
        .. RampUpGate.Of(plan, turn.Session.Today).Select(g => turn.Say(
            "plan.gate",
            ("days", g.Days), ("date", PlanWords.Date(turn, g.On)),
            ("promised", g.Promised), ("done", g.Done), ("stuck", g.Stuck)) + Exit(turn, g)),
    ];

    private static string Exit(TurnScope turn, RampUpGate gate) => gate.CanSellAlone switch
    {
        true => " " + turn.Say("plan.gate_exit_yes"),
        false => " " + turn.Say("plan.gate_exit_no"),
        null => string.Empty,
    };

    private static string Revenue(TurnScope turn, BluntAnswers answers) => answers.Revenue.Count == 0
        ? turn.Say("plan.answer_revenue_none")
        : string.Join("; ", answers.Revenue.Take(RevenueShown).Select(l => turn.Say(
            "plan.answer_revenue_line", ("title", l.Title), ("target", PlanWords.Target(turn, l.Target)))));
}
