using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Restoring_brings_back_the_changed_the_removed_and_takes_away_the_new()
    {
        await PutAsync(
            new Note { Id = "changed", Text = "old", Partner = Contoso },
            new Note { Id = "removed", Partner = Contoso });
        var changes = await ChangeAsync();

        var work = Store.Open(Here);
        (await work.RestoreAsync(changes, None)).ShouldBeTrue();
        var own = await work.FindAsync<Note>("changed", None);
        await work.CommitAsync(None);

        own!.Text.ShouldBe("old");
        (await Store.Open(Here).OfPartnerAsync<Note>(Contoso, None)).ShouldBe(
        [
            new Note { Id = "changed", Text = "old", Partner = Contoso, Version = 3 },
            new Note { Id = "removed", Partner = Contoso, Version = 2 },
        ]);
        (await FindAsync("new")).ShouldBeNull();
    }

    [Fact]
    public async Task Restoring_can_itself_be_restored()
    {
        await PutAsync(new Note { Id = "changed", Text = "old" }, new Note { Id = "removed" });
        var changes = await ChangeAsync();
        var back = Store.Open(Here);
        await back.RestoreAsync(changes, None);
        await back.CommitAsync(None);

        var forth = Store.Open(Here);
        (await forth.RestoreAsync(back.Changes, None)).ShouldBeTrue();
        await forth.CommitAsync(None);

        (await Store.Open(Here).AllAsync<Note>(None)).Select(n => (n.Id, n.Text, n.Version))
            .ShouldBe([("changed", "new", 4), ("new", "", 2)]);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("new")]
    [InlineData("removed")]
    public async Task Restoring_nothing_when_somebody_changed_one_of_them_since(string id)
    {
        await PutAsync(new Note { Id = "changed" }, new Note { Id = "removed" });
        var changes = await ChangeAsync();
        await PutAsync((await FindAsync(id) ?? new Note { Id = id }) with { Text = "later" });

        var work = Store.Open(Here);
        var restored = await work.RestoreAsync(changes, None);

        restored.ShouldBeFalse();
        work.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_between_restoring_and_commit_is_a_conflict()
    {
        await PutAsync(new Note { Id = "changed" }, new Note { Id = "removed" });
        var work = Store.Open(Here);
        await work.RestoreAsync(await ChangeAsync(), None);
        await PutAsync((await FindAsync("new"))! with { Text = "later" });

        await Should.ThrowAsync<ConcurrencyException>(() => work.CommitAsync(None));

        (await FindAsync("changed"))!.Text.ShouldBe("new");
    }

    [Fact]
    public async Task A_session_for_one_partner_restores_only_what_is_that_partners()
    {
        await PutAsync(
            new Note { Id = "changed", Partner = Fabrikam }, new Note { Id = "removed", Partner = Fabrikam });
        var changes = await ChangeAsync();
        var work = Store.Open(Here, Contoso);

        (await work.RestoreAsync([changes[0]], None)).ShouldBeFalse();
        await Should.ThrowAsync<UnauthorizedAccessException>(() => work.RestoreAsync([changes[2]], None));
    }

    private async Task<IReadOnlyList<DocumentChange>> ChangeAsync()
    {
        var work = Store.Open(Here);
        work.Put((await work.FindAsync<Note>("changed", None))! with { Text = "new" });
        work.Put(new Note { Id = "new" });
        work.Remove((await work.FindAsync<Note>("removed", None))!);
        await work.CommitAsync(None);
        return work.Changes;
    }
}
