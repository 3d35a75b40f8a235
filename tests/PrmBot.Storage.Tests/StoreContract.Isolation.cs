using PrmBot.Identity;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_tenant_sees_nothing_of_another()
    {
        await PutAsync(new Note { Id = "a", Partner = Contoso });
        var other = Store.Open(Elsewhere);
        other.Put(new Note { Id = "a", Text = "theirs" });
        await other.CommitAsync(None);

        (await FindAsync("a"))!.Text.ShouldBeEmpty();
        (await FindAsync("a", Elsewhere))!.Text.ShouldBe("theirs");
        (await Store.Open(Elsewhere).AllAsync<Note>(None)).ShouldHaveSingleItem();
        (await Store.Open(Elsewhere).OfPartnerAsync<Note>(Contoso, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tenants_whose_names_look_like_keys_stay_apart()
    {
        var odd = Store.Open(new TenantId("tenant-a|note"));
        odd.Put(new Note { Id = "x" });
        await odd.CommitAsync(None);

        (await FindAsync("note|x")).ShouldBeNull();
        (await FindAsync("x")).ShouldBeNull();
        (await Store.Open(Here).AllAsync<Note>(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_for_one_partner_sees_only_what_is_that_partners()
    {
        await PutAsync(
            new Note { Id = "a", Partner = Contoso }, new Note { Id = "b", Partner = Fabrikam }, new Note { Id = "c" });
        var work = Store.Open(Here, Contoso);

        var all = await work.AllAsync<Note>(None);

        all.Select(n => n.Id).ShouldBe(["a"]);
        (await work.OfPartnerAsync<Note>(Contoso, None)).ShouldHaveSingleItem();
        (await work.OfPartnerAsync<Note>(Fabrikam, None)).ShouldBeEmpty();
        (await work.FindAsync<Note>("b", None)).ShouldBeNull();
        (await work.FindAsync<Note>("c", None)).ShouldBeNull();
    }

    [Fact]
    public void A_session_for_one_partner_writes_only_what_is_that_partners()
    {
        var work = Store.Open(Here, Contoso);

        work.Put(new Note { Id = "a", Partner = Contoso });

        Should.Throw<UnauthorizedAccessException>(() => work.Put(new Note { Id = "b", Partner = Fabrikam }));
        Should.Throw<UnauthorizedAccessException>(() => work.Put(new Note { Id = "c" }));
        Should.Throw<UnauthorizedAccessException>(() => work.Remove(new Note { Id = "b", Partner = Fabrikam }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_session_for_one_partner_cannot_take_over_anothers_id(long version)
    {
        await PutAsync(new Note { Id = "a", Partner = Fabrikam, Text = "theirs" });
        var work = Store.Open(Here, Contoso);

        work.Put(new Note { Id = "a", Partner = Contoso, Version = version });
        var changes = work.Changes;
        await Should.ThrowAsync<ConcurrencyException>(() => work.CommitAsync(None));

        changes[0].Before.ShouldBeNull();
        (await FindAsync("a"))!.Text.ShouldBe("theirs");
    }
}
