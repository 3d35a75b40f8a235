using System.Diagnostics;
using PrmBot.Conversation.Prompts;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>How long a digest takes to compose: every KPI of the catalogue, a number a week each.</summary>
internal static class DigestReport
{
    private const int Runs = 250;
    private const int WarmUps = 50;

    internal static void Write(TextWriter output, int weeks)
    {
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var series = AnalysisReport.SeriesOf(catalogue, PartnerId.From("p0"), weeks, allWeekly: true);
        var times = new List<double>();
        for (var run = 0; run < Runs + WarmUps; run++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(DigestComposer.Compose(catalogue, series, [], AnalysisReport.Today));
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (run >= WarmUps)
            {
                times.Add(taken);
            }
        }

        times.Sort();
        output.WriteLine($"a digest of {catalogue.All.Count} KPIs with {weeks} weeks: "
            + $"median {times[Runs / 2]:0.00} ms, 9 of 10 under {times[Runs * 9 / 10]:0.00} ms, "
            + $"most {times[^1]:0.0} ms, on {Environment.ProcessorCount} processors");
    }
}
