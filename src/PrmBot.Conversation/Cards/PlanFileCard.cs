namespace PrmBot.Conversation.Cards;

/// <summary>The plan as a file.</summary>
/// <param name="Text">What it is and how long the link works.</param>
/// <param name="Url">Where it is fetched.</param>
/// <param name="Other">The other format.</param>
public sealed record PlanFileCard(string Partner, string Text, string Url, string Other) : ICard
{
    public static string Name => "planning/file";

    /// <summary>True: it is opened among the channel's files; false: it is fetched from the bot.</summary>
    public bool IsInChannel { get; init; }

    public string File => Name;
}
