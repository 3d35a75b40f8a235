namespace PrmBot.Conversation.Cards;

/// <summary>What we look for in a partner: weights of the fits and minimums.</summary>
public sealed record ProfileCard : ICard
{
    public static string Name => "selection/profile";

    public string File => Name;

    public string? Echo { get; init; }

    /// <summary>Which preset is in use, in words.</summary>
    public required string Preset { get; init; }

    public required IReadOnlyList<WeightRow> Weights { get; init; }

    public required IReadOnlyList<MinimumRow> Minimums { get; init; }

    public required IReadOnlyList<NamedChoice> Criteria { get; init; }

    public required IReadOnlyList<NamedChoice> Attributes { get; init; }

    public required IReadOnlyList<NamedChoice> Presets { get; init; }
}

/// <summary>One fit's weight.</summary>
public sealed record WeightRow(string Name, string Bar, string Weight);

/// <summary>One attribute's minimum, in words.</summary>
public sealed record MinimumRow(string Name, string Value);

/// <summary>A choice: the argument's value and its words.</summary>
public sealed record NamedChoice(string Value, string Title);
