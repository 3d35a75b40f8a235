using System.Globalization;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>The way through an assessment's questions: pure, from the stored position.</summary>
/// <param name="Questions">The set that the assessment was made with.</param>
/// <param name="Assessment">What is answered so far.</param>
/// <param name="Running">Where the person is.</param>
/// <param name="Side">
/// Whose questions: we are asked all of them (the partner's as estimates), the partner its own.
/// </param>
internal sealed record AssessmentWalk(
    QuestionSet Questions, Assessment Assessment, RunningInterview Running, Side Side = Side.Us)
{
    /// <summary>The questions asked in this run, in order.</summary>
    public IReadOnlyList<Question> Asked { get; } =
    [
        .. (Criteria.Find(Running.Scope) is { } criterion ? Questions.In(criterion) : Questions.Questions)
            .Where(q => Side == Side.Us || q.IsAskedOf(Side.Partner)),
    ];

    /// <summary>The question at the position; null when there is none (any more).</summary>
    public Question? Current => Asked.FirstOrDefault(q => q.Id == Running.Position);

    /// <summary>Place of the current question in the run, from 1.</summary>
    public int Number => Asked.ToList().FindIndex(q => q.Id == Running.Position) + 1;

    /// <summary>A question of this run by its id, or by its number as the cards count; null: there is none.</summary>
    public Question? Find(string? named) => named?.Trim() is { Length: > 0 } id
        ? Questions.Find(id)
            ?? (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? Asked.ElementAtOrDefault(number - 1)
                : null)
        : null;

    /// <summary>The next one that is neither answered nor skipped, after the position first; null: the end.</summary>
    public Question? Next => Asked.Skip(Number).Concat(Asked.Take(Number)).FirstOrDefault(IsLeft);

    /// <summary>The way at <see cref="Next"/>; null: the end.</summary>
    public AssessmentWalk? Onward => Next is { } next ? this with
    {
        Running = Running.Position.Length == 0 ? Running with { Position = next.Id } : MovedTo(next),
    } : null;

    /// <summary>
    /// Where <c>back</c> leads: the one visited before, else the one before in order; null: at the first.
    /// </summary>
    public Question? Previous => Running.Trail.Count > 0
        ? Questions.Find(Running.Trail[^1])
        : Asked.ElementAtOrDefault(Number - 2);

    /// <summary>True while it waits for an answer, or for one that its side agrees on.</summary>
    public bool IsOpen(Question question) => !IsAnswered(question);

    /// <summary>At that question; the one before goes on the trail.</summary>
    public RunningInterview At(Question question) =>
        Running.Position.Length == 0 || Running.Position == question.Id
            ? Running with { Position = question.Id }
            : MovedTo(question);

    /// <summary>At another question, with the present one on the trail.</summary>
    public RunningInterview MovedTo(Question to) =>
        Running with { Position = to.Id, Trail = [.. Running.Trail, Running.Position] };

    /// <summary>At the question before.</summary>
    public RunningInterview MovedBackTo(Question to) =>
        Running with { Position = to.Id, Trail = [.. Running.Trail.SkipLast(1)] };

    // An estimate of ours is no answer of the partner's; what its people see differently is still to be settled.
    private bool IsAnswered(Question question) => Side == Side.Us
        ? Assessment.OurAnswer(question) is not null
        : SideAnswers.Of(Assessment, question.Id, Side.Partner) is { IsDisputed: false } said
            && (said.Own.Count > 0 || said.Settled is not null);

    private bool IsLeft(Question question) =>
        question.Id != Running.Position
        && !IsAnswered(question)
        && !Running.Skipped.Contains(question.Id);
}
