using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>One partner in a comparison.</summary>
/// <param name="Partner">Whom.</param>
/// <param name="Assessment">What was compared.</param>
/// <param name="Report">What it comes to.</param>
public sealed record Compared(Partner Partner, Assessment Assessment, FitReport Report);

/// <summary>Two to four partners side by side.</summary>
/// <param name="Partners">The best overall score first.</param>
/// <param name="WeightsDiffer">
/// True: the fits are not weighed alike, so the overall scores are not quite comparable.
/// </param>
public sealed record Comparison(IReadOnlyList<Compared> Partners, bool WeightsDiffer);

/// <summary>Sets partners side by side that were assessed with the same questions.</summary>
public static class ComparePartners
{
    public const int Fewest = 2;
    public const int Most = 4;

    /// <summary>
    /// The comparison of their latest results. Refuses fewer than two, more than four, one that was never assessed, and
    /// results of different editions of the question set.
    /// </summary>
    public static async Task<Outcome<Comparison>> RunAsync(
        Session session, QuestionSet inHand, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePortfolio) is { } no)
        {
            return no;
        }

        var distinct = partners.DistinctBy(p => p.Of).ToList();
        if (distinct.Count is < Fewest or > Most)
        {
            return new Refusal("compare.count").With("count", distinct.Count);
        }

        var found = new List<Compared>();
        foreach (var partner in distinct)
        {
            if (await AssessmentReads.ForResultAsync(session, partner.Of, ct) is not { } assessment)
            {
                return new Refusal("compare.not_assessed").With("partner", partner.Name);
            }

            var questions = await AssessmentReads.QuestionsAsync(session, assessment, inHand, ct);
            var report = await AssessmentReads.ReportAsync(session, questions, assessment, ct);
            found.Add(new Compared(partner, assessment, report));
        }

        return EditionFault(found, inHand) is { } fault ? fault : Of(found);
    }

    private static Comparison Of(List<Compared> found) => new(
        [.. found.OrderByDescending(c => c.Report.Overall ?? -1).ThenBy(c => c.Partner.Name, StringComparer.Ordinal)],
        found.Any(c => Criteria.All.Any(f =>
            c.Assessment.Weights.GetValueOrDefault(f) != found[0].Assessment.Weights.GetValueOrDefault(f))));

    // Names those to assess again: whoever is not at the questions of today, which anybody new would be asked.
    private static Refusal? EditionFault(List<Compared> found, QuestionSet inHand)
    {
        if (found.Select(c => c.Assessment.QuestionSet).Distinct().Count() == 1)
        {
            return null;
        }

        var old = found.Where(c => c.Assessment.QuestionSet != inHand.Edition).Select(c => c.Partner.Name).ToList();
        return new Refusal("compare.editions")
            .With("names", string.Join(", ", old)).With("first", old[0]);
    }
}
