using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;

namespace PrmBot.Storage.LiteDb;

[Collection(nameof(MeasuredAlone))]
public sealed class LiteDbMemory : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reading_leaves_nothing_in_memory_whatever_it_asked_for()
    {
        using var store = new LiteDbStore(_folder.File, TimeProvider.System);
        await ReadAsync(store, 0, 100);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await ReadAsync(store, 100, 2_000);

        // The driver keeps some 2 KB for each text of an expression that it sees, for as long as the process lives.
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(1_000_000);
    }

    private static async Task ReadAsync(IStore store, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var work = store.Open(new TenantId($"t{i % 7}"), new PartnerId($"p{i}"));
            (await work.AllAsync<Partner>(default)).ShouldBeEmpty();
        }
    }
}
