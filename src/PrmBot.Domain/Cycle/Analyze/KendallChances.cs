using System.Collections.Concurrent;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// The exact distribution of Kendall's S without ties: of the n! orders, the share with k inversions, where
/// S = n(n−1)/2 − 2k (Mann 1945). Computed once for each n.
/// </summary>
internal static class KendallChances
{
    private static readonly ConcurrentDictionary<int, double[]> Known = new();

    /// <summary>The chance of an |S| this large or larger among n values without ties and without trend.</summary>
    public static double TwoSided(int n, int s)
    {
        var ways = Known.GetOrAdd(n, Ways);
        var pairs = n * (n - 1) / 2;
        var most = (pairs - Math.Abs(s)) / 2;
        var tail = 0.0;
        for (var k = 0; k <= most && k < ways.Length; k++)
        {
            tail += ways[k];
        }

        return s == 0 ? 1 : Math.Min(1, 2 * tail);
    }

    /// <summary>The smallest |S| whose two-sided chance is at most alpha; null: no S is that rare.</summary>
    public static int? Critical(int n, double alpha)
    {
        var pairs = n * (n - 1) / 2;
        var ways = Known.GetOrAdd(n, Ways);
        var (found, tail) = (null as int?, ways[0]);
        for (int s = pairs, k = 0; s > 0 && Math.Min(1, 2 * tail) <= alpha; s -= 2, tail += ways[++k])
        {
            found = s;
        }

        return found;
    }

    private static double[] Ways(int n)
    {
        var ways = new double[] { 1 };
        for (var m = 2; m <= n; m++)
        {
            var next = new double[ways.Length + m - 1];
            for (var k = 0; k < ways.Length; k++)
            {
                for (var moved = 0; moved < m; moved++)
                {
                    next[k + moved] += ways[k] / m;
                }
            }

            ways = next;
        }

        return ways;
    }
}
