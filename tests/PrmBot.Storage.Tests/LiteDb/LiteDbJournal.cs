using System.Diagnostics;
using PrmBot.Identity;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

/// <summary>What was committed stands in the journal first, and in the database file some time later.</summary>
public sealed class LiteDbJournal : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.GetDirectoryName(_folder.File)!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_was_closed_leaves_no_journal()
    {
        using (var store = Open(_folder.File))
        {
            await PutAsync(store, "a", "text");
            Journals(Data).ShouldNotBeEmpty();
        }

        Journals(Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_committed_is_in_the_file_soon_without_anybody_asking()
    {
        using var store = Open(_folder.File);
        await PutAsync(store, "a", "text");

        await UntilAsync(() => Journals(Data).Length == 0);
        var copy = CopyOfData();

        using var moved = Open(copy);
        (await ListAsync(moved)).ShouldBe(["a text"]);
    }

    [Fact]
    public async Task Lists_are_of_one_moment_and_miss_nothing_while_it_is_moved()
    {
        using var store = Open(_folder.File);
        using var end = new CancellationTokenSource();
        Task Looping(Func<int, Task> work) => Task.Run(async () =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                await work(i);
            }
        });

        // Three documents always say the same, a fourth comes and goes.
        var writing = Looping(async i =>
        {
            var work = store.Open(Here);
            foreach (var id in (string[])["a", "b", "c"])
            {
                var note = await work.FindAsync<Note>(id, default) ?? new Note { Id = id, Partner = Contoso };
                work.Put(note with { Count = i + 1 });
            }

            if (await work.FindAsync<Note>("d", default) is { } there)
            {
                work.Remove(there);
            }
            else
            {
                work.Put(new Note { Id = "d", Partner = i % 4 == 0 ? Contoso : Fabrikam, Count = i + 1 });
            }

            await work.CommitAsync(default);
        });
        var moving = Looping(_ => store.Inbox.PendingAsync(default));
        var last = 0;
        for (var i = 0; last < 300 && !writing.IsCompleted && !moving.IsCompleted; i++)
        {
            var notes = i % 2 == 0
                ? await store.Open(Here).OfPartnerAsync<Note>(Contoso, default)
                : await store.Open(Here).LatestAsync<Note>(4, default);
            var counts = notes.Where(n => n.Id != "d").Select(n => n.Count).ToList();
            counts.Distinct().Count().ShouldBeLessThanOrEqualTo(1, string.Join(' ', counts));
            counts.Count.ShouldBe(last > 0 || counts.Count > 0 ? 3 : 0);
            counts.FirstOrDefault().ShouldBeGreaterThanOrEqualTo(last);
            last = counts.FirstOrDefault();
        }

        await end.CancelAsync();
        await Task.WhenAll(writing, moving);
        last.ShouldBeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public async Task A_list_of_a_partner_that_is_known_follows_what_comes_goes_and_changes()
    {
        using var store = Open(_folder.File);
        async Task ChangeAsync(Action<IUnitOfWork, Note?> change)
        {
            var work = store.Open(Here);
            change(work, await work.FindAsync<Note>("a", default));
            await work.CommitAsync(default);
        }

        async Task<string> SeenAsync()
        {
            var seen = new List<string>();
            foreach (var partner in (PartnerId[])[Contoso, Fabrikam])
            {
                var notes = await store.Open(Here).OfPartnerAsync<Note>(partner, default);
                seen.Add($"{partner}: {string.Join(',', notes.Select(n => n.Id + n.Text))}");
            }

            return string.Join("; ", seen);
        }

        (await SeenAsync()).ShouldBe("contoso: ; fabrikam: ");
        await ChangeAsync((work, _) => work.Put(new Note { Id = "a", Partner = Contoso, Text = "1" }));
        (await SeenAsync()).ShouldBe("contoso: a1; fabrikam: ");
        await ChangeAsync((work, a) => work.Put(a! with { Text = "2" }));
        (await SeenAsync()).ShouldBe("contoso: a2; fabrikam: ");
        await ChangeAsync((work, a) => work.Put(a! with { Partner = Fabrikam }));
        (await SeenAsync()).ShouldBe("contoso: ; fabrikam: a2");
        await ChangeAsync((work, a) => work.Remove(a!));
        (await SeenAsync()).ShouldBe("contoso: ; fabrikam: ");
    }

    [Fact]
    public async Task A_store_of_before_is_known_whole_before_and_after_its_keys_are()
    {
        using (var before = Open(_folder.File))
        {
            var work = before.Open(Here);
            Enumerable.Range(0, 2_500).ToList().ForEach(i => work.Put(new Note { Id = $"n{i}" }));
            await work.CommitAsync(default);
            await before.Inbox.AcceptAsync(Item("in1"), default);
        }

        using var store = Open(_folder.File);
        for (var round = 0; round < 40; round++)
        {
            var work = store.Open(Here);
            (await work.FindAsync<Note>($"n{2_499 - round}", default)).ShouldNotBeNull();
            (await work.FindAsync<Note>($"m{round}", default)).ShouldBeNull();
            (await store.Inbox.AcceptAsync(Item("in1"), default)).ShouldBeFalse();
            await PutAsync(store, $"m{round}", "new");
            await Task.Delay(10);
        }

        await Should.ThrowAsync<ConcurrencyException>(() => PutAsync(store, "n7", "again"));
        await Should.ThrowAsync<ConcurrencyException>(() => PutAsync(store, "m7", "again"));
    }

    [Fact]
    public async Task Places_go_on_after_those_that_only_the_journal_knows()
    {
        string copy;
        using (var store = Open(_folder.File))
        {
            foreach (var id in (string[])["m1", "m2", "m3"])
            {
                await SendAsync(store, id);
            }

            copy = CopyOfData();
        }

        using var found = Open(copy);
        await SendAsync(found, "m4");
        (await found.Outbox.PendingAsync(default)).Select(m => m.Id).ShouldBe(["m1", "m2", "m3", "m4"]);
    }

    [Fact]
    public async Task A_damaged_journal_is_said_at_the_start_and_left_as_it_is()
    {
        string copy;
        using (var store = Open(_folder.File))
        {
            await PutAsync(store, "a", "first");
            await PutAsync(store, "b", "second");
            copy = CopyOfData();
        }

        var journal = Journals(Path.GetDirectoryName(copy)!)[0];
        var bytes = await File.ReadAllBytesAsync(journal);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes);

        Should.Throw<StoreUnavailableException>(() => Open(copy)).Message.ShouldContain("which is damaged");
        (await File.ReadAllBytesAsync(journal)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_journal_without_its_file_is_not_taken_for_a_whole_one()
    {
        string copy;
        using (var store = Open(_folder.File))
        {
            await PutAsync(store, "a", "text");
            copy = CopyOfData();
        }

        var (file, journal) = (await File.ReadAllBytesAsync(copy), Journals(Path.GetDirectoryName(copy)!)[0]);
        File.Delete(copy);
        File.Delete(Path.ChangeExtension(copy, null) + "-log.db");

        var error = Should.Throw<StoreUnavailableException>(() => Open(copy));
        error.Message.ShouldBe(
            $"Storage:Path names {copy}, which is gone while {journal} is there, what was written last: put the file "
            + "or a backup in its place, or move that away to start empty.");

        await File.WriteAllBytesAsync(copy, file);
        using var found = Open(copy);
        (await ListAsync(found)).ShouldBe(["a text"]);
    }

    [Fact]
    public async Task While_only_the_file_cannot_be_written_commits_go_on_and_are_moved_when_it_can()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        using (var before = Open(_folder.File))
        {
            await PutAsync(before, "a", "text");
        }

        var log = Path.ChangeExtension(_folder.File, null) + "-log.db";
        File.Delete(log);
        File.CreateSymbolicLink(log, "/dev/full");
        using (var store = Open(_folder.File))
        {
            await PutAsync(store, "b", "text");
            var error = Should.Throw<StoreUnavailableException>(() => store.BackUp(Path.Combine(_folder.Root, "copy")));
            error.Message.ShouldContain("whose disk is full");
            await PutAsync(store, "c", "text");
            (await ListAsync(store)).ShouldBe(["a text", "b text", "c text"]);

            File.Delete(log);
            await UntilAsync(() => Journals(Data).Length == 0);
            (await ListAsync(store)).ShouldBe(["a text", "b text", "c text"]);
        }

        using var again = Open(_folder.File);
        (await ListAsync(again)).ShouldBe(["a text", "b text", "c text"]);
    }

    private static LiteDbStore Open(string path) => new(path, TimeProvider.System);

    private static async Task PutAsync(LiteDbStore store, string id, string text)
    {
        var work = store.Open(Here);
        work.Put(new Note { Id = id, Text = text });
        await work.CommitAsync(default);
    }

    private static async Task SendAsync(LiteDbStore store, string id)
    {
        var work = store.Open(Here);
        work.Send(Message(id));
        await work.CommitAsync(default);
    }

    private static async Task<IEnumerable<string>> ListAsync(LiteDbStore store) =>
        (await store.Open(Here).AllAsync<Note>(default)).Select(n => $"{n.Id} {n.Text}");

    private static string[] Journals(string folder) => Directory.GetFiles(folder, "prmbot-journal.*");

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 600 && !isSo(); i++)
        {
            await Task.Delay(50);
        }

        isSo().ShouldBeTrue();
    }

    // As a kill leaves it, before what was written is moved. Not by .NET, which keeps to the lock of the file.
    private string CopyOfData()
    {
        var to = Path.Combine(_folder.Root, "killed");
        using var copy = Process.Start("cp", ["-r", Data, to]);
        copy.WaitForExit();
        return Path.Combine(to, "prmbot.db");
    }
}
