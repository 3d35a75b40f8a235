using PrmBot.Identity;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Moving;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.Postgres;

/// <summary>A file moved into a database, and a copy of a file put in its place.</summary>
public sealed class Moving : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LiteDbStore _file;

    public Moving() => _file = new LiteDbStore(_folder.File, TimeProvider.System);

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_that_a_file_holds_is_in_the_database_with_versions_queues_and_memory()
    {
        await FillAsync();
        using var database = new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System);

        var tallies = await database.FillAsync(_file.Contents, default);

        tallies.ShouldBe(Inventory.Of(_file.Contents), ignoreOrder: true);
        tallies.Select(t => (t.Key, t.Value.Count)).ShouldBe(
            [("documents of kind memo", 1), ("documents of kind note", 1203), ("inbox", 4), ("outbox", 3)],
            ignoreOrder: true);
        (await database.Open(Here).FindAsync<Note>("a", default)).ShouldBe(
            new Note { Id = "a", Text = "second \uFFFD", Count = 7, Partner = Contoso, Version = 2 });
        (await database.Open(Elsewhere).AllAsync<Note>(default)).ShouldHaveSingleItem();
        (await database.Inbox.PendingAsync(default)).ShouldBe([Item("waits"), Item("waits too")]);
        (await database.Inbox.AnswerAsync("pressed", default)).ShouldBe("a card");
        (await database.Inbox.AcceptAsync(Item("handled"), default)).ShouldBeFalse();
        (await database.Outbox.PendingAsync(default)).Select(e => e.Id).ShouldBe(["z", "b"]);
        (await database.Outbox.FindAsync("a", default))!.DeliveredAs.ShouldBe("1:x");
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_as_it_is()
    {
        await FillAsync();
        using var database = new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System);
        var work = database.Open(Elsewhere);
        work.Put(new Note { Id = "there" });
        await work.CommitAsync(default);

        var error = await Should.ThrowAsync<StoreUnavailableException>(
            () => database.FillAsync(_file.Contents, default));

        error.Message.ShouldContain("not empty (1 records)");
        (await database.Open(Here).AllAsync<Note>(default)).ShouldBeEmpty();
        (await database.Open(Elsewhere).AllAsync<Note>(default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_does_not_come_back_the_same_moves_nothing()
    {
        await FillAsync();
        using var database = new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System);

        var error = await Should.ThrowAsync<InvalidDataException>(
            () => database.FillAsync(new Changing(_file.Contents), default));

        error.Message.ShouldContain("documents of kind memo");
        (await database.Open(Here).AllAsync<Note>(default)).ShouldBeEmpty();
        (await database.Inbox.PendingAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_made_while_others_write_is_whole_and_can_be_put_in_the_files_place()
    {
        await FillAsync();
        var copy = Path.Combine(_folder.Root, "copies", "one.db");
        var commits = Enumerable.Range(0, 300).Select(i => PutAsync(Here, new Note { Id = $"later{i}" })).ToList();

        _file.BackUp(copy);
        await Task.WhenAll(commits);
        _file.BackUp(copy);
        var wanted = Inventory.Of(_file.Contents);
        await PutAsync(Here, new Note { Id = "after the copy" });

        _file.Dispose();
        File.Delete(_folder.File);
        File.Copy(copy, _folder.File);
        using var restored = new LiteDbStore(_folder.File, TimeProvider.System);
        Inventory.Of(restored.Contents).ShouldBe(wanted, ignoreOrder: true);
        (await restored.Open(Here).FindAsync<Note>("after the copy", default)).ShouldBeNull();
        (await restored.Open(Here).FindAsync<Note>("later299", default)).ShouldNotBeNull();
        Directory.GetFiles(Path.GetDirectoryName(copy)!).ShouldBe([copy]);
    }

    private async Task FillAsync()
    {
        await PutAsync(Here, new Note { Id = "a", Text = "first", Partner = Contoso });
        await PutAsync(Here, new Note { Id = "a", Text = "second \0", Count = 7, Partner = Contoso, Version = 1 });
        await PutAsync(Here, [.. Enumerable.Range(0, 1201).Select(i => new Note { Id = $"n{i}", Text = "ä|%7C" })]);
        await PutAsync(Elsewhere, new Note { Id = "a" });
        var work = _file.Open(Here);
        work.Put(new Memo { Id = new string('漢', 2000) });
        work.Send(Message("z"));
        work.Send(Message("a"));
        work.Send(Message("b"));
        await work.CommitAsync(default);
        await _file.Outbox.SaveAsync(Message("a") with { DeliveredAs = "1:x", Attempts = 1 }, default);
        foreach (var id in (string[])["waits", "handled", "pressed", "waits too"])
        {
            await _file.Inbox.AcceptAsync(Item(id), default);
        }

        await _file.Inbox.DropAsync("handled", default);
        await _file.Inbox.AnsweredAsync("pressed", "a card", default);
    }

    private async Task PutAsync(TenantId tenant, params Note[] notes)
    {
        var work = _file.Open(tenant);
        foreach (var note in notes)
        {
            work.Put(note);
        }

        await work.CommitAsync(default);
    }

    /// <summary>Says something else when it is asked a second time, as a file does that somebody writes to.</summary>
    private sealed class Changing(IStoreContents of) : IStoreContents
    {
        private int _asked;

        public IEnumerable<StoredDocument> Documents()
        {
            var isSecond = _asked++ > 0;
            return of.Documents().Where(d => !isSecond || d.Kind != Memo.Kind);
        }

        public IEnumerable<StoredItem> Inbox() => of.Inbox();

        public IEnumerable<OutboxEntry> Outbox() => of.Outbox();
    }
}
