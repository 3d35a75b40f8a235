namespace PrmBot.Conversation.Cards;

/// <summary>The plan as a file.</summary>
/// <param name="Text">What it is and how long the link works.</param>
/// <param name="Url">Where it is fetched.</param>
/// <param name="Other">The other format.</param>
public sealed record PlanFileCard(string Partner, string Text, string Url, string Other) : ICard
{
    public static string Name => "planning/file";

    public string File => Name;
}
