using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

public sealed class LiteDbErrors : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_is_created()
    {
        using var store = Open(_folder.File);

        File.Exists(_folder.File).ShouldBeTrue();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(8192)]
    [InlineData(100_000)]
    public void A_file_that_is_no_database_is_said_to_be_damaged_and_left_as_it_is(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        File.WriteAllBytes(InRoot("letter.db"), bytes);

        var error = Should.Throw<StoreUnavailableException>(() => Open(InRoot("letter.db")));

        error.Message.ShouldBe(Sentence(
            InRoot("letter.db"),
            "which is damaged or no PrmBot database: put a backup in its place, or move it away to start empty"));
        File.ReadAllBytes(InRoot("letter.db")).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(8, 2)]
    [InlineData(1, 200)]
    public async Task Damage_inside_the_file_is_said_at_the_start(int page, int pages)
    {
        await FillAsync();

        var bytes = await File.ReadAllBytesAsync(_folder.File);
        var from = Math.Min(page * 8192, bytes.Length);
        Array.Fill(bytes, (byte)0xEE, from, Math.Min(pages * 8192, bytes.Length - from));
        await File.WriteAllBytesAsync(_folder.File, bytes);

        var error = Should.Throw<StoreUnavailableException>(() => Open(_folder.File));
        error.Message.ShouldContain("which is damaged");
        (await File.ReadAllBytesAsync(_folder.File)).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public async Task A_file_that_was_cut_is_said_to_be_damaged_at_the_start(double rest)
    {
        await FillAsync();

        await using (var file = File.OpenWrite(_folder.File))
        {
            file.SetLength((long)(file.Length * rest));
        }

        Should.Throw<StoreUnavailableException>(() => Open(_folder.File)).Message.ShouldContain("which is damaged");
    }

    private async Task FillAsync()
    {
        using var store = Open(_folder.File);
        for (var i = 0; i < 20; i++)
        {
            await PutAsync(store, new Note { Id = $"n{i}", Text = new string('x', 9_000) });
        }
    }

    [Fact]
    public void A_second_start_is_told_that_the_file_is_in_use()
    {
        using var first = Open(_folder.File);

        var error = Should.Throw<StoreUnavailableException>(() => Open(_folder.File));

        error.Message.ShouldBe(Sentence(
            _folder.File,
            "which another process is using: stop the other PrmBot first, or set Storage:Path to another file"));
    }

    [Fact]
    public void A_path_below_a_file_or_that_is_a_folder_cannot_be_written()
    {
        File.WriteAllText(InRoot("file"), "text");

        foreach (var path in (string[])[Path.Combine(InRoot("file"), "prmbot.db"), _folder.Root])
        {
            var error = Should.Throw<StoreUnavailableException>(() => Open(path));

            error.Message.ShouldBe(Sentence(
                path,
                "which cannot be written: set Storage:Path to a file in a folder that this account may write to"));
        }
    }

    [Fact]
    public async Task A_full_disk_is_said_nothing_stays_and_the_store_works_again_when_there_is_room()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        using (var before = Open(_folder.File))
        {
            await PutAsync(before, new Note { Id = "a" });
        }

        var journal = Path.ChangeExtension(_folder.File, null) + "-journal.1";
        File.CreateSymbolicLink(journal, "/dev/full");
        using var store = Open(_folder.File);

        var error = await Should.ThrowAsync<StoreUnavailableException>(() => PutAsync(store, new Note { Id = "b" }));
        File.Delete(journal);
        await PutAsync(store, new Note { Id = "c" });

        error.Message.ShouldBe(Sentence(
            _folder.File,
            "whose disk is full: free some space there, or set Storage:Path to a file on another disk"));
        (await store.Open(Here).AllAsync<Note>(CancellationToken.None)).Select(n => n.Id).ShouldBe(["a", "c"]);
    }

    private static LiteDbStore Open(string path) => new(path, TimeProvider.System);

    private static async Task PutAsync(LiteDbStore store, Note note)
    {
        var work = store.Open(Here);
        work.Put(note);
        await work.CommitAsync(CancellationToken.None);
    }

    private static string Sentence(string path, string what) => $"Storage:Path names {path}, {what}.";

    private string InRoot(string name) => Path.Combine(_folder.Root, name);
}
