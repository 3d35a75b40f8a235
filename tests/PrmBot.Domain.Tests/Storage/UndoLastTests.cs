using System.Globalization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Storage;

public sealed class UndoLastTests
{
    private static readonly TenantId Home = new("home");
    private static readonly Person Ann = new(new UserId("ann"), "Ann");
    private static readonly Person Bob = new(new UserId("bob"), "Bob");
    private static readonly PartnerId Contoso = new("contoso");
    private static readonly PartnerId Fabrikam = new("fabrikam");

    private readonly MemoryStore _store = new();
    private int _entries;

    [Fact]
    public async Task The_last_change_is_taken_back_and_marked()
    {
        await ChangeAsync(Ann, "added", Name("Contoso"));
        await ChangeAsync(Ann, "renamed", Name("Contoso Ltd"));

        var outcome = await UndoAsync(Ann);

        (outcome.Value!.Summary, outcome.Value.Undone).ShouldBe(("renamed", true));
        (await NameAsync()).ShouldBe("Contoso");
    }

    [Fact]
    public async Task Undoing_again_goes_one_further_back_each_time()
    {
        await ChangeAsync(Ann, "added", Name("A"));
        await ChangeAsync(Ann, "renamed to B", Name("B"));
        await ChangeAsync(Ann, "renamed to C", Name("C"));

        string?[] names =
        [
            await NameAfterUndoAsync(), await NameAfterUndoAsync(), await NameAfterUndoAsync(),
        ];

        names.ShouldBe(["B", "A", null]);
        (await UndoAsync(Ann)).Refusal!.Key.ShouldBe("undo.nothing");
    }

    [Fact]
    public async Task A_change_made_after_an_undo_is_taken_back_before_the_older_ones()
    {
        await ChangeAsync(Ann, "added", Name("A"));
        await ChangeAsync(Ann, "renamed to B", Name("B"));
        await UndoAsync(Ann);
        await ChangeAsync(Ann, "renamed to C", Name("C"));

        string?[] names = [await NameAfterUndoAsync(), await NameAfterUndoAsync()];

        names.ShouldBe(["A", null]);
    }

    [Fact]
    public async Task A_removal_is_taken_back_and_then_what_was_before_it()
    {
        await ChangeAsync(Ann, "added", Name("A"));
        await ChangeAsync(Ann, "renamed to B", Name("B"));
        await ChangeAsync(
            Ann, "removed", async work => work.Remove((await work.FindAsync<Partner>("contoso", default))!));

        string?[] names =
        [
            await NameAfterUndoAsync(), await NameAfterUndoAsync(), await NameAfterUndoAsync(),
        ];

        names.ShouldBe(["B", "A", null]);
    }

    [Fact]
    public async Task Only_ones_own_changes_are_taken_back()
    {
        await ChangeAsync(Bob, "added", Name("Contoso"));

        var outcome = await UndoAsync(Ann);

        outcome.Refusal!.Key.ShouldBe("undo.nothing");
        (await NameAsync()).ShouldBe("Contoso");
    }

    [Fact]
    public async Task A_change_that_somebody_built_upon_stays_and_nothing_is_gathered()
    {
        await ChangeAsync(Ann, "added", Name("Contoso"));
        await ChangeAsync(Bob, "renamed", Name("Contoso Ltd"));
        var session = Open(Ann);

        var outcome = await UndoLast.RunAsync(session, default);

        outcome.Refusal!.Key.ShouldBe("undo.changed_since");
        outcome.Refusal.Facts["summary"].ShouldBe("added");
        session.Work.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_several_documents_is_taken_back_as_one()
    {
        await ChangeAsync(Ann, "added both", async work =>
        {
            await Name("Contoso")(work);
            work.Put(new Partner { Of = Fabrikam, Name = "Fabrikam" });
        });

        await UndoAsync(Ann);

        (await _store.Open(Home).AllAsync<Partner>(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_changed_no_document_is_passed_over()
    {
        await ChangeAsync(Ann, "added", Name("Contoso"));
        await ChangeAsync(Ann, "posted", _ => Task.CompletedTask);

        (await UndoAsync(Ann)).Value!.Summary.ShouldBe("added");
    }

    [Fact]
    public async Task A_partner_contact_takes_back_only_in_its_own_partner_and_a_reader_never()
    {
        await ChangeAsync(Ann, "added", Name("Contoso"), Role.PartnerContact, Contoso);

        var ofOther = await UndoLast.RunAsync(Open(Ann, Role.PartnerContact, Fabrikam), default);
        var asReader = await UndoLast.RunAsync(Open(Ann, Role.Reader), default);
        var ofOwn = await UndoLast.RunAsync(Open(Ann, Role.PartnerContact, Contoso), default);

        ofOther.Refusal!.Key.ShouldBe("undo.nothing");
        asReader.Refusal!.Key.ShouldBe("rights.read_only");
        ofOwn.Value!.Summary.ShouldBe("added");
    }

    [Fact]
    public async Task What_somebody_changed_for_our_side_they_do_not_take_back_for_a_partner()
    {
        await ChangeAsync(Ann, "added", Name("Contoso"));

        var asContact = await UndoLast.RunAsync(Open(Ann, Role.PartnerContact, Contoso), default);

        asContact.Refusal!.Key.ShouldBe("undo.nothing");
    }

    private static Func<IUnitOfWork, Task> Name(string name) => async work =>
    {
        var partner = await work.FindAsync<Partner>("contoso", default) ?? new Partner { Of = Contoso, Name = name };
        work.Put(partner with { Name = name });
    };

    private Session Open(Person who, Role role = Role.Manager, PartnerId? partner = null) => new(
        new Caller(Home, who, role, partner), DateTimeOffset.UnixEpoch, _store.Open(Home, partner), () => "id");

    // As a turn does it: the use case, then the history entry, then one commit.
    private async Task ChangeAsync(
        Person who, string summary, Func<IUnitOfWork, Task> change, Role role = Role.Manager, PartnerId? partner = null)
    {
        var session = Open(who, role, partner);
        await change(session.Work);
        await CommitAsync(session, summary, "Partner-any");
    }

    private async Task<Outcome<HistoryEntry>> UndoAsync(Person who)
    {
        var session = Open(who);
        var outcome = await UndoLast.RunAsync(session, default);
        await CommitAsync(session, "undone", UndoLast.Function);
        return outcome;
    }

    private async Task CommitAsync(Session session, string summary, string function)
    {
        session.Work.Put(new HistoryEntry
        {
            Id = (++_entries).ToString("D6", CultureInfo.InvariantCulture),
            Partner = Contoso,
            Who = session.Caller.Who,
            As = session.Caller.Role,
            At = session.Now,
            Function = function,
            Summary = summary,
            Changes = session.Work.Changes,
        });
        await session.Work.CommitAsync(default);
    }

    private async Task<string?> NameAsync() => (await _store.Open(Home).FindAsync<Partner>("contoso", default))?.Name;

    private async Task<string?> NameAfterUndoAsync()
    {
        await UndoAsync(Ann);
        return await NameAsync();
    }
}
