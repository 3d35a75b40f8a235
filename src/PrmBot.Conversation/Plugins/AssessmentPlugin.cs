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

/// <summary>Partner selection: the guided assessment and what it comes to.</summary>
public sealed partial class AssessmentPlugin(
    QuestionSet inHand, AssessmentInterview interview, Invitations invitations, Releases releases,
    AnswerIntake intake) : IPlugin
{
    private const int RecentDays = 180;

    [KernelFunction("start"),
        Description("Assess a partner: the guided interview over the five fits. Goes on with one that is open.")]
    [Does(Act.AnswerQuestions, IsInternal = true, HasPartnersView = true)]
    public async Task<Reply> StartAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Only one fit: profile, market_alignment, market_making, transactional, reciprocity")]
            string? criterion = null,
        [Description("True: a new assessment although the last one is recent")] bool again = false,
        CancellationToken ct = default)
    {
        if (IsTheirs(turn))
        {
            return await interview.Theirs.OpenAsync(turn, null, isLook: false, ct);
        }

        if (!TryCriterion(turn, criterion, out var only, out var unknown))
        {
            return unknown;
        }

        var who = turn.Partner(partner);
        var latest = await AssessmentReads.LatestAsync(turn.Session, who.Of, ct);
        if (latest is { State: not AssessmentState.Open, AnsweredAt: { } at } && !again
            && at.AddDays(RecentDays) > turn.Session.Now)
        {
            return await ShowRecentAsync(turn, latest, at, only, ct);
        }

        var outcome = await StartAssessment.RunAsync(turn.Session, inHand, who, ct);
        if (!outcome.Succeeded(out var assessment, out var refusal))
        {
            return turn.Refuse(refusal);
        }

        var reply = await interview.BeginAsync(turn, assessment, only, ct);
        return assessment.Version > 0
            ? reply
            : reply with { Changed = turn.Say("assessment.started", ("partner", who.Name)) };
    }

    [KernelFunction("answer"), Description("Answer the open question of the running assessment.")]
    [Does(Act.AnswerQuestions)]
    public Task<Reply> AnswerAsync(
        [FromKernelServices] TurnScope turn,
        [Description("A level 0 to 4, dont_know, not_applicable, or the answer in words")] string answer,
        [Description("What proves it: words or a link")] string? evidence = null,
        [Description("The question that the card showed")] string? question = null,
        [Description("Revision of the answer that the card showed")] int? seen = null,
        [Description("Card: the version that it belongs to")] string? guard = null,
        [Description("Card: it is what the speaker's side agrees on")] bool settles = false,
        CancellationToken ct = default)
    {
        var said = new SaidAnswer(answer)
        {
            Evidence = evidence,
            Question = question,
            Seen = seen,
            Guard = CardGuard.Read(guard),
            Settles = settles || AnswerInWords.Agrees(turn),
        };
        return IsTheirs(turn)
            ? new PartnerAnswerTurn(turn, inHand, interview.Theirs, intake).AnswerAsync(said, ct)
            : new AnswerTurn(turn, inHand, interview, intake).AnswerAsync(said, ct);
    }

    [KernelFunction("change_answer"), Description("Change an earlier answer, for example TF2 to 3.")]
    [Does(Act.AnswerQuestions)]
    public async Task<Reply> ChangeAnswerAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The question's id, for example TF2")] string question,
        [Description("A level 0 to 4, dont_know, not_applicable, or the answer in words")] string answer,
        [Description("Why; needed once the result was released")] string? reason = null,
        [Description("Card: revision of the answer that it showed")] int? seen = null,
        [Description("Card: the version that it belongs to")] string? guard = null,
        [Description("Card: it is what the speaker's side agrees on")] bool settles = false,
        CancellationToken ct = default)
    {
        var isAgreed = AnswerInWords.Agrees(turn);
        if (isAgreed && PartnerInQuestion.Find(turn, PartnerInWords.Of(turn)?.Name).Candidates is [var partner]
            && await TalkTurn.AgreeAsync(turn, inHand, partner.Of, question, answer, ct) is { } talked)
        {
            return talked;
        }

        var said = new SaidAnswer(answer)
        {
            Question = question,
            Settles = settles || isAgreed,
            Reason = reason,
            Seen = seen,
            Guard = CardGuard.Read(guard),
        };
        return IsTheirs(turn)
            ? await new PartnerAnswerTurn(turn, inHand, interview.Theirs, intake).AnswerAsync(
                said with { Answer = AnswerInWords.After(turn, question) ?? answer }, ct)
            : await new AnswerTurn(turn, inHand, interview, intake).ChangeAsync(question, said, ct);
    }

    [KernelFunction("result"),
        Description("The result of a partner's assessment: verdict, fits, gates, strengths, gaps; or one fit.")]
    [Does(Act.SeePartner, IsInternal = true, HasPartnersView = true)]
    public async Task<Reply> ResultAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("One fit: profile, market_alignment, market_making, transactional, reciprocity; overall: why the "
            + "overall score and the verdict are what they are")]
            string? criterion = null,
        [Description("Number of a version; left out: the last one")] string? version = null,
        CancellationToken ct = default)
    {
        if (IsTheirs(turn))
        {
            return await TheirResultAsync(turn, ct);
        }

        var asked = WhyAsked.In(turn, criterion);
        if (!TryCriterion(turn, asked.IsOverall ? null : criterion, out var only, out var unknown))
        {
            return unknown;
        }

        var who = turn.Partner(partner);
        if (await AssessmentReads.ForResultAsync(turn.Session, who.Of, ct) is not { } last)
        {
            return turn.Refuse(new Refusal("assessment.none").With("partner", who.Name));
        }

        var versions = await AssessmentReads.VersionsAsync(turn.Session, last, ct);
        var assessment = string.IsNullOrWhiteSpace(version) ? last
            : versions.FirstOrDefault(v => v.Edition.ToString(CultureInfo.InvariantCulture) == version.Trim());
        if (assessment is null)
        {
            return turn.Refuse(new Refusal("versions.unknown").With("given", version!).With("last", last.Edition));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        if ((only ?? asked.FitOf(FitReport.Of(questions, assessment))) is { } fit)
        {
            return await FitCards.ShowAsync(turn, assessment, questions, fit, ct);
        }

        return asked.IsWhy
            ? await WhyCards.ShowAsync(turn, assessment, questions, asked.Number, ct)
            : await ChangeAsked.ShowAsync(turn, assessment, questions, ct);
    }

    private async Task<Reply> ShowRecentAsync(
        TurnScope turn, Assessment assessment, DateTimeOffset at, Criterion? only, CancellationToken ct)
    {
        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        if (only is { } fit)
        {
            return await FitCards.ShowAsync(turn, assessment, questions, fit, ct);
        }

        var note = turn.Say(
            "result.recent", ("partner", turn.Partner(assessment.Of).Name), ("date", turn.Date(at)));
        return await ResultCards.ShowAsync(turn, assessment, questions, note, offersAgain: true, ct);
    }

    private static bool TryCriterion(TurnScope turn, string? given, out Criterion? criterion, out Reply unknown)
    {
        criterion = Criteria.Find(given);
        var isFine = criterion is not null || string.IsNullOrWhiteSpace(given);
        unknown = isFine ? new Reply() : turn.Refuse(new Refusal("assessment.unknown_criterion").With("given", given!));
        return isFine;
    }
}
