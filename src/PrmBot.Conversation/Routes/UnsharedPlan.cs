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

    // To stop is always possible, and tells nothing.
    private static readonly string[] Guiding =
        ["Interview-skip", "Interview-back", "Interview-explain", "Interview-resume"];

    /// <summary>The refusal; null when the function may run here.</summary>
    public static async Task<Reply?> RefusedAsync(
        TurnScope turn, CataloguedFunction function, KernelArguments arguments, CancellationToken ct)
    {
        var name = arguments.TryGetValue("partner", out var said) ? said?.ToString() : null;
        if (Guiding.Contains(function.Name))
        {
            return await GuideRefusedAsync(turn, ct);
        }

        if (!function.Name.StartsWith("Plan-", StringComparison.Ordinal) || function.Name == Share || name is null
            || turn.Session.Caller.Role == Role.PartnerContact || !SharedPlace.Is(turn))
        {
            return null;
        }

        var plan = (await CurrentPlan.FindAsync(turn.Session, turn.Partner(name).Of, ct)).Value;
        var isOurs = plan is null ? function.Name == Start : plan.State == PlanState.Draft;
        return isOurs ? turn.Refuse(new Refusal("plan.draft_not_here").With("partner", name)) : null;
    }

    // A guide that ran here before the channel was linked: it waits until it is taken up elsewhere.
    private static async Task<Reply?> GuideRefusedAsync(TurnScope turn, CancellationToken ct)
    {
        var guide = turn.Dialogue.Interview ?? (turn.Dialogue.Paused is [.., var last] ? last : null);
        if (guide is not { Kind: InterviewKind.Plan } || !SharedPlace.Is(turn)
            || turn.Session.Caller.Role == Role.PartnerContact
            || await turn.Session.Work.FindAsync<JointPlan>(guide.Subject, ct) is not { State: PlanState.Draft } plan)
        {
            return null;
        }

        turn.Dialogue = turn.Dialogue with
        {
            Interview = null,
            Paused = [.. turn.Dialogue.Paused.Where(p => p.Subject != guide.Subject), guide],
        };
        return turn.Refuse(new Refusal("plan.draft_not_here").With("partner", turn.Partner(plan.Of).Name));
    }
}
