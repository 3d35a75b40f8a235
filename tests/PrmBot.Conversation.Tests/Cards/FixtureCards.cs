using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Tests.Cards;

internal enum Light
{
    Green,
    DeepRed,
}

/// <summary>The record of the card that keeps every rule.</summary>
internal sealed record GoodCard(string Title, int Score, Light Light, IReadOnlyList<GoodCard.Row> Rows, string? Note)
    : ICard
{
    public static string Name => "demo/good";

    public string File => Name;

    internal sealed record Row(string Label, int Value);
}
