using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>Moves about in whichever guided interview is running.</summary>
public sealed class InterviewPlugin(IEnumerable<IInterview> interviews) : IPlugin
{
    private const string Position = "The position that the pressed card showed; left out: wherever it is now";
    private const string Guard = "Card: the version that it belongs to";

    private AssessmentInterview Assessment => interviews.OfType<AssessmentInterview>().Single();

    [KernelFunction("skip"), Description("Leave this question out for now.")]
    [Does(Act.AnswerQuestions)]
    public Task<Reply> SkipAsync(
        [FromKernelServices] TurnScope turn,
        [Description(Position)] string? question = null,
        [Description(Guard)] string? guard = null,
        CancellationToken ct = default) =>
        AtAsync(turn, question, guard, i => i.SkipAsync(turn, ct), ct);

    [KernelFunction("back"), Description("Go back to the question before.")]
    [Does(Act.AnswerQuestions)]
    public Task<Reply> BackAsync(
        [FromKernelServices] TurnScope turn,
        [Description(Position)] string? question = null,
        [Description(Guard)] string? guard = null,
        CancellationToken ct = default) =>
        AtAsync(turn, question, guard, i => i.BackAsync(turn, ct), ct);

    [KernelFunction("explain"), Description("Why this question is asked, and what its levels or its field mean.")]
    [Does(Act.AnswerQuestions)]
    public Task<Reply> ExplainAsync(
        [FromKernelServices] TurnScope turn,
        [Description(Position)] string? question = null,
        [Description(Guard)] string? guard = null,
        CancellationToken ct = default) =>
        AtAsync(turn, question, guard, i => i.ExplainAsync(turn, ct), ct);

    [KernelFunction("pause"), Description("Stop here and keep everything.")]
    [Does(Act.AnswerQuestions)]
    public Reply Pause([FromKernelServices] TurnScope turn) => Leave(turn, "interview.paused");

    [KernelFunction("cancel"), Description("Leave the interview; answers given so far are kept.")]
    [Does(Act.AnswerQuestions)]
    public Reply Cancel([FromKernelServices] TurnScope turn) => Leave(turn, "interview.cancelled");

    [KernelFunction("resume"), Description("Go on where the interview was.")]
    [Does(Act.AnswerQuestions)]
    public async Task<Reply> ResumeAsync(
        [FromKernelServices] TurnScope turn,
        string? partner = null,
        [Description(Guard)] string? guard = null,
        [Description("True: a client looks by itself, and nothing begins")] bool look = false,
        [Description("Card: the question whose answer is to be seen")] string? question = null,
        CancellationToken ct = default)
    {
        if (turn.Session.Caller.Role == Role.PartnerContact && (guard is not null || !HasPaused(turn, partner)))
        {
            var of = CardGuard.Read(guard);
            return question is null
                ? await Assessment.Theirs.OpenAsync(turn, of, look, ct)
                : await Assessment.Theirs.OpenAtAsync(turn, of, question, look, ct);
        }

        if (guard is not null)
        {
            return turn.Refuse(new Refusal("invite.not_for_us"));
        }

        var dialogue = turn.Dialogue;
        var found = PausedWith(turn, partner);
        if (found is not null && (dialogue.Interview is null || dialogue.Interview.Of != found.Of))
        {
            turn.Dialogue = dialogue with
            {
                Interview = found,
                Paused =
                [
                    .. dialogue.Paused.Where(i => i != found),
                    .. dialogue.Interview is { } now ? [now] : Array.Empty<RunningInterview>(),
                ],
            };
        }

        return await InRunningAsync(turn, i => i.ShowAsync(turn, null, ct));
    }

    private static RunningInterview? PausedWith(TurnScope turn, string? partner)
    {
        var wanted = partner is null ? null : PartnerInQuestion.Find(turn, partner).Candidates;
        return turn.Dialogue.Paused.LastOrDefault(i => wanted is null || wanted.Any(p => p.Of == i.Of));
    }

    private static bool HasPaused(TurnScope turn, string? partner) =>
        turn.Dialogue.Interview is not null || PausedWith(turn, partner) is not null;

    private static Reply Leave(TurnScope turn, string sentence)
    {
        if (turn.Dialogue.Interview is not { } running)
        {
            return turn.Refuse(new Refusal("interview.none"));
        }

        var others = turn.Dialogue.Paused.Where(i => i.Kind != running.Kind || i.Of != running.Of);
        turn.Dialogue = turn.Dialogue with { Interview = null, Paused = [.. others, running] };
        var left = Reply.Say(turn.Say(sentence, ("partner", turn.Partner(running.Of).Name)));
        return left with { Aloud = left };
    }

    // A card of a former question must not move the present one on: that one is shown instead, as a new message.
    private async Task<Reply> AtAsync(
        TurnScope turn, string? shown, string? guard, Func<IInterview, Task<Reply>> act, CancellationToken ct)
    {
        if (CardGuard.Read(guard) is { } of && turn.Session.Caller.Role == Role.PartnerContact)
        {
            return await InTheirsAsync(turn, shown, of, act, ct);
        }

        if (CardGuard.Read(guard) is { } card && turn.Dialogue.Interview is { } other
            && card.Assessment != other.Subject)
        {
            var why = turn.Refuse(await AssessmentInterview.OfOtherAsync(turn, card, ct)).Text;
            return await InRunningAsync(turn, i => i.ShowAsync(turn, why, ct)) with { InPlace = false };
        }

        if (shown is null || turn.Dialogue.Interview is not { } running || running.Position == shown)
        {
            return await InRunningAsync(turn, act);
        }

        var notice = turn.Say("interview.card_is_old");
        return await InRunningAsync(turn, i => i.ShowAsync(turn, notice, ct)) with { InPlace = false };
    }

    // A contact's view is shown without anything having begun, so its buttons say where they are.
    private async Task<Reply> InTheirsAsync(
        TurnScope turn, string? shown, CardGuard guard, Func<IInterview, Task<Reply>> act, CancellationToken ct)
    {
        if (await PartnerInterview.InvitedAsync(turn, ct) is not { } invited)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        if (PartnerInterview.Fault(invited, guard) is { } fault)
        {
            return turn.Refuse(fault);
        }

        return shown is not null && await Assessment.Theirs.TakeUpAsync(turn, shown, ct)
            ? await act(Assessment)
            : turn.Refuse(new Refusal("assessment.which_question"));
    }

    private async Task<Reply> InRunningAsync(TurnScope turn, Func<IInterview, Task<Reply>> act) =>
        turn.Dialogue.Interview is { } running
            ? await act(interviews.First(i => i.Kind == running.Kind))
            : turn.Refuse(new Refusal(turn.Dialogue.Paused.Count > 0 ? "interview.only_paused"
                : turn.Session.Caller.Role == Role.PartnerContact ? "interview.none_theirs" : "interview.none"));
}
