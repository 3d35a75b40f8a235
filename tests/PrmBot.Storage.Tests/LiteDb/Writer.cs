using System.Diagnostics;
using System.Globalization;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Writes into the store until it is killed. Says <c>accepted ID</c> and <c>committed N</c> after the store said so.
/// With a number as second argument one worker makes so many commits, the last of them announced just before, and
/// kills the process the moment that commit returns. Transaction N raises both of two documents to N, adds note N and
/// message N, and handles one inbox item.
/// </summary>
internal static class Writer
{
    public static async Task Main(string[] args)
    {
        using var store = new LiteDbStore(args[0], TimeProvider.System);
        if (args.Length == 1)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(worker => Task.Run(() => WorkAsync(store, worker, null)))
                .Append(Task.Run(() => MoveAsync(store))));
        }

        await WorkAsync(store, 0, int.Parse(args[1], CultureInfo.InvariantCulture));
    }

    // Asked for what waits, the store moves its journal into the file first: so kills come while it does.
    private static async Task MoveAsync(LiteDbStore store)
    {
        while (true)
        {
            await Task.Delay(Random.Shared.Next(20));
            await store.Outbox.PendingAsync(CancellationToken.None);
        }
    }

    public static string Item(int n, int worker) => $"in-{n}-{worker}";

    private static async Task WorkAsync(LiteDbStore store, int worker, int? commits)
    {
        using var self = Process.GetCurrentProcess();
        for (var i = 1; ; i++)
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
            if (i == commits)
            {
                await Console.Out.WriteLineAsync($"committed {n}");
                await work.CommitAsync(CancellationToken.None);
                self.Kill();
            }

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
