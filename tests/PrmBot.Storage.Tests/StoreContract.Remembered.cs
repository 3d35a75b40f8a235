using System.Reflection;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

/// <summary>What every turn asks for is kept in memory: it must not differ from what is stored.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_remembered_list_follows_every_write()
    {
        (await NamesAsync(Here)).ShouldBeEmpty();
        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });
        (await NamesAsync(Here)).ShouldBe(["Contoso"]);
        await PutAsync(Elsewhere, new Partner { Of = Contoso, Name = "Another" });

        var found = (await Store.Open(Here).FindAsync<Partner>(Contoso.Value, None))!;
        await PutAsync(Here, found with { Name = "Contoso Ltd" });
        await PutAsync(Here, new Partner { Of = Fabrikam, Name = "Fabrikam" });
        var all = await Store.Open(Here).AllAsync<Partner>(None);

        all.Select(p => (p.Name, p.Version)).ShouldBe([("Contoso Ltd", 2), ("Fabrikam", 1)]);
        (await NamesAsync(Elsewhere)).ShouldBe(["Another"]);

        var work = Store.Open(Here);
        work.Remove(all[0]);
        (await work.AllAsync<Partner>(None)).Select(p => p.Name).ShouldBe(["Fabrikam"], "what it gathered counts");
        (await NamesAsync(Here)).ShouldBe(["Contoso Ltd", "Fabrikam"], "it is not committed");
        await work.CommitAsync(None);
        (await NamesAsync(Here)).ShouldBe(["Fabrikam"]);
    }

    [Fact]
    public async Task A_session_of_one_partner_sees_no_remembered_one_of_another()
    {
        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });
        await PutAsync(Here, new Partner { Of = Fabrikam, Name = "Fabrikam" });
        await NamesAsync(Here);

        (await Store.Open(Here, Fabrikam).AllAsync<Partner>(None)).Select(p => p.Name).ShouldBe(["Fabrikam"]);
    }

    [Fact]
    public async Task A_commit_that_is_refused_leaves_the_remembered_list_as_it_was()
    {
        await PutAsync(Here, new Partner { Of = Contoso, Name = "Contoso" });
        await NamesAsync(Here);
        var work = Store.Open(Here);
        work.Put(new Partner { Of = Fabrikam, Name = "Fabrikam" });
        work.Put(new Partner { Of = Contoso, Name = "Late" });

        await Should.ThrowAsync<ConcurrencyException>(() => work.CommitAsync(None));

        (await NamesAsync(Here)).ShouldBe(["Contoso"]);
    }

    [Fact]
    public async Task Own_kpis_are_remembered_too()
    {
        (await Store.Open(Here).AllAsync<OwnKpi>(None)).ShouldBeEmpty();
        await PutAsync(Here, new OwnKpi
        {
            Id = OwnKpi.IdOf(Contoso, "O1"), Of = Contoso, Kpi = "O1", Name = "Demos", Unit = KpiUnit.Count,
            Direction = KpiDirection.Up, Cadence = KpiCadence.Weekly, By = new Person(new UserId("a"), "A"), At = Noon,
        });

        (await Store.Open(Here).AllAsync<OwnKpi>(None)).ShouldHaveSingleItem().Name.ShouldBe("Demos");
    }

    /// <summary>Each has a test above, and is named in the database's step.</summary>
    internal static IEnumerable<string> RememberedKinds() => typeof(Partner).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDocument)))
        .Where(t => t.GetProperty(nameof(Partner.IsRemembered), BindingFlags.Public | BindingFlags.Static)
            ?.GetValue(null) is true)
        .Select(t => (string)t.GetProperty(nameof(Partner.Kind))!.GetValue(null)!)
        .Order(StringComparer.Ordinal);

    [Fact]
    public void No_other_kind_is_remembered() => RememberedKinds().ShouldBe(["own_kpi", "partner"]);

    private async Task PutAsync<T>(TenantId tenant, T document)
        where T : class, IDocument
    {
        var work = Store.Open(tenant);
        work.Put(document);
        await work.CommitAsync(None);
    }

    private async Task<IEnumerable<string>> NamesAsync(TenantId tenant) =>
        (await Store.Open(tenant).AllAsync<Partner>(None)).Select(p => p.Name);
}
