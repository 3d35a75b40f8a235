using PrmBot.Identity;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

/// <summary>What every store must do for an operator's commands and the rounds of retention.</summary>
public abstract class UpkeepContract
{
    protected abstract IStore Store { get; }

    [Fact]
    public async Task Everything_of_a_tenant_is_read_once_in_the_order_of_kind_and_id()
    {
        await PutAsync(Here, [.. Enumerable.Range(0, 450).Select(i => new Note { Id = $"n{i:D3}", Count = i })]);
        await PutAsync(Elsewhere, new Note { Id = "elsewhere" });
        var work = Store.Open(Here);
        work.Put(new Memo { Id = "m", Partner = Contoso });
        await work.CommitAsync(default);

        var rows = await Store.Upkeep!.RowsAsync(Here, new RowRange.Everything(), default).ToListAsync();

        rows.Select(r => (r.Kind, r.Row.Id)).ShouldBe(
            [("memo", "m"), .. Enumerable.Range(0, 450).Select(i => ("note", $"n{i:D3}"))]);
        rows[0].Row.Partner.ShouldBe(Contoso);
        rows.ShouldAllBe(r => r.Tenant == Here && r.Row.Version == 1);
    }

    [Fact]
    public async Task Rows_of_a_partner_and_rows_of_nobody_are_found_apart()
    {
        await PutAsync(Here, [.. Enumerable.Range(0, 450).Select(i => new Note
        {
            Id = $"n{i:D3}",
            Partner = (i % 3) switch { 0 => null, 1 => Contoso, _ => Fabrikam },
        })]);

        (await IdsAsync(new RowRange.OfPartner("note", Contoso)))
            .ShouldBe([.. Enumerable.Range(0, 150).Select(i => $"n{(i * 3) + 1:D3}")]);
        (await IdsAsync(new RowRange.OfNobody())).ShouldBe([.. Enumerable.Range(0, 150).Select(i => $"n{i * 3:D3}")]);
        (await IdsAsync(new RowRange.OfPartner("memo", Contoso))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_a_kind_before_an_id_are_the_ones_that_sort_before_it()
    {
        await PutAsync(Here, [.. "abcd".Select(c => new Note { Id = $"{c}" }), new Note { Id = "B" }]);

        (await IdsAsync(new RowRange.Before("note", "c"))).ShouldBe(["B", "a", "b"]);
    }

    [Fact]
    public async Task Rows_are_replaced_and_removed_together_with_messages_and_all_or_nothing()
    {
        await PutAsync(Here, new Note { Id = "changed", Partner = Contoso }, new Note { Id = "removed" });
        await SendAsync("sent", "waiting", "other");
        await Store.Outbox.SaveAsync(Message("sent") with { DeliveredAs = "1" }, default);
        foreach (var id in (string[])["pressed", "waits", "stays"])
        {
            await Store.Inbox.AcceptAsync(Item(id), default);
        }

        await Store.Inbox.AnsweredAsync("pressed", "a card", default);
        var rows = await Store.Upkeep!.RowsAsync(Here, new RowRange.Everything(), default).ToListAsync();

        await Store.Upkeep.WriteAsync(Here, Work(rows), default);
        var late = await Should.ThrowAsync<ConcurrencyException>(
            () => Store.Upkeep.WriteAsync(Here, Work(rows, "other"), default));

        late.Kind.ShouldBe("note");
        (await FindAsync("changed")).ShouldBe(
            new Note { Id = "changed", Partner = Contoso, Text = "new", Version = 2 });
        (await FindAsync("removed")).ShouldBeNull();
        (await Store.Upkeep.SentAsync(default).ToListAsync()).Select(e => e.Id).ShouldBe(["other"]);
        (await Store.Inbox.PendingAsync(default)).ShouldBe([Item("stays")]);
        (await Store.Inbox.AnswerAsync("pressed", default)).ShouldBeNull();
        (await Store.Inbox.AcceptAsync(Item("waits"), default)).ShouldBeFalse("that it came is remembered");
    }

    [Fact]
    public async Task What_was_heard_is_what_waits_and_what_was_answered()
    {
        foreach (var id in (string[])["waits", "pressed", "over"])
        {
            await Store.Inbox.AcceptAsync(Item(id), default);
        }

        await Store.Inbox.AnsweredAsync("pressed", "a card", default);
        await Store.Inbox.DropAsync("over", default);

        var heard = await Store.Upkeep!.HeardAsync(default).ToListAsync();

        heard.Select(h => (h.Key, h.Waiting?.Body, h.Answer)).ShouldBe(
            [("pressed", null, "a card"), ("waits", Item("waits").Body, null)], ignoreOrder: true);
    }

    private static GatheredWork Work(IReadOnlyList<Moving.StoredDocument> rows, params string[] unsent)
    {
        var work = new GatheredWork();
        foreach (var (_, kind, row, _) in rows)
        {
            var after = row.Id == "removed"
                ? null
                : row with { Body = DocumentFormat.Write(new Note { Id = row.Id, Partner = Contoso, Text = "new" }) };
            work.Gather(kind, row.Id, after, row.Version, row);
        }

        foreach (var id in unsent is [] ? ["sent", "waiting", "unknown"] : unsent)
        {
            work.Unsend(id);
        }

        work.Unhear("pressed");
        work.Unhear("waits");
        return work;
    }

    private async Task<List<string>> IdsAsync(RowRange range) =>
        await Store.Upkeep!.RowsAsync(Here, range, default).Select(r => r.Row.Id).ToListAsync();

    private Task<Note?> FindAsync(string id) => Store.Open(Here).FindAsync<Note>(id, default);

    private async Task PutAsync(TenantId tenant, params Note[] notes)
    {
        var work = Store.Open(tenant);
        foreach (var note in notes)
        {
            work.Put(note);
        }

        await work.CommitAsync(default);
    }

    private async Task SendAsync(params string[] ids)
    {
        var work = Store.Open(Here);
        foreach (var id in ids)
        {
            work.Send(Message(id));
        }

        await work.CommitAsync(default);
    }
}
