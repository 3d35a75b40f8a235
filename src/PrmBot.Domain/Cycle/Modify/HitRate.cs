using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Modify;

/// <summary>How often past changes did what was hoped: itself a number to be judged.</summary>
/// <param name="Kept">Those that worked.</param>
/// <param name="Judged">Those with a verdict either way.</param>
/// <param name="Inconclusive">Those that could not be told.</param>
public sealed record HitRate(int Kept, int Judged, int Inconclusive)
{
    /// <summary>0 to 1; null: none was judged yet.</summary>
    public decimal? Share => Judged == 0 ? null : Kept / (decimal)Judged;

    /// <summary>Of so few the true rate may be anywhere in here.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Kept, Judged);

    public static HitRate Of(IEnumerable<ChangeProposal> all)
    {
        var outcomes = all.Select(p => p.Verdict?.Outcome).OfType<ChangeOutcome>().ToList();
        var kept = outcomes.Count(o => o == ChangeOutcome.Kept);
        var open = outcomes.Count(o => o == ChangeOutcome.Inconclusive);
        return new HitRate(kept, outcomes.Count - open, open);
    }
}
