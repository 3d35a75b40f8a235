using System.Diagnostics;
using System.Net;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Benchmarks;

/// <summary>
/// How long the host's process takes from its start until <c>/health/ready</c> answers 200, and what it holds in
/// memory when nothing has been asked of it for ten seconds. The engine has been trained before, as it is published.
/// </summary>
internal static class StartReport
{
    private const int Starts = 10;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    internal static async Task WriteAsync(TextWriter output, int mostPartners)
    {
        foreach (var partners in new[] { 0, 10, 10_000 }.Where(p => p <= mostPartners))
        {
            var data = Directory.CreateTempSubdirectory("prmbot-bench-").FullName;
            try
            {
                await FillAsync(data, partners);
                (await StartAsync(data)).Bot.Dispose(); // makes the training, where there is none yet
                var (times, busy, memory) = (new List<double>(), new List<double>(), 0.0);
                for (var i = 0; i < Starts; i++)
                {
                    var (bot, seconds) = await StartAsync(data);
                    using (bot)
                    {
                        times.Add(seconds);
                        busy.Add(bot.Busy.TotalSeconds);
                        await Task.Delay(i == Starts - 1 ? Idle : TimeSpan.Zero);
                        memory = bot.MemoryInMb;
                    }
                }

                times.Sort();
                busy.Sort();
                output.WriteLine($"{partners,6:#,0} partners: ready after {times[Starts / 2]:0.00} s (median of "
                    + $"{Starts}, {times[0]:0.00} to {times[^1]:0.00}), {busy[Starts / 2]:0.00} s of processor time, "
                    + $"{memory:0} MB when idle");
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }

    private static async Task FillAsync(string data, int partners)
    {
        if (partners == 0)
        {
            return;
        }

        using var store = new LiteDbStore(Path.Combine(data, "prmbot.db"), TimeProvider.System);
        await StorageFilling.PartnersAsync(store, partners);
    }

    private static async Task<(BotProcess Bot, double Seconds)> StartAsync(string data)
    {
        var bot = await BotProcess.StartAsync(data, ("Access:HomeTenantId", BenchHost.Home.Value));
        using var http = new HttpClient();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(bot.Address, "/health/ready"));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return (bot, Stopwatch.GetElapsedTime(bot.Begun).TotalSeconds);
            }

            await Task.Delay(20);
        }
    }
}
