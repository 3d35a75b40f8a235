namespace PrmBot.Conversation.Cards;

/// <summary>Commitments that were missed too often, put to a person of each side.</summary>
public sealed record PlanEscalationCard : ICard
{
    public required string Partner { get; init; }

    public required string Title { get; init; }

    /// <summary>Who is asked to look at it, those who can be reached as mentions.</summary>
    public required string Headline { get; init; }

    /// <summary>What was missed.</summary>
    public required IReadOnlyList<PlanEscalatedLine> Lines { get; init; }

    /// <summary>Whom Teams tells; empty: nobody is known by id.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];

    public static string Name => "planning/escalation";

    public string File => Name;
}

/// <summary>One commitment.</summary>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Title">Number and title.</param>
/// <param name="Details">How often it was missed, when it is due, and who owns it.</param>
public sealed record PlanEscalatedLine(string Number, string Title, string Details);
