using Microsoft.SemanticKernel;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Conversation.Routes;

/// <summary>
/// A plan that is not shared is our side's alone: in a channel where its partner reads along nothing of it is shown,
/// begun or changed, whoever asks. Only sharing it is done there, because that is what it says.
/// </summary>
internal static class UnsharedPlan
{
    private const string Start = "Plan-start";
    private const string Share = "Plan-share";

    /// <summary>The refusal; null when the function may run here.</summary>
    public static async Task<Reply?> RefusedAsync(
        TurnScope turn, CataloguedFunction function, KernelArguments arguments, CancellationToken ct)
    {
        var name = arguments.TryGetValue("partner", out var said) ? said?.ToString() : null;
        if (!function.Name.StartsWith("Plan-", StringComparison.Ordinal) || function.Name == Share || name is null
            || turn.Session.Caller.Role == Role.PartnerContact || !SharedPlace.Is(turn))
        {
            return null;
        }

        var plan = (await CurrentPlan.FindAsync(turn.Session, turn.Partner(name).Of, ct)).Value;
        var isOurs = plan is null ? function.Name == Start : plan.State == PlanState.Draft;
        return isOurs ? turn.Refuse(new Refusal("plan.draft_not_here").With("partner", name)) : null;
    }
}
