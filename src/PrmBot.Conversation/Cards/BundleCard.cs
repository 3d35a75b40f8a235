namespace PrmBot.Conversation.Cards;

/// <summary>Everything that waits for one reader, in one message.</summary>
public sealed record BundleCard(string Title, string Intro, IReadOnlyList<BundleItem> Items, Suggestion Stop) : ICard
{
    public static string Name => "reminders/bundle";

    public string File => Name;
}

/// <summary>One thing that waits, and the buttons that see to it.</summary>
public sealed record BundleItem(string Text, IReadOnlyList<Suggestion> Do);
