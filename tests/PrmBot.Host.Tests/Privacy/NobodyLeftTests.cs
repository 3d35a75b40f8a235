using PrmBot.Conversation;
using PrmBot.Host.Privacy;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Somebody who stands in every member of every kind of document is in none of them after.</summary>
public sealed class NobodyLeftTests : IDisposable
{
    private static readonly TenantId Home = new("6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10");
    private static readonly Person Mia = new(new UserId("0d5c9e4a-1111-4c3b-8d7e-aa0000000001"), "Mia Keller");

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-nobody-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_who_stands_everywhere_stands_nowhere_after(bool isServer)
    {
        var store = Open(isServer);
        using var end = store as IDisposable;
        await FillAsync(store);
        var who = (await new Finding(store, Home).PersonAsync(["Mia Keller"], default)).Who;
        var kinds = await CountAsync(store);

        await new Deletions(store, null, TimeProvider.System).RunAsync(who, default);

        var left = await store.Upkeep!.RowsAsync(Home, new RowRange.Everything(), default).ToListAsync();
        left.Where(l => Names(l.Row.Body + l.Row.Id)).Select(l => $"{l.Kind} {l.Row.Id} {l.Row.Body}").ShouldBeEmpty();
        left.Select(l => l.Kind).Distinct().ShouldBe(
            kinds.Except([HandedFile.Kind, PersonalChat.Kind]).Append(PrmBot.Privacy.Erasure.Kind),
            ignoreOrder: true);
        left.ShouldNotContain(l => l.Row.Id.StartsWith("a:mia", StringComparison.Ordinal));
        left.Count(l => l.Row.Body.Contains("a former colleague", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        foreach (var stored in left)
        {
            Decided.Read(stored.Kind, stored.Row.Body, stored.Row.Schema).ShouldNotBeNull("it is still read");
        }
    }

    [Fact]
    public async Task The_file_itself_holds_nothing_of_who_was_deleted()
    {
        using (var store = new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System))
        {
            await FillAsync(store);
            var who = (await new Finding(store, Home).PersonAsync([Mia.Id.Value], default)).Who;
            await new Deletions(store, null, TimeProvider.System).RunAsync(who, default);
        }

        foreach (var file in Directory.GetFiles(_data))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Names(bytes).ShouldBeFalse($"{Path.GetFileName(file)} holds it");
        }
    }

    private static bool Names(string text) => text.Contains(Mia.Name, StringComparison.OrdinalIgnoreCase)
        || text.Contains(Mia.Id.Value, StringComparison.Ordinal);

    private static async Task<List<string>> CountAsync(IStore store) => await store.Upkeep!
        .RowsAsync(Home, new RowRange.Everything(), default).Select(r => r.Kind).Distinct().ToListAsync();

    // Of each kind one that has the person in its id, and one that has not; and one of somebody else.
    private static async Task FillAsync(IStore store)
    {
        var filled = new Filled(Mia);
        foreach (var kept in Decided.Kinds.Values.Where(k => k.Kind != PrmBot.Privacy.Erasure.Kind))
        {
            var work = new GatheredWork();
            string[] ids = kept.Kind == PersonalChat.Kind ? [Mia.Id.Value]
                : kept.OfPerson == OfPerson.Own ? [$"a:mia|{Mia.Id}", Mia.Id.Value, "19:somewhere|tom-00000001"]
                : ["one", "two"];
            foreach (var id in ids)
            {
                PartnerId? partner = id == "one" ? new PartnerId("contoso") : null;
                work.Gather(kept.Kind, id, filled.Row(kept.Type, id, partner), 0, null);
            }

            await store.Upkeep!.WriteAsync(Home, work, default);
        }
    }

    private IStore Open(bool isServer) => isServer
        ? new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System)
        : new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System);
}
