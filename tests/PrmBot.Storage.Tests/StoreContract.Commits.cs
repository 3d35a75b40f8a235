using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Of_two_sessions_with_one_version_the_second_is_told()
    {
        await PutAsync(new Note { Id = "a" });
        var (first, second) = (Store.Open(Here), Store.Open(Here));
        first.Put((await first.FindAsync<Note>("a", None))! with { Text = "first" });
        second.Put((await second.FindAsync<Note>("a", None))! with { Text = "second" });

        await first.CommitAsync(None);
        var error = await Should.ThrowAsync<ConcurrencyException>(() => second.CommitAsync(None));

        (error.Kind, error.Id).ShouldBe(("note", "a"));
        (await FindAsync("a"))!.Text.ShouldBe("first");
    }

    [Fact]
    public async Task Of_two_new_documents_with_one_id_the_second_is_told()
    {
        var (first, second) = (Store.Open(Here), Store.Open(Here));
        first.Put(new Note { Id = "a", Text = "first" });
        second.Put(new Note { Id = "a", Text = "second" });

        await first.CommitAsync(None);
        await Should.ThrowAsync<ConcurrencyException>(() => second.CommitAsync(None));

        (await FindAsync("a"))!.Text.ShouldBe("first");
    }

    [Fact]
    public async Task A_change_of_a_removed_document_is_a_conflict_and_so_is_a_removal_of_a_changed_one()
    {
        await PutAsync(new Note { Id = "a" }, new Note { Id = "b" });
        var (a, b) = ((await FindAsync("a"))!, (await FindAsync("b"))!);
        var work = Store.Open(Here);
        work.Remove(a);
        work.Put(b with { Text = "changed" });
        await work.CommitAsync(None);

        var change = Store.Open(Here);
        change.Put(a with { Text = "late" });
        var removal = Store.Open(Here);
        removal.Remove(b);

        await Should.ThrowAsync<ConcurrencyException>(() => change.CommitAsync(None));
        await Should.ThrowAsync<ConcurrencyException>(() => removal.CommitAsync(None));
    }

    [Fact]
    public async Task Nothing_of_a_failed_commit_stays()
    {
        await PutAsync(new Note { Id = "b" });
        await Store.Inbox.AcceptAsync(Item("in"), None);
        var work = Store.Open(Here);
        work.Put(new Note { Id = "a" });
        work.Put(new Note { Id = "b", Text = "stale" });
        work.Put(new Note { Id = "c" });
        work.Send(Message("out"));
        work.Handled("in");

        await Should.ThrowAsync<ConcurrencyException>(() => work.CommitAsync(None));

        (await Store.Open(Here).AllAsync<Note>(None)).Select(n => (n.Id, n.Text)).ShouldBe([("b", "")]);
        (await Store.Outbox.PendingAsync(None)).ShouldBeEmpty();
        (await Store.Inbox.PendingAsync(None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Documents_messages_and_the_handled_item_are_one_commit()
    {
        await Store.Inbox.AcceptAsync(Item("in"), None);
        var work = Store.Open(Here);
        work.Put(new Note { Id = "a" });
        work.Send(Message("out"));
        work.Handled("in");

        await work.CommitAsync(None);

        (await FindAsync("a")).ShouldNotBeNull();
        (await Store.Outbox.PendingAsync(None)).ShouldBe([Message("out")]);
        (await Store.Inbox.PendingAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outbox_id_that_exists_fails_the_whole_commit()
    {
        var first = Store.Open(Here);
        first.Send(Message("out"));
        await first.CommitAsync(None);
        var second = Store.Open(Here);
        second.Put(new Note { Id = "a" });
        second.Send(Message("out"));

        await Should.ThrowAsync<InvalidOperationException>(() => second.CommitAsync(None));

        (await FindAsync("a")).ShouldBeNull();
        (await Store.Outbox.PendingAsync(None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_session_commits_once()
    {
        var work = Store.Open(Here);
        await work.CommitAsync(None);

        await Should.ThrowAsync<InvalidOperationException>(() => work.CommitAsync(None));
    }

    [Fact]
    public async Task Changes_hold_what_was_stored_before_the_session()
    {
        await PutAsync(new Note { Id = "a", Text = "old" }, new Note { Id = "r", Text = "gone" });
        var work = Store.Open(Here);
        var a = (await work.FindAsync<Note>("a", None))!;

        work.Put(a with { Text = "new" });
        work.Put(a with { Text = "newer" });
        work.Put(new Note { Id = "b" });
        work.Remove((await work.FindAsync<Note>("r", None))!);

        work.Changes.Select(c => (c.Kind, c.Id, c.BeforeSchema, c.NewVersion))
            .ShouldBe([("note", "a", 1, 2), ("note", "b", 1, 1), ("note", "r", 1, 0)]);
        DocumentFormat.Read<Note>(work.Changes[0].Before!, 1, 1).ShouldBe(a);
        work.Changes[1].Before.ShouldBeNull();
        work.Changes[2].Before!.ShouldContain("gone");
    }

    [Fact]
    public async Task What_a_session_made_and_removed_again_is_no_change()
    {
        var work = Store.Open(Here);
        work.Put(new Note { Id = "a" });
        work.Remove((await work.FindAsync<Note>("a", None))!);

        var changes = work.Changes;
        await work.CommitAsync(None);

        changes.ShouldBeEmpty();
        (await FindAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task Counting_by_eight_at_once_with_retry_ends_at_the_exact_sum()
    {
        const int Workers = 8, Each = 25;
        await PutAsync(new Note { Id = "counter" });

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                while (!await TryCountAsync())
                {
                }
            }
        })));

        (await FindAsync("counter")).ShouldBe(
            new Note { Id = "counter", Count = Workers * Each, Version = (Workers * Each) + 1 });
    }

    private async Task<bool> TryCountAsync()
    {
        var work = Store.Open(Here);
        var counter = (await work.FindAsync<Note>("counter", None))!;
        work.Put(counter with { Count = counter.Count + 1 });
        try
        {
            await work.CommitAsync(None);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    [Fact]
    public async Task Of_many_commits_at_once_only_the_stale_ones_fail()
    {
        var stored = Enumerable.Range(0, 60).Select(i => new Note { Id = $"n{i}" }).ToArray();
        await PutAsync(stored);
        await PutAsync([.. stored.Where((_, i) => i % 5 == 0).Select(n => n with { Version = 1, Text = "first" })]);

        var commits = stored.Select(n => Task.Run(() => PutAsync(n with { Version = 1, Text = "at once" }))).ToArray();
        await Task.WhenAll(commits).ContinueWith(_ => { }, TaskScheduler.Default);

        commits.Select(c => c.Exception?.InnerException is ConcurrencyException)
            .ShouldBe(stored.Select((_, i) => i % 5 == 0));
        var texts = await Store.Open(Here).AllAsync<Note>(None);
        texts.Count(n => n.Text == "first").ShouldBe(12);
        texts.Count(n => n.Text == "at once").ShouldBe(48);
    }

    [Fact]
    public async Task Of_many_commits_at_once_the_one_that_fails_halfway_leaves_nothing()
    {
        await SendAsync("taken");

        var commits = Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var work = Store.Open(Here);
            work.Put(new Note { Id = $"n{i:00}" });
            work.Send(Message(i == 17 ? "taken" : $"e{i:00}"));
            await work.CommitAsync(None);
        })).ToArray();
        await Task.WhenAll(commits).ContinueWith(_ => { }, TaskScheduler.Default);

        commits.Count(c => c.IsFaulted).ShouldBe(1);
        commits[17].Exception!.InnerException.ShouldBeOfType<InvalidOperationException>();
        var notes = await Store.Open(Here).AllAsync<Note>(None);
        notes.Count.ShouldBe(39);
        notes.ShouldNotContain(n => n.Id == "n17");
        (await Store.Outbox.PendingAsync(None)).Count.ShouldBe(40);
    }

    private async Task SendAsync(string id)
    {
        var work = Store.Open(Here);
        work.Send(Message(id));
        await work.CommitAsync(None);
    }
}
