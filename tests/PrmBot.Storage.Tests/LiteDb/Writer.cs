using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Writes into the store until it is killed. Says <c>accepted ID</c> and <c>committed N</c> after the store said so.
/// Transaction N raises both of two documents to N, adds note N and message N, and handles one inbox item.
/// </summary>
internal static class Writer
{
    public static async Task Main(string[] args)
    {
        using var store = new LiteDbStore(args[0], TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(worker => Task.Run(() => WorkAsync(store, worker))));
    }

    public static string Item(int n, int worker) => $"in-{n}-{worker}";

    private static async Task WorkAsync(LiteDbStore store, int worker)
    {
        while (true)
        {
            var work = store.Open(Here);
            var left = await work.FindAsync<Note>("left", CancellationToken.None) ?? new Note { Id = "left" };
            var right = await work.FindAsync<Note>("right", CancellationToken.None) ?? new Note { Id = "right" };
            var n = left.Count + 1;

            await store.Inbox.AcceptAsync(Samples.Item(Item(n, worker)), CancellationToken.None);
            await Console.Out.WriteLineAsync($"accepted {Item(n, worker)}");

            work.Put(left with { Count = n });
            work.Put(new Note { Id = $"note-{n}", Count = n, Partner = Contoso, Text = new string('x', n % 9000) });
            work.Put(right with { Count = n });
            work.Send(Message($"out-{n}"));
            work.Handled(Item(n, worker));
            try
            {
                await work.CommitAsync(CancellationToken.None);
                await Console.Out.WriteLineAsync($"committed {n}");
            }
            catch (ConcurrencyException)
            {
                // Another worker was first: this one tries the next number.
            }
        }
    }
}
