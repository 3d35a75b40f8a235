using PrmBot.Identity;

namespace PrmBot.Selection;

/// <summary>What the people of one side say to one question.</summary>
/// <param name="All">Their answers: what they settled on, their own, or our estimate of them.</param>
public sealed record SideAnswers(IReadOnlyList<Answer> All)
{
    private static readonly SideAnswers Nobody = new([]);

    /// <summary>What they settled on; null: nothing, or there was nothing to settle.</summary>
    public Answer? Settled => All.FirstOrDefault(a => a.IsConsensus);

    /// <summary>Each person's own answer; empty where only an estimate stands.</summary>
    public IReadOnlyList<Answer> Own { get; } = [.. All.Where(a => !a.IsConsensus && !a.IsEstimate)];

    /// <summary>
    /// True: they see it differently and have not settled it. Somebody who does not know contradicts nobody.
    /// </summary>
    public bool IsDisputed => Settled is null && Known(Own).Select(a => a.Rating).Distinct().Count() > 1;

    /// <summary>
    /// The one that counts: settled, else the estimate where nobody answered, else the lowest of those who know, best
    /// proved and latest first among equals. Null: nobody said anything.
    /// </summary>
    public Answer? Counting => All.Count < 2 ? All.SingleOrDefault() : Settled
        ?? All.FirstOrDefault(a => a.IsEstimate)
        ?? Known(Own)
            .OrderBy(a => a.Rating.Rank())
            .ThenByDescending(a => a.Grade)
            .ThenByDescending(a => a.At)
            .ThenBy(a => a.By.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>How often this side has answered; 0 for never.</summary>
    public int Revision => All.Count == 0 ? 0 : All.Max(a => a.Revision);

    /// <summary>That person's own answer; null: none.</summary>
    public Answer? By(UserId person) => Own.FirstOrDefault(a => a.By.Id == person);

    /// <summary>Asked for every question of a set, again and again, and most have one answer or none.</summary>
    public static SideAnswers Of(Assessment assessment, string question, Side side)
    {
        List<Answer>? said = null;
        foreach (var answer in assessment.Answers)
        {
            if (answer.Side == side && answer.Question == question)
            {
                (said ??= []).Add(answer);
            }
        }

        return said is null ? Nobody : new SideAnswers(said);
    }

    private static IReadOnlyList<Answer> Known(IReadOnlyList<Answer> own) =>
        own.All(a => a.Rating == Rating.DontKnow) ? own : [.. own.Where(a => a.Rating != Rating.DontKnow)];
}
