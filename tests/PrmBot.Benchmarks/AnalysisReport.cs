using System.Diagnostics;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// How long the analysis takes: of one partner with a number a week (a month, a quarter, by cadence) of every KPI, and
/// the ranking of a portfolio with 26 weeks each.
/// </summary>
internal static class AnalysisReport
{
    private const int Runs = 50;

    internal static readonly DateOnly Today = new(2026, 11, 23);

    internal static void Write(TextWriter output, int weeks, int partners)
    {
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var series = SeriesOf(catalogue, PartnerId.From("p0"), weeks, allWeekly: true);
        var times = Enumerable.Range(0, Runs).Select(_ => Timed(() =>
            PartnerAnalysis.Of(AnalysisCase.Of(catalogue, series, null, Today)))).Skip(Runs / 5).Order().ToList();
        output.WriteLine($"one partner, {catalogue.All.Count} KPIs, {weeks} weeks: median "
            + $"{times[times.Count / 2]:0.0} ms of processor time, most of {times.Count} {times[^1]:0.0} ms, "
            + $"on {Environment.ProcessorCount} processors");

        var all = Enumerable.Range(0, partners)
            .Select(i => new Partner { Of = PartnerId.From($"p{i}"), Name = $"P{i}" }).ToList();
        var numbers = all.ToDictionary(p => p.Of, p => SeriesOf(catalogue, p.Of, 26, allWeekly: false));
        var portfolio = Timed(() => AnalyzePortfolio.Rank(catalogue, all, p => numbers[p.Of], Today));
        output.WriteLine($"portfolio of {partners} partners: {portfolio / 1000:0.00} s of processor time");
    }

    private static double Timed(Func<object> work)
    {
        // Processor time, not the clock: the machine may have other things to do.
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        GC.KeepAlive(work());
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    internal static IReadOnlyList<KpiSeries> SeriesOf(
        KpiCatalogue catalogue, PartnerId partner, int weeks, bool allWeekly) =>
        [.. catalogue.All.Select((kpi, i) => Series(kpi, partner, weeks, (allWeekly, i)))];

    private static KpiSeries Series(
        KpiDefinition kpi, PartnerId partner, int weeks, (bool AllWeekly, int Seed) how)
    {
        var kind = how.AllWeekly || kpi.Cadence == KpiCadence.Weekly ? PeriodKind.Week
            : kpi.Cadence == KpiCadence.Quarterly ? PeriodKind.Quarter : PeriodKind.Month;
        var by = new KpiStamp(new Person(UserId.From("u"), "Ada"), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            KpiSource.Sample);
        var (period, values) = (Period.Of(kind, Today).Previous(), new List<KpiNumber>());
        var first = Today.AddDays(-7 * weeks);
        for (var i = 0; period.Start >= first; i++, period = period.Previous())
        {
            // Irregular and without a period of its own, the same in every run.
            var wave = (decimal)Math.Sin((i * 12.9898) + how.Seed + partner.Value.Length);
            values.Add(new KpiNumber(period, Math.Round(60 + (25 * wave), 2), by));
        }

        values.Reverse();
        var quarter = Period.Of(PeriodKind.Quarter, Today);
        return new KpiSeries
        {
            Of = partner, Kpi = kpi.Id, Values = values, Targets = [new KpiNumber(quarter, 700, by)],
        };
    }
}
