using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of an answer's proof. Nobody sees what the other side says before they may.</summary>
internal static class EvidenceCards
{
    public static async Task<Reply> ShowAsync(
        TurnScope turn, Assessment stored, Question question, string? echo, CancellationToken ct)
    {
        var set = new QuestionSet { Edition = stored.QuestionSet, Questions = [question] };
        var assessment = await OwnRecords.AppliedAsync(turn.Session, set, stored, ct);
        var partner = turn.Partner(assessment.Of).Name;
        var isContact = turn.Session.Caller.Role == Role.PartnerContact;
        var own = ProvenAnswer.Find(turn.Session, assessment, question).Value;
        var other = OfOther(assessment, question, isContact);
        var shown = new[] { own, other }.OfType<Answer>().Distinct().ToList();
        var card = new EvidenceCard
        {
            Title = turn.Say("evidence.title", ("partner", partner), ("question", question.Id)),
            Echo = echo,
            Question = question.Text,
            Wanted = question.Evidence.Length == 0
                ? null : turn.Say("evidence.wanted", ("evidence", question.Evidence)),
            Answers = shown.Count == 0 ? [turn.Say("evidence.no_answer", ("question", question.Id))]
                : [.. shown.Select(a => AnswerLine(turn, a, question))],
            Pieces = [.. shown.SelectMany(a => a.Proofs.Select(p => new EvidenceLine(
                p.Number.ToString(turn.Culture), EvidenceWords.Line(turn, p), EvidenceWords.Meta(turn, p), a == own)))],
            Label = own is null ? null : turn.Say("evidence.label"),
            Confirm = other is { IsEstimate: false, ConfirmedBy: null } && other.Rating.Level() is not null
                ? turn.Say("evidence.confirm_button") : null,
            OffersResult = !isContact,
            Id = question.Id,
            Partner = partner,
        };
        var reply = Reply.Show(card, echo ?? card.Title);

        // The card names levels, which nobody else in the channel is to read before both sides are in.
        return isContact
            ? reply with { Aloud = Reply.Say(echo ?? turn.Say("evidence.aloud", ("question", question.Id))) } : reply;
    }

    private static Answer? OfOther(Assessment assessment, Question question, bool isContact) => !isContact
        ? assessment.Visible(question, Side.Partner)
        : assessment.TalkOf(question.Id) is null ? null : assessment.AnswerOf(question.Id, Side.Us);

    private static string AnswerLine(TurnScope turn, Answer answer, Question question) => turn.Say(
        answer.Record is not null ? "evidence.answer_on_record"
            : answer.ConfirmedBy is null ? "evidence.answer" : "evidence.answer_confirmed",
        ("record", answer.Record is { } record ? EvidenceWords.OnRecord(turn, record) : string.Empty),
        ("side", turn.Say(answer.IsEstimate ? "evidence.side_estimate"
            : answer.Side == Side.Us ? "fit.side_us" : "fit.side_partner")),
        ("rating", turn.Words(answer.Rating, question)),
        ("who", answer.ConfirmedBy?.Name ?? answer.By.Name),
        ("grade", EvidenceWords.Grade(turn, answer.Grade)));
}
