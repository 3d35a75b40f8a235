namespace PrmBot.Conversation.Cards;

/// <summary>The form of the ideal profile: everything at once, for all routes to market or for one.</summary>
public sealed record ProfileFormCard : ICard
{
    public static string Name => "selection/profile_form";

    public string File => Name;

    public required string Title { get; init; }

    public required string Route { get; init; }

    public required IReadOnlyList<ProfileField> Weights { get; init; }

    public required IReadOnlyList<ProfileField> Attributes { get; init; }

    public required IReadOnlyList<ProfileField> Minimums { get; init; }
}

/// <summary>One input: its id, its label, what it holds now.</summary>
public sealed record ProfileField(string Id, string Label, string Value);
