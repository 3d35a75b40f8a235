namespace PrmBot.Conversation.Cards;

/// <summary>Asks for what a partner's own KPI is.</summary>
public sealed record OwnKpiCard(string Partner, string Title, string Headline) : ICard
{
    public static string Name => "cycle/own_kpi";

    public string File => Name;

    public IReadOnlyList<CardChoice> Units { get; init; } = [];
}
