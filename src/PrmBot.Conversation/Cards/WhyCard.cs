namespace PrmBot.Conversation.Cards;

/// <summary>How an overall score and its verdict came about, fit by fit.</summary>
public sealed record WhyCard : ICard
{
    public static string Name => "selection/why";

    public string File => Name;

    public required string Title { get; init; }

    /// <summary>When somebody asked about a number that is none of this; null: nothing.</summary>
    public string? Notice { get; init; }

    public required string Rule { get; init; }

    /// <summary>One for each fit, with its part of the sum.</summary>
    public required IReadOnlyList<WhyFit> Fits { get; init; }

    public required string Sum { get; init; }

    /// <summary>From the band over gates and floors to the verdict, in order.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Where the weights come from.</summary>
    public required string Source { get; init; }

    public required string Partner { get; init; }
}

/// <summary>One fit's part.</summary>
/// <param name="Criterion">Its name on the wire.</param>
/// <param name="Name">In words.</param>
/// <param name="Part">Score, weight and points.</param>
public sealed record WhyFit(string Criterion, string Name, string Part);
