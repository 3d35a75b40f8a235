namespace PrmBot.Conversation.Cards;

/// <summary>The proof of one answer, with what can be done about it.</summary>
public sealed record EvidenceCard : ICard
{
    public static string Name => "selection/evidence";

    public string File => Name;

    public required string Title { get; init; }

    /// <summary>What was stored just now; null: nothing.</summary>
    public string? Echo { get; init; }

    public required string Question { get; init; }

    /// <summary>What would prove it; null: no proof is asked for.</summary>
    public string? Wanted { get; init; }

    /// <summary>The answers that the reader may see, each with its grade.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    public required IReadOnlyList<EvidenceLine> Pieces { get; init; }

    /// <summary>The label of the field for more; null: the reader has no answer that it could go to.</summary>
    public string? Label { get; init; }

    /// <summary>What the reader may confirm; null: nothing.</summary>
    public string? Confirm { get; init; }

    /// <summary>True: the reader may look at the result.</summary>
    public bool OffersResult { get; init; }

    public required string Id { get; init; }

    public required string Partner { get; init; }
}

/// <summary>One piece.</summary>
/// <param name="Number">Of the piece, as text.</param>
/// <param name="Text">Words, or a file with its link.</param>
/// <param name="Meta">Who gave it, when, and what was measured.</param>
/// <param name="MayDrop">True: it is the reader's to take off.</param>
public sealed record EvidenceLine(string Number, string Text, string Meta, bool MayDrop);
