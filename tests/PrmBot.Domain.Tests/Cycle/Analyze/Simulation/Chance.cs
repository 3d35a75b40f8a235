namespace PrmBot.Domain.Tests.Cycle.Analyze.Simulation;

/// <summary>Repeatable chance (SplitMix64): the same seed gives the same run with every version of .NET.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 up to, not with, 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    public int Between(int low, int high) => low + (int)(Next() * (high - low + 1));

    public double Normal(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next()));

    /// <summary>Right-skewed and above zero, with this mean and coefficient of variation.</summary>
    public double LogNormal(double mean, double cv)
    {
        var s2 = Math.Log(1 + (cv * cv));
        return Math.Exp(Normal(Math.Log(mean) - (s2 / 2), Math.Sqrt(s2)));
    }

    public int Poisson(double mean)
    {
        var (limit, product, k) = (Math.Exp(-mean), Next(), 0);
        for (; product > limit; k++)
        {
            product *= Next();
        }

        return k;
    }

    public int Binomial(int n, double p) => Enumerable.Range(0, n).Count(_ => Next() < p);
}
