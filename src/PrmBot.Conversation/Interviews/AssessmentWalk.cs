using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>The way through an assessment's questions: pure, from the stored position.</summary>
/// <param name="Questions">The set that the assessment was made with.</param>
/// <param name="Assessment">What is answered so far.</param>
/// <param name="Running">Where the person is.</param>
internal sealed record AssessmentWalk(QuestionSet Questions, Assessment Assessment, RunningInterview Running)
{
    /// <summary>The questions asked in this run, in order.</summary>
    public IReadOnlyList<Question> Asked { get; } = Criteria.Find(Running.Scope) is { } criterion
        ? [.. Questions.In(criterion)]
        : Questions.Questions;

    /// <summary>The question at the position; null when there is none (any more).</summary>
    public Question? Current => Asked.FirstOrDefault(q => q.Id == Running.Position);

    /// <summary>Place of the current question in the run, from 1.</summary>
    public int Number => Asked.ToList().FindIndex(q => q.Id == Running.Position) + 1;

    /// <summary>The next one that is neither answered nor skipped, after the position first; null: the end.</summary>
    public Question? Next => Asked.Skip(Number).Concat(Asked.Take(Number)).FirstOrDefault(IsLeft);

    /// <summary>
    /// Where <c>back</c> leads: the one visited before, else the one before in order; null: at the first.
    /// </summary>
    public Question? Previous => Running.Trail.Count > 0
        ? Questions.Find(Running.Trail[^1])
        : Asked.ElementAtOrDefault(Number - 2);

    /// <summary>At another question, with the present one on the trail.</summary>
    public RunningInterview MovedTo(Question to) =>
        Running with { Position = to.Id, Trail = [.. Running.Trail, Running.Position] };

    /// <summary>At the question before.</summary>
    public RunningInterview MovedBackTo(Question to) =>
        Running with { Position = to.Id, Trail = [.. Running.Trail.SkipLast(1)] };

    private bool IsLeft(Question question) =>
        question.Id != Running.Position
        && Assessment.OurAnswer(question) is null
        && !Running.Skipped.Contains(question.Id);
}
