using System.Diagnostics;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// What each operation of a store takes on this machine's disk, alone and 16 at once, as partners grow from 10 to
/// 10,000 and the numbers of one from 26 to 520 weeks. Both stores wait for the disk at each commit.
/// </summary>
internal static class StorageReport
{
    private const int Alone = 100;
    private const int WarmUps = 10;
    private const int AtOnce = 16;
    private const int EachAtOnce = 20;

    internal static async Task WriteAsync(TextWriter output, int mostPartners)
    {
        output.WriteLine("alone: median and 99 of 100 in ms; 16 at once: operations a second");
        foreach (var partners in new[] { 10, 1_000, 10_000, 100_000 }.Where(p => p <= mostPartners))
        {
            var data = Directory.CreateTempSubdirectory("prmbot-bench-");
            var path = Path.Combine(data.FullName, "prmbot.db");
            using (var file = new LiteDbStore(path, TimeProvider.System))
            {
                await MeasureAsync(output, "LiteDB", file, partners);
                output.WriteLine($"  the file: {new FileInfo(path).Length / 1e6:0.0} MB");
            }

            data.Delete(recursive: true);
        }

        var cluster = PostgresCluster.Durable();
        foreach (var partners in new[] { 10, 1_000, 10_000, 100_000 }.Where(p => p <= mostPartners))
        {
            var database = cluster.NewDatabase();
            using var server = new PostgresStore(database, TimeProvider.System);
            await MeasureAsync(output, "PostgreSQL", server, partners);
            var name = database.Split("Database=")[1].Split(';')[0];
            var sizes = cluster.Sql(
                name, "SELECT pg_table_size('documents') / 1000, pg_indexes_size('documents') / 1000");
            var words = sizes.Replace("|", ", ", StringComparison.Ordinal);
            output.WriteLine($"  documents, and their indexes, in KB: {words}");
        }
    }

    private static async Task MeasureAsync(TextWriter output, string what, IStore store, int partners)
    {
        await StorageFilling.PartnersAsync(store, partners);
        await StorageFilling.NumbersAsync(store, StorageOperation.Asked, weeks: 52);
        output.WriteLine($"{what}, {partners:#,0} partners:");
        await WriteListAsync(output, store);
        foreach (var operation in StorageOperation.Of(store))
        {
            var line = await AloneAsync(operation);
            var many = operation.IsForOne ? string.Empty : $"{await AtOnceAsync(operation),10:#,0}/s";
            output.WriteLine($"  {operation.Name,-28} {line} {many}");
        }

        foreach (var weeks in partners == 10 ? new[] { 26, 104, 260, 520 } : [])
        {
            var of = PartnerId.From($"of {weeks} weeks");
            await StorageFilling.NumbersAsync(store, of, weeks);
            var read = await AloneAsync(StorageOperation.NumbersOf(store, of));
            output.WriteLine($"  {$"all of a partner, {weeks} weeks",-28} {read}");
        }
    }

    private static async Task<string> AloneAsync(StorageOperation operation)
    {
        var times = new List<double>();
        for (var i = 0; i < Alone + WarmUps; i++)
        {
            var key = Guid.NewGuid().ToString("N");
            await (operation.Prepare?.Invoke(key) ?? Task.CompletedTask);
            var start = Stopwatch.GetTimestamp();
            await operation.Run(key);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times = [.. times.Skip(WarmUps).Order()];
        return $"{times[Alone / 2],8:0.00} {times[Alone * 99 / 100],8:0.00}";
    }

    private static async Task<double> AtOnceAsync(StorageOperation operation)
    {
        var keys = Enumerable.Range(0, AtOnce * EachAtOnce).Select(_ => Guid.NewGuid().ToString("N")).ToList();
        if (operation.Prepare is { } prepare)
        {
            await Parallel.ForEachAsync(keys, async (key, _) => await prepare(key));
        }

        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(keys.Chunk(EachAtOnce).Select(some => Task.Run(async () =>
        {
            foreach (var key in some)
            {
                await operation.Run(key);
            }
        })));
        return keys.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Nobody has asked for it before, so all that it consists of is made here.
    private static async Task WriteListAsync(TextWriter output, IStore store)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var list = await store.Open(BenchHost.Home).AllAsync<Partner>(default);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(list);
        output.WriteLine($"  the list in memory: {bytes / 1e6:0.0} MB");
    }
}
