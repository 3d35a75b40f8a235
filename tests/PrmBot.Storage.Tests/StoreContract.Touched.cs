using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

/// <summary>Who keeps what was made of partners' documents asks a store of whom something was written.</summary>
public abstract partial class StoreContract
{
    private static readonly PartnerId Other = new("other");

    [Fact]
    public async Task Every_write_of_a_partner_is_told_to_whoever_asks_since_a_mark()
    {
        var first = await Store.Open(Here).TouchedAsync(null, None);
        first.Partners.ShouldBeNull("nothing is known of what was before");

        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });
        await PutAsync(Elsewhere, new Partner { Of = Fabrikam, Name = "Fabrikam" });
        var second = await SinceAsync(first);
        second.Partners.ShouldNotBeNull().ShouldHaveSingleItem("none of another tenant").ShouldBe(Contoso);

        await PutAsync(Here, new Note { Id = "n", Partner = Fabrikam, Text = "made" });
        var third = await SinceAsync(second);
        third.Partners.ShouldNotBeNull().ShouldContain(Fabrikam);
        var note = (await Store.Open(Here).FindAsync<Note>("n", None))!;
        await PutAsync(Here, note with { Partner = Contoso });
        var fourth = await SinceAsync(third);
        fourth.Partners.ShouldNotBeNull().ShouldContain(Contoso, "whose it is");
        fourth.Partners.ShouldNotBeNull().ShouldContain(Fabrikam, "and whose it was");

        var work = Store.Open(Here);
        work.Remove((await work.FindAsync<Note>("n", None))!);
        await work.CommitAsync(None);
        (await SinceAsync(fourth)).Partners.ShouldNotBeNull().ShouldContain(Contoso, "a removal is a write");
        (await SinceAsync(first)).Partners.ShouldNotBeNull().ShouldBeSubsetOf([Contoso, Fabrikam]);
    }

    [Fact]
    public async Task A_quiet_store_names_nobody_sooner_or_later()
    {
        var mark = await Store.Open(Here).TouchedAsync(null, None);
        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });

        // Where transactions of others may still run, what is told twice ends with them.
        for (var tries = 0; (mark = await SinceAsync(mark)).Partners is not { Count: 0 } && tries < 200; tries++)
        {
            await Task.Delay(50, None);
        }

        mark.Partners.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_that_is_refused_touches_nobody()
    {
        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });
        var before = await Store.Open(Here).TouchedAsync(null, None);
        var work = Store.Open(Here);
        work.Put(new Note { Id = "n", Partner = Fabrikam, Text = "never" });
        work.Put(new Partner { Of = Contoso, Name = "Late" });

        await Should.ThrowAsync<ConcurrencyException>(() => work.CommitAsync(None));

        (await SinceAsync(before)).Partners.ShouldNotBeNull().ShouldNotContain(Fabrikam);
    }

    [Fact]
    public async Task Documents_of_some_partners_are_read_at_once()
    {
        foreach (var (id, of) in new[] { ("b", Contoso), ("a", Contoso), ("c", Fabrikam), ("d", Other) })
        {
            await PutAsync(Here, new Note { Id = id, Partner = of, Text = id });
        }

        await PutAsync(Elsewhere, new Note { Id = "e", Partner = Contoso, Text = "e" });
        var work = Store.Open(Here);
        work.Put(new Note { Id = "f", Partner = Fabrikam, Text = "f" });
        work.Remove((await work.FindAsync<Note>("c", None))!);

        var found = await work.OfPartnersAsync<Note>([Contoso, Fabrikam], None);

        found[Contoso].Select(n => (n.Id, n.Version)).ShouldBe([("a", 1), ("b", 1)], "in the order of their ids");
        found[Fabrikam].Select(n => n.Id).ShouldBe(["f"], "what the session gathered counts");
        found[Other].ShouldBeEmpty();
        (await Store.Open(Here, Fabrikam).OfPartnersAsync<Note>([Contoso, Fabrikam], None))
            .SelectMany(of => of).Select(n => n.Id).ShouldBe(["c"], "a session of one partner sees its own");
        (await work.OfPartnersAsync<Note>([], None)).ShouldBeEmpty();
    }

    private Task<TouchedPartners> SinceAsync(TouchedPartners before) =>
        Store.Open(Here).TouchedAsync(before.Mark, None);
}
