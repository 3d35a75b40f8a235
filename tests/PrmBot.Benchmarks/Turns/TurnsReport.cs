using System.Collections.Concurrent;
using System.Diagnostics;

namespace PrmBot.Benchmarks.Turns;

/// <summary>
/// How many turns a second the real host takes over HTTP, and how long a person waits at half of that, beside an echo
/// bot on the official JavaScript SDK, and one that does nothing but answer: the same people, the same machine, one
/// after the other.
/// </summary>
internal static class TurnsReport
{
    internal static async Task WriteAsync(TextWriter output, int conversations, int seconds)
    {
        output.WriteLine(
            $"{conversations} conversations; each turn an answer, a question, a press or a KPI; {seconds} s a measure");
        var ours = await MeasureAsync(output, "PrmBot", BotUnderTest.PrmBotAsync, conversations, seconds);
        var echo = await MeasureAsync(output, "echo bot", BotUnderTest.EchoAsync, conversations, seconds);
        var wire = await MeasureAsync(output, "wire", BotUnderTest.WireAsync, conversations, seconds);
        output.WriteLine($"PrmBot answers {ours / echo:0.00} times as many as the echo bot; nothing but the wire "
            + $"{wire / echo:0.00} times");
    }

    private static async Task<double> MeasureAsync(
        TextWriter output, string name, Func<Task<BotUnderTest>> start, int conversations, int seconds)
    {
        using var bot = await start();
        await using var teams = await LoopbackTeams.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseProxy = false });
        Conversation[] people =
            [.. Enumerable.Range(1, conversations).Select(n => new Conversation(http, bot.Address, teams, n))];
        foreach (var person in people)
        {
            await person.PrepareAsync();
        }

        await MostAsync(people, seconds);
        var busy = bot.Busy;
        var most = await MostAsync(people, seconds);
        busy = bot.Busy - busy;
        var waits = await AtRateAsync(people, most / 2, seconds);
        var each = busy.TotalMilliseconds / (most * seconds);
        output.WriteLine($"{name,-9} {most,7:0} turns a second at most ({each:0.00} ms of processor time each); "
            + $"at half of it median {At(waits, 0.5):0.0} ms, p99 {At(waits, 0.99):0.0} ms; {bot.MemoryInMb:0} MB");
        return most;
    }

    // Everybody says the next thing when they are answered.
    private static async Task<double> MostAsync(IReadOnlyList<Conversation> people, int seconds)
    {
        var clock = Stopwatch.StartNew();
        var turns = 0;
        await Task.WhenAll(people.Select(async person =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                await person.NextAsync();
                Interlocked.Increment(ref turns);
            }
        }));
        return turns / clock.Elapsed.TotalSeconds;
    }

    // At fixed moments, whoever is answered or not: waiting is counted from the moment that a turn was due.
    private static async Task<List<double>> AtRateAsync(IReadOnlyList<Conversation> people, double rate, int seconds)
    {
        var waits = new ConcurrentBag<double>();
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < rate * seconds; n++)
        {
            var due = TimeSpan.FromSeconds(n / rate);
            while (clock.Elapsed < due)
            {
                await Task.Delay(1);
            }

            var person = people[n % people.Count];
            running.Add(Task.Run(async () =>
            {
                await person.NextAsync();
                waits.Add((clock.Elapsed - due).TotalMilliseconds);
            }));
        }

        await Task.WhenAll(running);
        return [.. waits.Order()];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
