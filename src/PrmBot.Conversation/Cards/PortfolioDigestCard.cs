namespace PrmBot.Conversation.Cards;

/// <summary>One partner in the portfolio's digest.</summary>
/// <param name="Partner">Its name.</param>
/// <param name="Score">Plan score and how it moved.</param>
/// <param name="Colours">How many KPIs are red, amber, green.</param>
/// <param name="Color">Adaptive Cards' word.</param>
/// <param name="Why">What calls for something, with number and method; at most two.</param>
/// <param name="Proposed">What is proposed, and who has to say something; or that nothing is.</param>
public sealed record PortfolioWeekRow(
    string Partner, string Score, string Colours, string Color, IReadOnlyList<string> Why, string Proposed);

/// <summary>The weekly digest of all partners, for our side.</summary>
public sealed record PortfolioDigestCard(string Title, string Summary) : ICard, IShortens
{
    public static string Name => "digest/portfolio";

    public string File => Name;

    public IReadOnlyList<PortfolioWeekRow> AtRisk { get; init; } = [];

    public bool HasAtRisk => AtRisk.Count > 0;

    public IReadOnlyList<string> Wins { get; init; } = [];

    public bool HasWins => Wins.Count > 0;

    /// <summary>Who has no current number; empty: everybody has one.</summary>
    public string Silent { get; init; } = string.Empty;

    /// <summary>The one question; empty: none.</summary>
    public string Decision { get; init; } = string.Empty;

    /// <summary>Everybody else, a line each.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    public bool HasRest => Rest.Count > 0;

    /// <summary>How many more there are than fit here.</summary>
    public int Left { get; init; }

    public bool HasLeft => Left > 0;

    /// <inheritdoc/>
    public ICard? Shorter()
    {
        var kept = Rest.Count / 2;
        return HasRest
            ? this with { Rest = [.. Rest.Take(kept)], Left = Left + Rest.Count - kept }
            : AtRisk.Any(r => r.Why.Count > 1)
                ? this with { AtRisk = [.. AtRisk.Select(r => r with { Why = [.. r.Why.Take(1)] })] } : null;
    }
}
