using System.Diagnostics;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Standings;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// How long the analysis takes: of one partner with a number a week (a month, a quarter, by cadence) of every KPI, and
/// the ranking of a portfolio with 26 weeks, a plan and KPIs of its own each.
/// </summary>
internal static class AnalysisReport
{
    private const int Runs = 50;

    private const int Lines = 20;

    internal static readonly DateOnly Today = new(2026, 11, 23);

    internal static readonly KpiStamp By = new(
        new Person(UserId.From("u"), "Ada"), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), KpiSource.Sample);

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
        var numbers = all.ToDictionary(p => p.Of, p => SeriesOf(
            catalogue.With([.. OwnOf(p.Of).Select(k => k.Definition)]), p.Of, 26, allWeekly: false));
        var known = all.ToDictionary(p => p.Of, p => (Own: OwnOf(p.Of), Plan: PlanOf(p.Of)));
        var portfolio = Timed(() => all.ConvertAll(p => PartnerStanding.Of(
            catalogue,
            PartnerNumbers.Of(catalogue, known[p.Of].Own, numbers[p.Of], known[p.Of].Plan, (p.Of, Today)),
            known[p.Of].Plan, fit: null, Today)));
        output.WriteLine($"portfolio of {partners} partners, each with {Lines} lines of a plan and two own KPIs: "
            + $"{portfolio / 1000:0.00} s of processor time");
    }

    private static IReadOnlyList<OwnKpi> OwnOf(PartnerId partner) =>
    [
        .. Enumerable.Range(1, 2).Select(n => new OwnKpi
        {
            Id = OwnKpi.IdOf(partner, $"O{n}"), Of = partner, Kpi = $"O{n}", Name = $"Own {n}", Unit = KpiUnit.Count,
            Direction = KpiDirection.Up, Cadence = KpiCadence.Weekly, By = By.Who, At = By.At,
        }),
    ];

    internal static JointPlan PlanOf(PartnerId partner) => new()
    {
        Id = $"plan {partner}", Of = partner, Start = new(2026, 1, 1), End = new(2026, 12, 31), Currency = "EUR",
        State = PlanState.Active, StartedBy = By.Who, StartedAt = By.At,
        Lines = [.. Enumerable.Range(1, Lines).Select(Line)],
    };

    private static PlanLine Line(int number) => new()
    {
        Number = number, Section = PlanSections.All[number % PlanSections.All.Count], Title = $"Line {number}",
        OurOwner = new PlanOwner("Ada"), PartnerOwner = new PlanOwner("Karl"),
        Due = new DateOnly(2026, 6, 1).AddDays(9 * number),
        Status = number % 3 == 0 ? LineStatus.InProgress : LineStatus.Done,
    };

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
        var (period, values) = (Period.Of(kind, Today).Previous(), new List<KpiNumber>());
        var first = Today.AddDays(-7 * weeks);
        for (var i = 0; period.Start >= first; i++, period = period.Previous())
        {
            // Irregular and without a period of its own, the same in every run.
            var wave = (decimal)Math.Sin((i * 12.9898) + how.Seed + partner.Value.Length);
            values.Add(new KpiNumber(period, Math.Round(60 + (25 * wave), 2), By));
        }

        values.Reverse();
        var quarter = Period.Of(PeriodKind.Quarter, Today);
        return new KpiSeries
        {
            Of = partner, Kpi = kpi.Id, Values = values, Targets = [new KpiNumber(quarter, 700, By)],
        };
    }
}
