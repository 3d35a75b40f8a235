using PrmBot.Conversation;
using PrmBot.Host.Privacy;
using PrmBot.Host.Workers;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>What is deleted stays deleted, also when something comes in between.</summary>
public sealed class DeletionsTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-deletions-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_was_broken_off_is_finished_at_the_next_start_and_then_over(bool isServer)
    {
        var store = Open(isServer);
        using var end = store as IDisposable;
        await Office.OpenAsync(store);
        var manifest = new BackupManifest(_data);
        var deletions = new Deletions(store, manifest, TimeProvider.System);
        manifest.Add(new Erasure
        {
            Id = "broken off", What = ErasedKind.Person, Tenant = Office.Home, At = Office.Noon, Salt = "s",
            Hashes = [Erasure.Hash("s", Office.Mia.Id.Value), Erasure.Hash("s", "mia  KELLER")],
        });

        var first = await deletions.AgainAsync(Office.Home, default);
        var second = await deletions.AgainAsync(Office.Home, default);

        first.ShouldHaveSingleItem().Counts.Values.Sum().ShouldBeGreaterThan(10);
        second.ShouldBeEmpty();
        (await store.Open(Office.Home).FindAsync<PersonalChat>(Office.Mia.Id.Value, default)).ShouldBeNull();
        (await store.Open(Office.Home).FindAsync<PersonalChat>(Office.Tom.Id.Value, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_speaks_to_the_bot_again_after_it_is_not_deleted_at_the_next_start()
    {
        var store = Open(isServer: false);
        using var end = store as IDisposable;
        await Office.OpenAsync(store);
        var chat = await store.Open(Office.Home).FindAsync<PersonalChat>(Office.Mia.Id.Value, default);
        var deletions = new Deletions(store, new BackupManifest(_data), TimeProvider.System);
        var who = (await new Finding(store, Office.Home).PersonAsync(["Mia Keller"], default)).Who;
        await deletions.RunAsync(who, default);
        var work = store.Open(Office.Home);
        work.Put(chat! with { Version = 0 });
        await work.CommitAsync(default);

        (await deletions.AgainAsync(Office.Home, default)).ShouldBeEmpty();

        (await store.Open(Office.Home).FindAsync<PersonalChat>(Office.Mia.Id.Value, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Somebody_changing_records_meanwhile_neither_loses_nor_saves_anybody()
    {
        var store = Open(isServer: true);
        using var end = store as IDisposable;
        await Office.OpenAsync(store);
        var who = (await new Finding(store, Office.Home).PersonAsync(["Mia Keller"], default)).Who;
        using var over = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var others = WriteAsync(store, begun, over.Token);
        await begun.Task;

        await new Deletions(store, null, TimeProvider.System).RunAsync(who, default);
        await over.CancelAsync();

        var written = await others;
        var left = await store.Upkeep!.RowsAsync(Office.Home, new RowRange.Everything(), default).ToListAsync();
        left.ShouldNotContain(l => l.Row.Body.Contains(Office.Mia.Id.Value));
        (await store.Open(Office.Home).FindAsync<PersonalChat>(Office.Tom.Id.Value, default))!.Locale
            .ShouldBe($"x-{written}");
    }

    [Fact]
    public void A_damaged_manifest_is_said()
    {
        File.WriteAllText(Path.Combine(_data, "manifest.json"), "{");

        Should.Throw<StoreUnavailableException>(() => new BackupManifest(_data).Read())
            .Message.ShouldContain("put the last good one in its place");
    }

    // Tom's record, and a plan that names Mia, change again and again.
    private static async Task<int> WriteAsync(IStore store, TaskCompletionSource begun, CancellationToken over)
    {
        var written = 0;
        while (!over.IsCancellationRequested)
        {
            try
            {
                var work = store.Open(Office.Home);
                var tom = await work.FindAsync<PersonalChat>(Office.Tom.Id.Value, default);
                var plan = await work.FindAsync<Planning.JointPlan>("plan-of-Contoso", default);
                work.Put(tom! with { Locale = $"x-{written + 1}" });
                work.Put(plan! with { Revision = plan!.Revision + 1 });
                await work.CommitAsync(default);
                written++;
                begun.TrySetResult();
            }
            catch (ConcurrencyException)
            {
                // Decided once more.
            }
        }

        return written;
    }

    private IStore Open(bool isServer) => isServer
        ? new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System)
        : new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System);
}
