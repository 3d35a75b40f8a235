using PrmBot.Identity;

namespace PrmBot.Selection;

/// <summary>What is done so that a conditional gate does not hold the partner back any more.</summary>
/// <param name="Question">The question that the gate stands at.</param>
/// <param name="What">What will be done.</param>
/// <param name="Owner">Name of the person who sees to it.</param>
/// <param name="Due">When it is to be done.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="At">When.</param>
public sealed record Remedy(
    string Question, string What, string Owner, DateOnly Due, Person By, DateTimeOffset At)
{
    /// <summary>When it was done; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who said that it is done; null: it is open.</summary>
    public Person? ClosedBy { get; init; }

    /// <summary>True: it was done after that answer was given. A later answer that hits the gate needs a new
    /// one.</summary>
    public bool Lifts(Answer answer) => answer.Question == Question && ClosedAt >= answer.At;
}
