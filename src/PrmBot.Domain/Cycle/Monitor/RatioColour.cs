using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>
/// The colour of a share by its interval (domain/cycle.md 4.2): as good as green wants, and surely not red: green;
/// surely red: red; surely worse than green: amber; else grey, for there are not enough cases yet.
/// </summary>
public static class RatioColour
{
    /// <param name="direction">Which way is better.</param>
    /// <param name="rule">In percent.</param>
    /// <param name="interval">Of the share.</param>
    public static KpiColour Of(KpiDirection direction, KpiRule.Thresholds rule, WilsonInterval interval)
    {
        var isDown = direction == KpiDirection.Down;
        var (green, amber) = ((double)rule.Green / 100, (double)rule.Amber / 100);
        var share = interval.Hits / (double)interval.Cases;
        var (best, worst) = isDown ? (interval.Low, interval.High) : (interval.High, interval.Low);
        bool Reaches(double value, double threshold) => isDown ? value <= threshold : value >= threshold;
        if (Reaches(share, green))
        {
            return Reaches(worst, amber) ? KpiColour.Green : KpiColour.Grey;
        }

        return !Reaches(best, amber) ? KpiColour.Red : !Reaches(best, green) ? KpiColour.Amber : KpiColour.Grey;
    }
}
