namespace PrmBot.Cycle.Analyze;

/// <summary>One factor of a product before and after.</summary>
/// <param name="Name">What it is, for example <c>lead_to_opportunity</c>.</param>
/// <param name="Before">Not negative.</param>
/// <param name="After">Not negative.</param>
public sealed record FunnelFactor(string Name, double Before, double After);

/// <summary>What one factor added to the change of the product, in the product's unit.</summary>
public sealed record FactorContribution(FunnelFactor Factor, double Amount);

/// <summary>
/// Splits a change of R = leads × lead→opportunity × opportunity→win × deal size among its factors with no residual
/// (domain/cycle.md 4.6): with all factors above zero by the logarithmic mean (Ang 2004),
/// contribution_i = (R1 − R0)/(ln R1 − ln R0) · ln(f_i1/f_i0); when one is zero by Shapley's value (Shapley 1953): the
/// mean, over all orders in which the factors change, of what each one's change does.
/// </summary>
public static class FunnelContribution
{
    private const double Same = 1e-12;

    /// <summary>One for each factor, in their order; they sum up to R1 − R0.</summary>
    /// <param name="factors">One to eight.</param>
    public static IReadOnlyList<FactorContribution> Of(IReadOnlyList<FunnelFactor> factors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factors.Count, 8);
        var isPositive = factors.All(f => f.Before > 0 && f.After > 0);
        return [.. factors.Select((f, i) => new FactorContribution(f, isPositive
            ? LogMean(factors) * Math.Log(f.After / f.Before)
            : Shapley(factors, i)))];
    }

    // (R1 − R0)/(ln R1 − ln R0), and R where both are the same: its limit.
    private static double LogMean(IReadOnlyList<FunnelFactor> factors)
    {
        var (before, after) = (Product(factors, 0), Product(factors, (1 << factors.Count) - 1));
        return Math.Abs(after - before) <= Same * Math.Max(before, after)
            ? before
            : (after - before) / Math.Log(after / before);
    }

    private static double Shapley(IReadOnlyList<FunnelFactor> factors, int which)
    {
        var (all, sum) = (factors.Count, 0.0);
        for (var others = 0; others < 1 << all; others++)
        {
            if ((others & (1 << which)) == 0)
            {
                var changed = int.PopCount(others);
                var share = Factorial(changed) * Factorial(all - changed - 1) / Factorial(all);
                sum += share * (Product(factors, others | (1 << which)) - Product(factors, others));
            }
        }

        return sum;
    }

    private static double Product(IReadOnlyList<FunnelFactor> factors, int changed) =>
        factors.Index().Aggregate(1.0, (p, f) => p * ((changed & (1 << f.Index)) == 0 ? f.Item.Before : f.Item.After));

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (p, i) => p * i);
}
