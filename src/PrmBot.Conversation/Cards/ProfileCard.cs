namespace PrmBot.Conversation.Cards;

/// <summary>What we look for in a partner: weights and minimums, for all routes to market or for one.</summary>
public sealed record ProfileCard : ICard
{
    public static string Name => "selection/profile";

    public string File => Name;

    public required string Title { get; init; }

    public string? Echo { get; init; }

    /// <summary>Which weights these are, in words.</summary>
    public required string Preset { get; init; }

    /// <summary>Which edition, by whom, when.</summary>
    public required string Edition { get; init; }

    public required IReadOnlyList<WeightRow> Weights { get; init; }

    public required IReadOnlyList<WeightRow> Attributes { get; init; }

    public required IReadOnlyList<MinimumRow> Minimums { get; init; }

    /// <summary>The route shown, as the argument's value; <c>all</c>.</summary>
    public required string Route { get; init; }

    public required IReadOnlyList<NamedChoice> Routes { get; init; }

    public required IReadOnlyList<NamedChoice> Presets { get; init; }

    /// <summary>The latest editions, newest first, each with what it changed.</summary>
    public required IReadOnlyList<EditionRow> Editions { get; init; }

    /// <summary>True for an older edition and for a reader: nothing to change.</summary>
    public required bool IsReadOnly { get; init; }
}

/// <summary>One weight.</summary>
public sealed record WeightRow(string Name, string Bar, string Weight);

/// <summary>One attribute's minimum, in words.</summary>
public sealed record MinimumRow(string Name, string Value);

/// <summary>A choice: the argument's value and its words.</summary>
public sealed record NamedChoice(string Value, string Title);

/// <summary>One edition of the profile.</summary>
/// <param name="Number">Its number, as the argument's value.</param>
/// <param name="Head">Number, who, when.</param>
/// <param name="Changes">What it changed, in words.</param>
public sealed record EditionRow(string Number, string Head, string Changes);
