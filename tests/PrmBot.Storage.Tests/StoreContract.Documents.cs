using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_document_is_found_after_the_commit_and_not_before()
    {
        var work = Store.Open(Here);
        work.Put(new Note { Id = "a", Text = "first" });

        var before = await FindAsync("a");
        await work.CommitAsync(None);
        var after = await FindAsync("a");

        before.ShouldBeNull();
        after.ShouldBe(new Note { Id = "a", Text = "first", Version = 1 });
    }

    [Fact]
    public async Task The_version_grows_with_each_write()
    {
        await PutAsync(new Note { Id = "a" });

        await PutAsync((await FindAsync("a"))! with { Text = "second" });

        (await FindAsync("a")).ShouldBe(new Note { Id = "a", Text = "second", Version = 2 });
    }

    [Fact]
    public async Task A_session_finds_what_it_put_and_may_put_it_again()
    {
        await PutAsync(new Note { Id = "a", Text = "first" }, new Note { Id = "c" });
        var work = Store.Open(Here);

        work.Put((await work.FindAsync<Note>("a", None))! with { Text = "second" });
        work.Put((await work.FindAsync<Note>("a", None))! with { Text = "third" });
        work.Put(new Note { Id = "b" });
        var all = await work.AllAsync<Note>(None);
        await work.CommitAsync(None);

        all.Select(n => (n.Id, n.Text, n.Version)).ShouldBe([("a", "third", 1), ("b", "", 0), ("c", "", 1)]);
        (await FindAsync("a")).ShouldBe(new Note { Id = "a", Text = "third", Version = 2 });
    }

    [Fact]
    public async Task A_removed_document_is_gone_for_the_session_at_once_and_for_all_after_the_commit()
    {
        await PutAsync(new Note { Id = "a", Partner = Contoso }, new Note { Id = "b", Partner = Contoso });
        var work = Store.Open(Here);

        work.Remove((await work.FindAsync<Note>("a", None))!);
        var own = await work.OfPartnerAsync<Note>(Contoso, None);
        var others = await FindAsync("a");
        await work.CommitAsync(None);

        own.Select(n => n.Id).ShouldBe(["b"]);
        others.ShouldNotBeNull();
        (await FindAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_ids_and_know_kinds_apart()
    {
        await PutAsync(new Note { Id = "b", Partner = Contoso }, new Note { Id = "B", Partner = Contoso });
        await PutAsync(new Note { Id = "a", Partner = Fabrikam }, new Note { Id = "a|1" }, new Note { Id = "é" });
        var work = Store.Open(Here);
        work.Put(new Memo { Id = "b", Partner = Contoso });
        await work.CommitAsync(None);

        var all = await Store.Open(Here).AllAsync<Note>(None);
        var ofContoso = await Store.Open(Here).OfPartnerAsync<Note>(Contoso, None);

        all.Select(n => n.Id).ShouldBe(["B", "a", "a|1", "b", "é"]);
        ofContoso.Select(n => n.Id).ShouldBe(["B", "b"]);
    }

    [Fact]
    public async Task A_document_that_changes_its_partner_is_listed_with_the_new_one()
    {
        await PutAsync(new Note { Id = "a", Partner = Contoso });

        await PutAsync((await FindAsync("a"))! with { Partner = Fabrikam });

        (await Store.Open(Here).OfPartnerAsync<Note>(Contoso, None)).ShouldBeEmpty();
        (await Store.Open(Here).OfPartnerAsync<Note>(Fabrikam, None)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("東京 🗼 Ω")]
    [InlineData("tenant-a|note|x")]
    [InlineData("100%7C")]
    [InlineData("19:abc@thread.tacv2;messageid=1700000000000")]
    [InlineData(" ")]
    public async Task Any_text_is_an_id(string id)
    {
        await PutAsync(new Note { Id = id, Text = "it" }, new Note { Id = id + "|", Text = "other" });

        (await FindAsync(id))!.Text.ShouldBe("it");
        (await FindAsync(id))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Long_ids_that_differ_only_at_the_end_are_two()
    {
        var start = new string('漢', 2000);

        await PutAsync(new Note { Id = start + "1", Text = "one" }, new Note { Id = start + "2", Text = "two" });

        (await FindAsync(start + "1"))!.Text.ShouldBe("one");
        (await FindAsync(start + "2"))!.Text.ShouldBe("two");
    }

    [Fact]
    public async Task A_megabyte_comes_back_as_it_was()
    {
        var text = string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{i} ä"));

        await PutAsync(new Note { Id = "big", Text = text });

        (await FindAsync("big"))!.Text.ShouldBe(text);
    }

    [Fact]
    public async Task A_body_of_a_newer_program_is_refused_with_what_to_do()
    {
        var work = Store.Open(Here);
        work.Put(new NewerNote { Id = "a" });
        await work.CommitAsync(None);

        var error = await Should.ThrowAsync<InvalidOperationException>(() => FindAsync("a"));

        error.Message.ShouldContain("newer program");
        (await FindAsync("b")).ShouldBeNull();
    }

    [Fact]
    public async Task A_body_of_an_older_program_is_upgraded_step_by_step_and_stored_anew_when_it_is_put()
    {
        await PutAsync(new Note { Id = "a", Text = "first" });
        var work = Store.Open(Here);

        var read = (await work.FindAsync<Titled>("a", None))!;
        work.Put(read with { Title = "second" });
        var changes = work.Changes;
        await work.CommitAsync(None);

        read.ShouldBe(new Titled { Id = "a", Title = "first!", Version = 1 });
        changes[0].BeforeSchema.ShouldBe(1);
        (await Store.Open(Here).FindAsync<Titled>("a", None))
            .ShouldBe(new Titled { Id = "a", Title = "second", Version = 2 });
    }

    [Fact]
    public async Task The_latest_come_in_the_opposite_order_of_ids()
    {
        await PutAsync([.. "dbace".Select(c => new Note { Id = $"{c}", Partner = c is 'e' ? Fabrikam : Contoso })]);
        var work = Store.Open(Here);
        work.Put(new Memo { Id = "z" });
        work.Put(new Note { Id = "cc" });
        work.Remove((await work.FindAsync<Note>("d", None))!);

        var own = await work.LatestAsync<Note>(3, None);
        var ofContoso = await Store.Open(Here, Contoso).LatestAsync<Note>(2, None);
        var all = await Store.Open(Here).LatestAsync<Note>(100, None);

        own.Select(n => n.Id).ShouldBe(["e", "cc", "c"]);
        ofContoso.Select(n => n.Id).ShouldBe(["d", "c"]);
        all.Select(n => n.Id).ShouldBe(["e", "d", "c", "b", "a"]);
    }
}
