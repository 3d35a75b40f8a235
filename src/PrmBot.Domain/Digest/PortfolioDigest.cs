using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Partners;

namespace PrmBot.Digest;

/// <summary>One partner's week among the others.</summary>
/// <param name="Risk">How it stands in the portfolio.</param>
/// <param name="Digest">Its week, in the internal form.</param>
public sealed record PartnerWeek(PartnerRisk Risk, WeeklyDigest Digest)
{
    public Partner Partner => Risk.Partner;
}

/// <summary>All partners' week on one page, for our side.</summary>
public sealed record PortfolioDigest
{
    public required Period Week { get; init; }

    /// <summary>Most at risk first; at most five.</summary>
    public IReadOnlyList<PartnerWeek> AtRisk { get; init; } = [];

    /// <summary>Nothing red, and something recovered or the plan score rose: best first; at most three.</summary>
    public IReadOnlyList<PartnerWeek> Wins { get; init; } = [];

    /// <summary>No number is recent enough to be judged, by name.</summary>
    public IReadOnlyList<Partner> Silent { get; init; } = [];

    /// <summary>Everybody else, most at risk first.</summary>
    public IReadOnlyList<PartnerRisk> Rest { get; init; } = [];

    /// <summary>The partner at risk for which nothing is proposed; null: there is none, so nothing is asked.</summary>
    public PartnerWeek? Decision { get; init; }

    public int Partners { get; init; }

    /// <summary>Partners with something red.</summary>
    public int Red { get; init; }

    /// <summary>Partners with something amber and nothing red.</summary>
    public int Amber { get; init; }

    /// <summary>Partners of which everything that can be judged is green.</summary>
    public int Green { get; init; }
}
