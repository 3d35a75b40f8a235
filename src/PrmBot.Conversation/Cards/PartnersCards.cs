using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Cards;

/// <summary>One line of the portfolio; the title is the name, with its place in a ranking.</summary>
public sealed record PartnerRow(
    string Name, string Title, string Kind, string Fit, string Plan, string Health, string HealthColor);

/// <summary>The portfolio; the filter is what it is limited to, empty for all.</summary>
public sealed record PartnerListCard(
    string Title, string Subtitle, IReadOnlyList<PartnerRow> Partners, string Filter) : ICard
{
    public static string Name => "partners/list";

    public string File => Name;
}

/// <summary>A name and what it is.</summary>
public sealed record Fact(string Title, string Value);

/// <summary>One partner at a glance, also as the echo of a change.</summary>
public sealed record PartnerShowCard(
    string Title, string Echo, IReadOnlyList<Fact> Facts, IReadOnlyList<Suggestion> Suggestions) : ICard
{
    public static string Name => "partners/partner";

    public string File => Name;
}

/// <summary>One change: when, who, what.</summary>
public sealed record HistoryRow(string When, string Who, string What);

/// <summary>The latest changes about a partner.</summary>
public sealed record HistoryCard(string Title, string Subtitle, IReadOnlyList<HistoryRow> Rows) : ICard
{
    public static string Name => "partners/history";

    public string File => Name;
}
