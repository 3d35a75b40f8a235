using System.Diagnostics;
using System.Text;
using PrmBot.Conversation;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Benchmarks;

/// <summary>
/// How long one turn about a large plan takes: from what was said or pressed to the rendered card, committed to LiteDB
/// on this machine's disk.
/// </summary>
internal static class PlanReport
{
    private const int Runs = 40;
    private const int WarmUps = 8;

    internal static async Task WriteAsync(TextWriter output, int lines)
    {
        var data = Directory.CreateTempSubdirectory("prmbot-bench-").FullName;
        try
        {
            await using var host = BenchHost.On(data);
            await host.SayAsync("add Contoso as a reseller");
            await host.SayAsync("build a plan with Contoso");
            await host.SayAsync("pause");
            await FillAsync(host.Store, lines);
            foreach (var (name, turn) in Turns(lines))
            {
                await MeasureAsync(host, output, name, turn);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static IEnumerable<(string Name, Func<int, TurnInput> Turn)> Turns(int lines) =>
    [
        ("say: show the plan", _ => Said("show the plan with Contoso")),
        ("say: show the plan by owner", _ => Said("show the plan with Contoso by owner")),
        ("say: what is missing", _ => Said("what is missing in Contoso's plan")),
        ("say: change the target", i => Said($"change the target of line {(i % lines) + 1} to {100 + i} leads")),
        ("say: export", _ => Said("export the plan with Contoso as csv")),
        ("press: section", _ => Pressed("Plan-show", ("section", "marketing"))),
        ("press: by month", _ => Pressed("Plan-show", ("view", "month"))),
        ("press: due", _ => Pressed("Plan-show", ("view", "due"))),
        ("press: money", _ => Pressed("Plan-show", ("view", "money"))),
        ("press: open lines", _ => Pressed("Plan-show", ("view", "open"), ("page", "9"))),
        ("press: save a form", i => Pressed(
            "Plan-update_line", ("line", $"{(i % lines) + 1}"), ("field", "budget"), ("value", $"{500 + i} GBP"))),
        ("press: accept a line", i => Pressed("Plan-accept", ("line", $"{(i % lines) + 1}"))),
    ];

    private static async Task MeasureAsync(
        BenchHost host, TextWriter output, string name, Func<int, TurnInput> turn)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var i = 0; i < Runs + WarmUps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await host.TurnAsync(turn(i));
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            bytes = Math.Max(bytes, result.Sends.Max(s => Encoding.UTF8.GetByteCount(s.CardJson ?? string.Empty)));
            if (i >= WarmUps)
            {
                times.Add(taken);
            }
        }

        times.Sort();
        output.WriteLine($"{name,-30} median {times[times.Count / 2],6:0.0} ms, 9 of 10 under "
            + $"{times[times.Count * 9 / 10],6:0.0} ms, largest card {bytes / 1000.0:0.0} KB");
    }

    private static async Task FillAsync(IStore store, int lines)
    {
        var work = store.Open(BenchHost.Home);
        var partner = (await work.AllAsync<Partner>(default))[0];
        var plan = (await work.OfPartnerAsync<JointPlan>(partner.Of, default))[0];
        work.Put(plan with
        {
            State = PlanState.Shared,
            SharedRevision = plan.Revision,
            Lines = [.. Enumerable.Range(1, lines).Select(n => Line(n, plan.Start))],
        });
        await work.CommitAsync(default);
    }

    private static PlanLine Line(int number, DateOnly start) => new()
    {
        Number = number,
        Section = PlanSections.All[number % PlanSections.All.Count],
        Title = $"Joint campaign number {number} for mid-size manufacturers in the south",
        OurOwner = new PlanOwner("Dana Weber", null),
        PartnerOwner = new PlanOwner("Marco Rossi", null),
        Due = start.AddDays(30 + number),
        Target = new PlanTarget("leads", 40 + number, "leads"),
        Budget = new PlanBudget(8000, "GBP", number % 2 == 0 ? BudgetSource.Own : BudgetSource.Mdf),
        Note = "Agreed on the phone, to be looked at again once the first numbers are in.",
    };

    private static TurnInput Said(string text) => BenchHost.Said(text);

    private static TurnInput Pressed(string verb, params (string Name, string Value)[] data) =>
        BenchHost.Pressed(verb, [("partner", "Contoso"), .. data]);
}
