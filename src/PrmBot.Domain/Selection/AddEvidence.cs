using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Adds pieces of proof to an answer of the speaker's.</summary>
public static class AddEvidence
{
    /// <summary>
    /// The answer with them. Refuses when there is nothing new, too much of it, or no such answer. What a manager says
    /// for the partner stays a claim, whatever comes with it.
    /// </summary>
    public static Outcome<ProvenAnswer> Run(
        Session session, Assessment assessment, Question question, GivenEvidence given, string? reason = null)
    {
        if (session.Refuses(Act.AnswerQuestions, assessment.Of) is { } no)
        {
            return no;
        }

        if (!ProvenAnswer.Find(session, assessment, question).Succeeded(out var answer, out var none))
        {
            return none;
        }

        if (given.Text?.Length > Proof.LongestText)
        {
            return new Refusal("assessment.too_long").With("length", given.Text.Length).With("most", Proof.LongestText);
        }

        if (string.IsNullOrWhiteSpace(given.Text) && given.Files.Count == 0)
        {
            return new Refusal("evidence.nothing").With("question", question.Id);
        }

        var proofs = Proof.Add(answer.Proofs, [given.Text], given.Files, session);
        if (proofs.Count == answer.Proofs.Count)
        {
            return new Refusal("evidence.twice").With("question", question.Id);
        }

        return proofs.Count > Proof.Most
            ? new Refusal("evidence.too_many").With("question", question.Id).With("most", Proof.Most)
            : ProvenAnswer.Store(session, assessment, question, (answer, answer with { Proofs = proofs }), reason);
    }
}

/// <summary>Proof as given.</summary>
/// <param name="Text">Words or a link; null: none.</param>
/// <param name="Files">Files that came with the message.</param>
public sealed record GivenEvidence(string? Text, IReadOnlyList<EvidenceFile> Files);
