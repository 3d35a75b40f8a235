namespace PrmBot.Selection;

/// <summary>How far one side is with the questions that are put to it. It says nothing about levels.</summary>
/// <param name="Asked">The questions of that side, in the order of asking.</param>
/// <param name="Open">Those without an answer of its own; an estimate of ours is none.</param>
/// <param name="Disputed">Those that its people see differently and have not settled.</param>
/// <param name="People">Who has answered, in the order of their first answer; each once.</param>
public sealed record SideProgress(
    IReadOnlyList<Question> Asked, IReadOnlyList<Question> Open, IReadOnlyList<Question> Disputed,
    IReadOnlyList<string> People)
{
    public int Answered => Asked.Count - Open.Count;

    /// <summary>True when every question has an answer that its people agree on.</summary>
    public bool IsDone => Open.Count == 0 && Disputed.Count == 0;

    public static SideProgress Of(QuestionSet questions, Assessment assessment, Side side)
    {
        var asked = questions.Questions.Where(q => q.IsAskedOf(side))
            .Select(q => (Question: q, Said: SideAnswers.Of(assessment, q.Id, side)))
            .ToList();
        return new SideProgress(
            [.. asked.Select(a => a.Question)],
            [.. asked.Where(a => a.Said.Own.Count == 0 && a.Said.Settled is null).Select(a => a.Question)],
            [.. asked.Where(a => a.Said.IsDisputed).Select(a => a.Question)],
            [.. asked.SelectMany(a => a.Said.Own).OrderBy(a => a.At).Select(a => a.By.Name).Distinct()]);
    }
}
