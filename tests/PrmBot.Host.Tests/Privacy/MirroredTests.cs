using System.Text.Json.Nodes;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Host.Privacy;
using PrmBot.Identity;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>What is kept because of Microsoft 365 is exported and deleted like all else.</summary>
public sealed class MirroredTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-mirrored-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_persons_mailbox_goes_and_a_former_colleague_stands_elsewhere(bool isServer)
    {
        var store = await FilledAsync(isServer);
        using var end = store as IDisposable;
        var (who, all) = await new Finding(store, Office.Home).PersonAsync(["Mia Keller"], default);
        var records = await RecordsAsync(store, who, who.Others(all));

        await new Deletions(store, null, TimeProvider.System).RunAsync(who, default);

        records["what mailboxes said"]!.AsArray().ShouldHaveSingleItem()!["record"]!.ToJsonString()
            .ShouldContain("Europe/Berlin");
        foreach (var called in new[] { "workbooks that are followed", "plans in Planner", "reviews in calendars" })
        {
            records[called]!.AsArray().ShouldHaveSingleItem()!["parts"].ShouldNotBeNull(called);
        }

        var work = store.Open(Office.Home);
        (await work.AllAsync<Mailbox>(default)).ShouldHaveSingleItem().Id.ShouldBe(Office.Tom.Id.Value);
        var book = (await work.FindAsync<FollowedWorkbook>(Office.Contoso.Value, default))!;
        book.By.Name.ShouldBe("a former colleague");
        book.Source.Name.ShouldBe("numbers.xlsx");
        var plan = (await work.FindAsync<PlannedTasks>(Office.Contoso.Value, default))!;
        plan.By.Name.ShouldBe("a former colleague");
        plan.Tasks.ShouldHaveSingleItem().Said.Assigned.ShouldBe(plan.By.Id);
        (await work.FindAsync<PlannedMeetings>(Office.Contoso.Value, default))!.By.ShouldBe(plan.By);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_partner_leaves_no_mapping_behind_and_another_ones_stays(bool isServer)
    {
        var store = await FilledAsync(isServer);
        using var end = store as IDisposable;
        var partner = await new Finding(store, Office.Home).PartnerAsync("Contoso", default);
        var records = await RecordsAsync(store, partner, null);

        await new Deletions(store, null, TimeProvider.System).RunAsync(partner, default);

        foreach (var called in new[] { "workbooks that are followed", "plans in Planner", "reviews in calendars" })
        {
            records[called]!.AsArray().ShouldHaveSingleItem()!["record"].ShouldNotBeNull(called);
        }

        var work = store.Open(Office.Home);
        (await work.AllAsync<FollowedWorkbook>(default)).ShouldHaveSingleItem().Of.ShouldBe(Office.Fabrikam);
        (await work.AllAsync<PlannedTasks>(default)).ShouldHaveSingleItem().Of.ShouldBe(Office.Fabrikam);
        (await work.AllAsync<PlannedMeetings>(default)).ShouldHaveSingleItem().Of.ShouldBe(Office.Fabrikam);
        (await work.AllAsync<Mailbox>(default)).Count.ShouldBe(2);
        var left = await store.Upkeep!.RowsAsync(Office.Home, new RowRange.Everything(), default).ToListAsync();
        left.ShouldNotContain(l => l.Row.Body.Contains("task-of-Contoso") || l.Row.Body.Contains("event-of-Contoso"));
    }

    private static async Task<JsonObject> RecordsAsync(IStore store, Subject subject, Mentions? others) =>
        (await new Exporting(subject, others, TimeProvider.System).RunAsync(store.Upkeep!, default))
        .Export["records"]!.AsObject();

    private async Task<IStore> FilledAsync(bool isServer)
    {
        IStore store = isServer
            ? new PostgresStore(PostgresCluster.Running.NewDatabase(), TimeProvider.System)
            : new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System);
        await Office.OpenAsync(store);
        var work = store.Open(Office.Home);
        Put(work, Office.Contoso, "Contoso", Office.Mia);
        Put(work, Office.Fabrikam, "Fabrikam", Office.Tom);
        foreach (var who in new[] { Office.Mia, Office.Tom })
        {
            work.Put(new Mailbox
            {
                Id = who.Id.Value, State = new MailboxState("Europe/Berlin", false, null, null), AsOf = Office.Noon,
            });
        }

        await work.CommitAsync(default);
        return store;
    }

    private static void Put(IUnitOfWork work, PartnerId of, string name, Person by)
    {
        work.Put(new FollowedWorkbook
        {
            Of = of, Source = new WorkbookSource("b!d", "01BOOK", "numbers.xlsx", "Numbers"), By = by,
            ReadAt = Office.Noon,
        });
        work.Put(new PlannedTasks
        {
            Of = of, Plan = "plan-of-" + name, Board = new BoardPlan("board", "Partners"), By = by,
            Tasks = [new(1, "task-of-" + name, new WantedTask("Webinar", null, 0, by.Id), false, Office.Noon)],
        });
        work.Put(new PlannedMeetings
        {
            Of = of, By = by, Zone = "Europe/Berlin",
            Meetings = [new(MeetingKind.Review, "event-of-" + name, Office.Noon.DateTime, "Europe/Berlin")],
        });
    }
}
