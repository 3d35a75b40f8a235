using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

public sealed class LiteDbClosing : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_asked_for_before_the_end_is_written_and_answered()
    {
        List<Task> commits;
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            commits = [.. Enumerable.Range(0, 200).Select(i => With(store, $"n{i}").CommitAsync(default))];
        }

        await Task.WhenAll(commits);
        using var again = new LiteDbStore(_folder.File, TimeProvider.System);
        (await again.Open(Here).AllAsync<Note>(default)).Count.ShouldBe(200);
    }

    [Fact]
    public async Task After_the_end_a_write_says_that_the_store_is_closed()
    {
        var store = new LiteDbStore(_folder.File, TimeProvider.System);
        store.Dispose();
        store.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => store.Inbox.DropAsync("a", default));
    }

    private static IUnitOfWork With(LiteDbStore store, string id)
    {
        var work = store.Open(Here);
        work.Put(new Note { Id = id });
        return work;
    }
}
