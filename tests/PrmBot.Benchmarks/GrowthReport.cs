using System.Diagnostics;
using PrmBot.Conversation;

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
    private const string AfterChange = "the turn after";
    internal const string Asked = "Halbstadt Software";

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

    // About everybody. The first one of a day looks at each of them.
    private static readonly (string Name, Func<int, TurnInput> Turn)[] OverAll =
    [
        ("which partners are at risk", _ => BenchHost.Said("which partners are at risk?")),
        ("list the partners", _ => BenchHost.Said("list my partners")),
        ("list those with red", _ => BenchHost.Said("list partners with red numbers")),
        ("rank them by fit", _ => BenchHost.Said("rank my partners by fit")),
        ("the portfolio's digest", _ => BenchHost.Said("show the portfolio digest")),
        ("what is on my list", _ => BenchHost.Said("what is on my list this week?")),
        ("change a partner", i => BenchHost.Said(
            $"set the region of {Asked} to {(i % 2 == 0 ? "Benelux" : "Iberia")}")),
        (AfterChange, _ => BenchHost.Said($"show {Asked}")),
    ];

    internal static async Task WriteAsync(TextWriter output, int mostPartners)
    {
        output.WriteLine("medians in ms (of ten, nine are under)");
        foreach (var (partners, weeks) in Sizes(mostPartners))
        {
            var data = Directory.CreateTempSubdirectory("prmbot-bench-").FullName;
            try
            {
                await using var host = BenchHost.On(data);
                await GrowthFilling.RunAsync(host, partners, weeks);
                output.WriteLine($"{partners:#,0} partners, {weeks} weeks:");
                foreach (var (name, turn) in Turns)
                {
                    Write(output, name, await MeasureAsync(host, turn, WarmUps, Runs));
                }

                foreach (var (name, times) in await OverAllAsync(host))
                {
                    var then = string.Join(", ", times.Skip(1).Select(t => $"{t:0.00}"));
                    output.WriteLine($"  {name,-26} first {times[0],8:0.00}, then {then}");
                }
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

    // In rounds, so that each of them follows on a turn that wrote something; the last one on a change of a partner.
    private static async Task<IReadOnlyList<(string Name, List<double> Times)>> OverAllAsync(BenchHost host)
    {
        var all = OverAll.Select(turn => (turn.Name, Times: new List<double>())).ToList();
        for (var run = 0; run < RunsOverAll; run++)
        {
            for (var which = 0; which < OverAll.Length; which++)
            {
                if (OverAll[which].Name != AfterChange)
                {
                    await host.TurnAsync(BenchHost.Said($"record {50 + run} leads for {Asked} in September 2026"));
                }

                all[which].Times.AddRange(await MeasureAsync(host, _ => OverAll[which].Turn(run), 0, 1));
            }
        }

        return all;
    }

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
}
