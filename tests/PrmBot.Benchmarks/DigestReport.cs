using System.Diagnostics;
using PrmBot.Conversation.Prompts;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>How long a digest takes to compose: every KPI of the catalogue, a number a week each.</summary>
internal static class DigestReport
{
    private const int Batch = 20;
    private const int Batches = 25;
    private const int WarmUps = 5;

    internal static void Write(TextWriter output, int weeks)
    {
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var series = AnalysisReport.SeriesOf(catalogue, PartnerId.From("p0"), weeks, allWeekly: true);
        var times = Enumerable.Range(0, Batches + WarmUps).Select(_ => Timed(() =>
        {
            for (var run = 0; run < Batch; run++)
            {
                GC.KeepAlive(DigestComposer.Compose(catalogue, series, [], AnalysisReport.Today));
            }
        })).Skip(WarmUps).Order().ToList();

        output.WriteLine($"a digest of {catalogue.All.Count} KPIs with {weeks} weeks, of {Batches} batches of {Batch}: "
            + $"median {times[Batches / 2]:0.00} ms of processor time each, {times[0]:0.00} to {times[^1]:0.00} ms, "
            + $"on {Environment.ProcessorCount} processors");
    }

    private static double Timed(Action batch)
    {
        // Processor time, not the clock: the machine may have other things to do.
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        batch();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Batch;
    }
}
