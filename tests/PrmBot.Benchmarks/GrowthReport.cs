using System.Diagnostics;
using PrmBot.Conversation;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// What one turn costs as the portfolio grows from 10 to 10,000 partners and the numbers from 26 to 520 weeks: from
/// what was said to the rendered card, committed to LiteDB on this machine's disk.
/// </summary>
internal static class GrowthReport
{
    private const int Runs = 60;
    private const int WarmUps = 15;
    private const int RunsOverAll = 3;
    private const int KpisOfEach = 5;
    private const string Asked = "Halbstadt Software";

    private static readonly (string Name, Func<int, TurnInput> Turn)[] Turns =
    [
        ("show the partner", _ => BenchHost.Said($"show {Asked}")),
        ("a name that nobody has", _ => BenchHost.Said("show me the papers of Zwirnberg")),
        ("record a KPI", i => BenchHost.Said($"record {40 + i} leads for {Asked} in October 2026")),
        ("show the KPIs", _ => BenchHost.Said($"show the KPIs of {Asked}")),
        ("press: all KPIs", _ => BenchHost.Pressed("Kpi-show", ("partner", Asked))),
        ("the digest", _ => BenchHost.Said($"show the digest of {Asked}")),
        ("small talk", _ => BenchHost.Said("thanks, that helps")),
    ];

    // About everybody: what it reads grows with them, whatever is done.
    private static readonly (string Name, Func<int, TurnInput> Turn) OverAll =
        ("which partners are at risk", _ => BenchHost.Said("which partners are at risk?"));

    internal static async Task WriteAsync(TextWriter output, int mostPartners)
    {
        output.WriteLine("medians in ms (of ten, nine are under)");
        foreach (var (partners, weeks) in Sizes(mostPartners))
        {
            var data = Directory.CreateTempSubdirectory("prmbot-bench-").FullName;
            try
            {
                await using var host = BenchHost.On(data);
                await FillAsync(host.Store, partners, weeks);
                output.WriteLine($"{partners:#,0} partners, {weeks} weeks:");
                foreach (var (name, turn) in Turns)
                {
                    Write(output, name, await MeasureAsync(host, turn, WarmUps, Runs));
                }

                Write(output, OverAll.Name, await MeasureAsync(host, OverAll.Turn, 1, RunsOverAll));
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }

    private static IEnumerable<(int Partners, int Weeks)> Sizes(int mostPartners) =>
        new[] { (10, 26), (100, 26), (1_000, 26), (10_000, 26), (10, 104), (10, 520) }
            .Where(size => size.Item1 <= mostPartners);

    private static void Write(TextWriter output, string name, List<double> times) => output.WriteLine(
        $"  {name,-26} {times[times.Count / 2],7:0.00} ({times[times.Count * 9 / 10]:0.00})");

    private static async Task<List<double>> MeasureAsync(
        BenchHost host, Func<int, TurnInput> turn, int warmUps, int runs)
    {
        var times = new List<double>();
        for (var i = 0; i < runs + warmUps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await host.TurnAsync(turn(i));
            if (i >= warmUps)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return times;
    }

    // The one that is asked about has all numbers, the others some.
    private static async Task FillAsync(IStore store, int partners, int weeks)
    {
        var asked = PartnerId.From("asked");
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var work = store.Open(BenchHost.Home);
        work.Put(new Partner { Of = asked, Name = Asked, Type = PartnerType.Reseller, Status = PartnerStatus.Active });
        foreach (var series in SeriesOf("asked"))
        {
            work.Put(series);
        }

        for (var n = 1; n < partners; n++)
        {
            work.Put(new Partner
            {
                Of = PartnerId.From($"p{n}"), Name = PartnerNaming.Name(n), Type = PartnerType.Reseller,
                Region = n % 3 == 0 ? "DACH" : "Nordics", Status = PartnerStatus.Active,
            });
            foreach (var series in SeriesOf($"p{n}").Take(KpisOfEach))
            {
                work.Put(series);
            }
        }

        await work.CommitAsync(default);

        IEnumerable<KpiSeries> SeriesOf(string of) =>
            AnalysisReport.SeriesOf(catalogue, PartnerId.From(of), weeks, allWeekly: false);
    }
}

/// <summary>Names as companies have them, each once.</summary>
internal static class PartnerNaming
{
    private static readonly string[] Begins =
        ["Nord", "Alpen", "Rhein", "Elbe", "Isar", "Donau", "Havel", "Main", "Lahn", "Weser", "Oder", "Saale"];

    private static readonly string[] Middles =
        ["berg", "feld", "hafen", "tal", "mark", "brunn", "walde", "furt", "stein", "heim", "au", "kirch"];

    private static readonly string[] Ends =
    [
        "Systems", "Cloud", "Networks", "Data", "Works", "Logic",
        "Media", "Partners", "Digital", "Tec", "Consult", "IT",
    ];

    private static readonly string[] Syllables =
    [
        "zor", "quil", "bem", "tav", "fex", "lum", "nib", "dro",
        "gask", "pyr", "wot", "hev", "jum", "kra", "silt", "mog",
    ];

    /// <summary>A name that is unlike all others, where a misspelling is not to be thought of; 256 of them.</summary>
    public static string Unlike(int n)
    {
        var (one, other) = (Syllables[n % 16], Syllables[n / 16 % 16]);
        return $"{char.ToUpperInvariant(one[0])}{one[1..]}{other}{Syllables[((n * 7) + 3) % 16]}";
    }

    public static string Name(int n)
    {
        var (begin, rest) = (Begins[n % 12], n / 12);
        var (middle, left) = (Middles[rest % 12], rest / 12);
        var (end, series) = (Ends[left % 12], left / 12);
        return $"{begin}{middle} {end}" + (series == 0 ? string.Empty : $" {(char)('A' + series - 1)}");
    }
}
