using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Planning.Catalogue;

/// <summary>Takes a new plan's seeds from the gaps that the latest assessment found.</summary>
/// <param name="questions">The question set in use.</param>
public sealed class SeedsFromGaps(QuestionSet questions) : IPlanSeeds
{
    private const decimal Weak = 2;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlanSeed>> ForAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (await AssessmentReads.ReportAsync(session, partner, questions, ct) is not { } report)
        {
            return [];
        }

        var weak = report.Fits.SelectMany(f => f.Items)
            .Where(i => i.Level <= Weak).OrderBy(i => i.Level);
        return
        [
            .. weak
                .Select(i =>
                    (Section: PlanSections.Find(i.Question.Suggests.Section), i.Question.Suggests, i.Question.Text))
                .Where(s => s.Section is not null)
                .DistinctBy(s => s.Suggests.Element)
                .Select(s => new PlanSeed(s.Section!.Value, s.Suggests.Element, s.Text)),
        ];
    }
}
