using PrmBot.Conversation.Cards;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;

namespace PrmBot.Conversation.Interviews;

/// <summary>The words in which a line's missing fields are asked for, and why.</summary>
internal static class PlanQuestions
{
    public static string Ask(TurnScope turn, PlanLine line, LineField field) => field switch
    {
        LineField.OurOwner => turn.Say("plan.ask_our_owner", ("title", line.Title)),
        LineField.PartnerOwner => turn.Say("plan.ask_partner_owner", ("title", line.Title)),
        LineField.Due => turn.Say("plan.ask_due", ("title", line.Title)),
        LineField.Target when line.Target is { Unit: not null } target =>
            turn.Say("plan.ask_target", ("title", line.Title), ("unit", PlanLineViews.Measure(target))),
        LineField.Target => turn.Say("plan.ask_target_free", ("title", line.Title)),
        LineField.Budget => turn.Say("plan.ask_budget", ("title", line.Title)),
        LineField.Baseline => turn.Say(
            "plan.ask_baseline", ("title", line.Title), ("target", PlanWords.Target(turn, line.Target))),
        LineField.Quarters => turn.Say("plan.ask_quarters", ("target", PlanWords.Target(turn, line.Target))),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The guide never asks for it."),
    };

    /// <param name="element">What the line is; null: a line of the plan's own.</param>
    public static string Explain(TurnScope turn, PlanElement? element, LineField field) => field switch
    {
        LineField.OurOwner =>
            turn.Say("plan.explain_our_owner", ("role", element?.OurRole ?? turn.Say("plan.explain_role_any"))),
        LineField.PartnerOwner =>
            turn.Say("plan.explain_partner_owner", ("role", element?.PartnerRole ?? turn.Say("plan.explain_role_any"))),
        LineField.Due => turn.Say("plan.explain_due"),
        LineField.Target => turn.Say("plan.explain_target"),
        LineField.Budget => turn.Say("plan.explain_budget"),
        LineField.Baseline => turn.Say("plan.explain_baseline"),
        LineField.Quarters => turn.Say("plan.explain_quarters"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The guide never asks for it."),
    };
}
