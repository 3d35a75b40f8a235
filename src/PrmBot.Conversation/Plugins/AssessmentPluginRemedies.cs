using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Remedies of conditional gates: what is done, by whom, by when; and that it is done.</summary>
public sealed partial class AssessmentPlugin
{
    [KernelFunction("plan_remedy"), Does(Act.Manage, IsInternal = true)]
    [Description("Say what will be done about a conditional gate, who owns it and by when.")]
    public async Task<Reply> PlanRemedyAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("The gate: its question's id, or words of it")] string? gate = null,
        [Description("What will be done")] string? what = null,
        [Description("Who sees to it; me for the speaker")] string? owner = null,
        [Description("Date yyyy-MM-dd")] string? due = null,
        CancellationToken ct = default)
    {
        var (found, no) = await GateAsync(turn, partner, gate, ct);
        if (found is not var (assessment, questions, hit))
        {
            return no!;
        }

        if (what is null || owner is null || due is null)
        {
            return Reply.Ask(what is null ? "what" : owner is null ? "owner" : "due");
        }

        if (Moments.Find(Folding.Fold(due), turn.Session.Today) is not [var moment, ..])
        {
            return turn.Refuse(new Refusal("remedy.no_date").With("given", due));
        }

        var who = string.Equals(owner.Trim(), "me", StringComparison.OrdinalIgnoreCase)
            ? turn.Session.Caller.Who.Name : owner;
        var given = new GivenRemedy(hit.Question.Id, what, who, moment.Value.AsDate(turn.Session.Today));
        if (!PlanRemedy.Run(turn.Session, questions, assessment, given).Succeeded(out var planned, out var refusal))
        {
            return turn.Refuse(refusal);
        }

        var echo = RemedyWords.Planned(turn, hit, given);
        var doubt = RemedyWords.IsKnown(turn, planned, given.Owner) ? string.Empty
            : " " + turn.Say("remedy.owner_unknown", ("name", given.Owner), ("question", given.Question));
        return await ResultCards.ShowAsync(turn, planned, questions, echo + doubt, offersAgain: false, ct) with
        {
            Changed = echo,
        };
    }

    [KernelFunction("remedy"), Does(Act.Manage, IsInternal = true)]
    [Description("The form to plan a remedy of a conditional gate.")]
    public async Task<Reply> RemedyAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("The gate: its question's id, or words of it")] string? gate = null,
        CancellationToken ct = default)
    {
        var (found, no) = await GateAsync(turn, partner, gate, ct);
        return found is var (assessment, _, hit) ? RemedyWords.Form(turn, assessment, hit) : no!;
    }

    [KernelFunction("close_remedy"), Does(Act.Manage, IsInternal = true)]
    [Description("A remedy is done: its gate holds the partner back no longer.")]
    public async Task<Reply> CloseRemedyAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("The gate: its question's id, or words of it")] string? gate = null,
        CancellationToken ct = default)
    {
        var who = turn.Partner(partner);
        if (await AssessmentReads.ForResultAsync(turn.Session, who.Of, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.none").With("partner", who.Name));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        var open = CloseRemedy.Find(questions, assessment, gate);
        if (open.Count != 1)
        {
            return open.Count > 1 ? Reply.Ask("gate", [.. open.Select(r => $"{r.Question}: {r.What}")])
                : turn.Refuse(new Refusal("remedy.none_open").With("partner", who.Name));
        }

        var remedy = open[0];
        var reason = turn.Say("remedy.reason", ("what", remedy.What));
        if (!CloseRemedy.Run(turn.Session, assessment, remedy.Question, reason).Succeeded(out var closed, out var no))
        {
            return turn.Refuse(no.With("partner", who.Name));
        }

        var echo = turn.Say("remedy.closed", ("question", remedy.Question), ("what", remedy.What));
        return await ResultCards.ShowAsync(turn, closed, questions, echo, offersAgain: false, ct) with
        {
            Changed = VersionWords.With(turn, echo, assessment, closed),
        };
    }

    private async Task<((Assessment Assessment, QuestionSet Questions, GateHit Hit)? Found, Reply? No)> GateAsync(
        TurnScope turn, string partner, string? gate, CancellationToken ct)
    {
        var who = turn.Partner(partner);
        if (await AssessmentReads.ForResultAsync(turn.Session, who.Of, ct) is not { } assessment)
        {
            return (null, turn.Refuse(new Refusal("assessment.none").With("partner", who.Name)));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        var hits = GateHit.Of(questions, assessment);
        if (!GateLookup.Find(questions, hits, gate).Succeeded(out var found, out var no))
        {
            return (null, turn.Refuse(no.With("partner", who.Name)));
        }

        return found is [var hit]
            ? ((assessment, questions, hit), null)
            : (null, Reply.Ask("gate", [.. found.Select(h => $"{h.Question.Id}: {h.Gate.When}")]));
    }
}
