using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Takes a wrong piece of proof off an answer of the speaker's; a confirmation of it goes with it.</summary>
public static class DropEvidence
{
    /// <param name="session">Who answered, or who may change what the side settled on.</param>
    /// <param name="assessment">The latest one.</param>
    /// <param name="question">Whose answer.</param>
    /// <param name="number">Of the piece; null: the only one.</param>
    /// <param name="reason">Needed after the release.</param>
    public static Outcome<ProvenAnswer> Run(
        Session session, Assessment assessment, Question question, int? number, string? reason = null)
    {
        if (session.Refuses(Act.AnswerQuestions, assessment.Of) is { } no)
        {
            return no;
        }

        if (!ProvenAnswer.Find(session, assessment, question).Succeeded(out var answer, out var none))
        {
            return none;
        }

        if (answer.Proofs.Count == 0)
        {
            return new Refusal("evidence.none").With("question", question.Id);
        }

        if (Piece(answer, number) is not { } piece)
        {
            return new Refusal("evidence.which").With("question", question.Id)
                .With("pieces", string.Join("; ", answer.Proofs.Select(p => $"{p.Number}: {p.Name}")));
        }

        var without = answer with { Proofs = [.. answer.Proofs.Where(p => p != piece)], ConfirmedBy = null };
        return ProvenAnswer.Store(session, assessment, question, (answer, without), reason);
    }

    private static Proof? Piece(Answer answer, int? number) => number is { } wanted
        ? answer.Proofs.FirstOrDefault(p => p.Number == wanted)
        : answer.Proofs is [var only] ? only : null;
}
