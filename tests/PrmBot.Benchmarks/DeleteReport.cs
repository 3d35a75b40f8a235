using System.Diagnostics;
using PrmBot.Host.Privacy;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>How long it takes to delete a partner, or a person, among many partners.</summary>
internal static class DeleteReport
{
    private const int EntriesEach = 30;
    private static readonly TenantId Home = new("6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10");

    public static async Task WriteAsync(TextWriter output, int partners)
    {
        var folder = Directory.CreateTempSubdirectory("prmbot-delete-");
        using (var file = new LiteDbStore(Path.Combine(folder.FullName, "prmbot.db"), TimeProvider.System))
        {
            await RunAsync(output, "LiteDB", file, partners);
        }

        folder.Delete(recursive: true);
        using var server = new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System);
        await RunAsync(output, "PostgreSQL", server, partners);
    }

    private static async Task RunAsync(TextWriter output, string what, IStore store, int partners)
    {
        foreach (var some in Enumerable.Range(0, partners).Chunk(100))
        {
            var work = store.Open(Home);
            foreach (var number in some)
            {
                Put(work, number);
            }

            await work.CommitAsync(default);
        }

        var finding = new Finding(store, Home);
        var deletions = new Deletions(store, null, TimeProvider.System);
        await TimeAsync(output, $"{what}: a partner of {partners}", async () =>
            await deletions.RunAsync(await finding.PartnerAsync($"Partner {partners / 2}", default), default));
        await TimeAsync(output, $"{what}: a person in every 10th of {partners * EntriesEach} entries", async () =>
            await deletions.RunAsync((await finding.PersonAsync(["Person 7"], default)).Who, default));
    }

    private static void Put(IUnitOfWork work, int number)
    {
        var of = new PartnerId($"partner-{number:D8}");
        work.Put(new Partner { Of = of, Name = $"Partner {number}", Channel = new($"19:{number}") });
        for (var i = 0; i < EntriesEach; i++)
        {
            var at = DateTimeOffset.UnixEpoch.AddHours((number * EntriesEach) + i);
            work.Put(new HistoryEntry
            {
                Id = HistoryEntry.IdAt(at, "x"), Partner = of, At = at, Function = "Kpi-record",
                Who = new(new($"person-{i % 10:D8}"), $"Person {i % 10}"), Summary = $"Pipeline of Partner {number}.",
                Changes =
                [
                    new DocumentChange(
                        "kpi_series", $"{of}|K{i}", $$"""{"of":"{{of}}","kpi":"K{{i}}"}""".PadRight(1000), 1, 2),
                ],
            });
        }
    }

    private static async Task TimeAsync(TextWriter output, string what, Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        await output.WriteLineAsync($"{Stopwatch.GetElapsedTime(begin).TotalSeconds,8:F2} s  {what}");
    }
}
