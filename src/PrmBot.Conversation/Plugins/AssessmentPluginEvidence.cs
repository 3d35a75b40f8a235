using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Proof of answers: words, links, files; confirmed by the other side.</summary>
public sealed partial class AssessmentPlugin
{
    private const string Id = "The question's id, for example BP4";

    [KernelFunction("evidence"), Does(Act.AnswerQuestions)]
    [Description("The evidence of an answer: what there is, how it is graded, what would prove it.")]
    public Task<Reply> EvidenceAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description(Id)] string question,
        CancellationToken ct = default) =>
        AtAsync(turn, partner, question, (a, q) => EvidenceCards.ShowAsync(turn, a, q, null, ct), ct);

    [KernelFunction("add_evidence"), Does(Act.AnswerQuestions)]
    [Description("Add evidence to an answer: words, a link, or the files that came with the message.")]
    public async Task<Reply> AddEvidenceAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description(Id)] string? question = null,
        [Description("Words or a link; left out where files came")] string? evidence = null,
        [Description("Why; needed once the result was released")] string? reason = null,
        CancellationToken ct = default)
    {
        if ((question ?? await AnsweredLastAsync(turn, ct)) is not { } id)
        {
            var waiting = await intake.Files.TakeAsync(turn, null, ct);
            turn.Dialogue = turn.Dialogue with
            {
                Files = waiting.Kept.Count == 0 ? null : new WaitingFiles(waiting.Kept, null),
            };
            return waiting.Kept.Count == 0 && waiting.Notices.Count > 0
                ? Reply.Say(string.Join(" ", waiting.Notices)) : Reply.Ask("question");
        }

        return await AtAsync(turn, partner, id, (a, q) => AddAsync(turn, a, q, evidence, reason, ct), ct);
    }

    [KernelFunction("drop_evidence"), Does(Act.AnswerQuestions)]
    [Description("Take a wrong piece of evidence off an answer.")]
    public Task<Reply> DropEvidenceAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description(Id)] string question,
        [Description("The piece's number; left out where there is only one")] string? number = null,
        [Description("Why; needed once the result was released")] string? reason = null,
        CancellationToken ct = default) =>
        AtAsync(turn, partner, question, (a, q) =>
        {
            if (number is not null && !int.TryParse(number, CultureInfo.InvariantCulture, out _))
            {
                return Task.FromResult(turn.Refuse(
                    new Refusal("evidence.no_number").With("given", number).With("question", q.Id)));
            }

            var piece = number is null ? null : (int?)int.Parse(number, CultureInfo.InvariantCulture);
            var dropped = DropEvidence.Run(turn.Session, a, q, piece, reason);
            return ProvenAsync(turn, a, q, dropped, turn.Say("evidence.dropped", ("question", q.Id)), ct);
        }, ct);

    [KernelFunction("confirm_evidence"), Does(Act.AnswerQuestions)]
    [Description("Confirm what the other side says: its answer then counts as confirmed.")]
    public Task<Reply> ConfirmEvidenceAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description(Id)] string question,
        [Description("Why; needed once the result was released")] string? reason = null,
        CancellationToken ct = default) =>
        AtAsync(turn, partner, question, (a, q) =>
        {
            var confirmed = ConfirmEvidence.Run(turn.Session, a, q, reason);
            var echo = turn.Say("evidence.confirmed", ("question", q.Id), ("who", turn.Session.Caller.Who.Name));
            return ProvenAsync(turn, a, q, confirmed, echo, ct);
        }, ct);

    private async Task<Reply> AddAsync(
        TurnScope turn, Assessment assessment, Question question, string? text, string? reason, CancellationToken ct)
    {
        var files = await intake.Files.TakeAsync(turn, question.Id, ct);
        if (files.Kept.Count == 0 && string.IsNullOrWhiteSpace(text))
        {
            return files.Notices.Count > 0
                ? Reply.Say(string.Join(" ", files.Notices))
                : Reply.Ask("evidence");
        }

        var added = AddEvidence.Run(turn.Session, assessment, question, new GivenEvidence(text, files.Kept), reason);
        if (added.Refusal is { Key: "assessment.released" } && files.Kept.Count > 0)
        {
            turn.Dialogue = turn.Dialogue with { Files = new WaitingFiles(files.Kept, question.Id) };
        }
        else
        {
            turn.Dialogue = turn.Dialogue with { Files = null };
        }

        var echo = turn.Say(
            "evidence.added",
            ("question", question.Id),
            ("pieces", string.Join(", ", files.Kept.Select(f => f.Name).Append(text).OfType<string>()
                .Where(t => t.Length > 0).Select(SelectionWords.Quoted))));
        return await ProvenAsync(
            turn, assessment, question, added, string.Join(" ", files.Notices.Prepend(echo)), ct);
    }

    private async Task<Reply> ProvenAsync(
        TurnScope turn, Assessment before, Question question, Outcome<ProvenAnswer> outcome, string echo,
        CancellationToken ct)
    {
        if (!outcome.Succeeded(out var proven, out var refusal))
        {
            return refusal.Key == "assessment.released" ? Reply.Ask("reason") : turn.Refuse(refusal);
        }

        VersionWords.Follow(turn, before, proven.Assessment);
        var partner = turn.Partner(proven.Assessment.Of).Name;
        var graded = turn.Say(
            "evidence.echo", ("echo", echo), ("grade", EvidenceWords.Grade(turn, proven.Answer.Grade)));
        var changed = turn.Say("evidence.changed", ("partner", partner), ("echo", echo));
        var runs = turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } running
            && running.Subject == proven.Assessment.Id && turn.Turn.Input is TurnInput.Said;
        var reply = runs
            ? await interview.ShowAsync(turn, new QuestionExtras { Echo = graded }, ct) with { Text = graded }
            : await EvidenceCards.ShowAsync(turn, proven.Assessment, question, graded, ct);
        return reply with { Changed = VersionWords.With(turn, changed, before, proven.Assessment) };
    }

    // What we were told in confidence is not talked about where the partner reads along.
    private async Task<Reply> AtAsync(
        TurnScope turn, string partner, string id, Func<Assessment, Question, Task<Reply>> act, CancellationToken ct)
    {
        var isContact = turn.Session.Caller.Role == Role.PartnerContact;
        if (!isContact && SharedPlace.Is(turn))
        {
            return turn.Refuse(new Refusal("rights.not_in_channel"));
        }

        var who = turn.Partner(partner);
        var found = isContact
            ? await AssessmentReads.InvitedAsync(turn.Session, who.Of, ct)
            : await AssessmentReads.LatestAsync(turn.Session, who.Of, ct);
        if (found is not { } assessment)
        {
            return turn.Refuse(isContact
                ? new Refusal("assessment.not_invited")
                : new Refusal("assessment.none").With("partner", who.Name));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        return questions.Find(id) is { } question
            ? await act(assessment, question)
            : turn.Refuse(AnswerQuestion.UnknownQuestion(id, questions));
    }

    // A file sent without a word belongs to what was answered just before, else to nothing sure.
    private async Task<string?> AnsweredLastAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment } running
            || await turn.Session.Work.FindAsync<Assessment>(running.Subject, ct) is not { } assessment)
        {
            return null;
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        return running.Trail.Reverse().Take(1).Append(running.Position)
            .Select(questions.Find).OfType<Question>()
            .FirstOrDefault(q => ProvenAnswer.Find(turn.Session, assessment, q).Succeeded(out _, out _))?.Id;
    }
}
