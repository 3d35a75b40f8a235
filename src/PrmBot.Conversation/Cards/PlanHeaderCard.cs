namespace PrmBot.Conversation.Cards;

/// <summary>The form for what a plan says as a whole.</summary>
public sealed record PlanHeaderCard : ICard
{
    public static string Name => "planning/header";

    public string File => Name;

    public required string Partner { get; init; }

    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string OurSponsor { get; init; }

    public required string PartnerSponsor { get; init; }

    /// <summary>weekly, fortnightly, monthly or quarterly; empty: none yet.</summary>
    public required string ReviewCadence { get; init; }

    public required string Rules { get; init; }

    public required string Risks { get; init; }

    public required IReadOnlyList<CardChoice> Cadences { get; init; }

    /// <summary>How many changes it had when the form was made.</summary>
    public required string Seen { get; init; }
}
