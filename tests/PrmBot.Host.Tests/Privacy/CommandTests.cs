using System.Text.Json.Nodes;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Tests.Startup;
using PrmBot.Partners;
using PrmBot.Planning.Versions;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>The commands that export and delete, as an operator runs them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-rights-").FullName;

    private string Database => Path.Combine(_data, "prmbot.db");

    private string Copies => Path.Combine(_data, "copies");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Without_a_yes_it_is_said_what_would_go_and_nothing_goes()
    {
        await FillAsync();

        var run = await RunAsync("delete", "person", "mia", "keller");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("nothing was deleted");
        run.Output.ShouldContain("--yes");
        Lines(run.Output).ShouldContain("1  removed   private chats");
        Lines(run.Output).ShouldContain("2  removed   messages not yet sent");
        Lines(run.Output).ShouldContain("2  changed   agreed versions of plans");
        (await NamingAsync("Mia Keller")).Count.ShouldBeGreaterThan(5);
        (await SentAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_deleted_person_is_gone_from_records_and_messages_and_again_from_a_copy_that_is_put_back()
    {
        await FillAsync();
        (await RunAsync("backup")).ExitCode.ShouldBe(0);

        var run = await RunAsync("delete", "person", "Mia Keller", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        await ShouldBeWithoutMiaAsync();
        (await SentAsync()).ShouldBe(["to tom", "to tom about contoso"]);
        (await WaitingAsync()).ShouldBe(["from tom"]);
        var manifest = await File.ReadAllTextAsync(Path.Combine(Copies, "manifest.json"));
        manifest.ShouldNotContain("Keller");
        manifest.ShouldNotContain(Office.Mia.Id.Value);
        JsonNode.Parse(manifest)!["copies"]![0]!["counts"]!["plan"]!.GetValue<int>().ShouldBe(2);

        var back = await RunAsync("restore");
        back.ExitCode.ShouldBe(0, back.Error);
        back.Output.ShouldContain("Deleted again because it was deleted since: 1.");
        await ShouldBeWithoutMiaAsync();

        File.Copy(Directory.GetFiles(Copies, "*.db").Single(), Database, overwrite: true); // by hand
        (await NamingAsync("Mia Keller")).ShouldNotBeEmpty();
        using (var bot = await BotProcess.StartAsync(
            _data, ("Backup:Folder", Copies), ("Access:HomeTenantId", Office.HomeId)))
        {
            (await bot.TerminateAsync()).ShouldBe(0);
            string.Concat(bot.Output).ShouldContain("1 deletions that are listed: done again");
            string.Concat(bot.Output).ShouldNotContain("Keller");
        }

        await ShouldBeWithoutMiaAsync();
    }

    [Fact]
    public async Task A_copy_that_was_changed_is_not_put_back()
    {
        await FillAsync();
        (await RunAsync("backup")).ExitCode.ShouldBe(0);
        var copy = Directory.GetFiles(Copies, "*.db").Single();
        await File.AppendAllTextAsync(copy, "x");
        var before = await File.ReadAllBytesAsync(Database);

        var run = await RunAsync("restore", copy);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("is not what was copied");
        (await File.ReadAllBytesAsync(Database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_deleted_partner_is_gone_and_the_others_are_as_they_were()
    {
        await FillAsync();

        var run = await RunAsync("delete", "partner", "contoso", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        using var store = Store();
        var work = store.Open(Office.Home);
        (await work.AllAsync<Partner>(default)).ShouldHaveSingleItem().Name.ShouldBe("Fabrikam");
        (await work.AllAsync<PlanVersion>(default)).ShouldHaveSingleItem().Signatures.Count.ShouldBe(2);
        var loaded = (await work.AllAsync<HistoryEntry>(default))
            .Single(h => h.Id.EndsWith("-3", StringComparison.Ordinal));
        loaded.Changes.ShouldHaveSingleItem().Id.ShouldBe(Office.Fabrikam.Value);
        loaded.Summary.ShouldBe("Loaded a former partner and Fabrikam.");
        var left = await store.Upkeep.RowsAsync(Office.Home, new RowRange.Everything(), default).ToListAsync();
        left.Where(l => l.Kind != "erasure" && (l.Row.Body + l.Row.Id).Contains("contoso", IgnoreCase)).ShouldBeEmpty();
        (await store.Upkeep.SentAsync(default).Select(e => e.Id).ToListAsync()).ShouldBe(
            ["to mia", "to tom"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_not_certain_is_listed_and_nobody_is_deleted()
    {
        await FillAsync(new Partner
        {
            Of = new("5f1c0000000000000000000000000003"), Name = "Northwind",
            Contacts = [new("Mia Keller", new("29:1mia0000000000000000"), null)],
        });

        var two = await RunAsync("delete", "person", "Mia Keller", "--yes");
        var nobody = await RunAsync("delete", "person", "mia.kell@northwind.example", "--yes");
        var none = await RunAsync("export", "partner", "Con");
        var one = await RunAsync("delete", "person", Office.Mia.Id.Value, "--yes");

        (two.ExitCode, nobody.ExitCode, none.ExitCode, one.ExitCode).ShouldBe((1, 1, 1, 0));
        two.Error.ShouldContain("Several people are kept as Mia Keller");
        two.Error.ShouldContain("(29:1mia0000000000000000)");
        nobody.Error.ShouldContain("Nobody is kept as mia.kell@northwind.example");
        nobody.Error.ShouldContain($"Mia Keller ({Office.Mia.Id})");
        none.Error.ShouldContain("No partner is named Con.");
        none.Error.ShouldContain("Contoso (");
        one.Output.ShouldContain("Somebody else is named Mia Keller as well");
        (await NamingAsync(Office.Mia.Id.Value)).ShouldBeEmpty();
        (await NamingAsync("Mia Keller")).ShouldNotBeEmpty("it may be the other one");
    }

    [Fact]
    public async Task An_export_holds_what_is_theirs_and_nobody_else()
    {
        await FillAsync();
        var file = Path.Combine(_data, "mia.json");

        var run = await RunAsync("export", "person", Office.Mia.Id.Value, "--to", file);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(file);
        var text = await File.ReadAllTextAsync(file);
        var records = JsonNode.Parse(text)!["records"]!;
        records["private chats"]![0]!["record"]!["locale"]!.ToString().ShouldBe("en-GB");
        records["plans"]!.AsArray().Count.ShouldBe(2);
        records["messages of the bot"]!.AsArray().Count.ShouldBe(2);
        text.ShouldContain("Line 1 is now owned by Mia Keller and somebody else.");
        string[] others = ["Tom Weber", "Pat Olsen", Office.Tom.Id.Value, Office.Pat.Id.Value, "goes well"];
        foreach (var other in others)
        {
            text.ShouldNotContain(other);
        }
    }

    [Fact]
    public async Task An_export_of_a_partner_holds_all_of_it_and_nothing_of_others()
    {
        await FillAsync();

        var run = await RunAsync("export", "partner", "Contoso");

        run.ExitCode.ShouldBe(0, run.Error);
        var records = JsonNode.Parse(run.Output)!["records"]!;
        records["plans"]![0]!["record"]!["lines"]![0]!["title"]!.ToString().ShouldBe("Webinar");
        records["agreed versions of plans"]!.AsArray().ShouldHaveSingleItem();
        records["messages of the bot"]!.AsArray().Count.ShouldBe(2);
        run.Output.ShouldNotContain("Fabrikam goes well");
        run.Output.ShouldNotContain("plan-of-Fabrikam");
        run.Error.ShouldContain("That is what is kept about Contoso");
    }

    [Fact]
    public async Task A_file_that_a_bot_has_open_is_left_alone()
    {
        using var bot = await BotProcess.StartAsync(_data);

        var run = await RunAsync("delete", "person", "Mia Keller", "--yes");

        FailedStartTests.ShouldFailPlainly(run, "Storage:Path", "stop the other PrmBot");
    }

    [Fact]
    public async Task Beside_bots_that_share_a_database_it_is_deleted_while_they_run()
    {
        var database = PostgresCluster.Running.NewDatabase();
        using (var store = new PostgresStore(database, TimeProvider.System))
        {
            await Office.OpenAsync(store);
        }

        (string, string)[] server = [("Storage:Provider", "Postgres"), ("Storage:ConnectionString", database)];
        using var bot = await BotProcess.StartAsync(_data, [.. server, ("Access:HomeTenantId", Office.HomeId)]);

        string[] there = [.. server.Select(s => $"--{s.Item1}={s.Item2}")];
        var run = await RunAsync(["delete", "partner", "Contoso", "--yes", .. there]);
        var person = await RunAsync(["delete", "person", "Mia Keller", "--yes", .. there]);

        (run.ExitCode, person.ExitCode).ShouldBe((0, 0), run.Error + person.Error);
        bot.HasExited.ShouldBeFalse();
        using var after = new PostgresStore(database, TimeProvider.System);
        (await after.Outbox.PendingAsync(default)).Select(e => e.Id).ShouldBe(["to tom"]);
        (await after.Open(Office.Home).AllAsync<Partner>(default)).ShouldHaveSingleItem().Name.ShouldBe("Fabrikam");
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Copies, "manifest.json")))!["deletions"]!
            .AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Write: delete person NAME", "delete", "person")]
    [InlineData("--maybe is nothing that delete knows.", "delete", "person", "Mia", "--maybe")]
    [InlineData("Access:HomeTenantId is missing", "export", "partner", "Contoso", "--Access:HomeTenantId=")]
    [InlineData("There is no copy", "restore", "none.db")]
    public async Task What_is_missing_is_said(string said, params string[] command)
    {
        await FillAsync();

        var run = await RunAsync(command);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(said);
        run.Error.ShouldNotContain("   at ");
    }

    private static StringComparison IgnoreCase => StringComparison.OrdinalIgnoreCase;

    private static IEnumerable<string> Lines(string output) => output.Split('\n').Select(l => l.Trim());

    private LiteDbStore Store() => new(Database, TimeProvider.System);

    private async Task FillAsync(Partner? more = null)
    {
        using var store = Store();
        await Office.OpenAsync(store);
        if (more is not null)
        {
            var work = store.Open(Office.Home);
            work.Put(more);
            await work.CommitAsync(default);
        }
    }

    private Task<HostRun> RunAsync(params string[] command) => HostProcess.RunAsync(
        command, ("Storage__Path", Database), ("Backup__Folder", Copies), ("Access__HomeTenantId", Office.HomeId));

    private async Task<List<string>> NamingAsync(string who)
    {
        using var store = Store();
        return await store.Upkeep.RowsAsync(Office.Home, new RowRange.Everything(), default)
            .Where(r => (r.Row.Body + r.Row.Id).Contains(who, IgnoreCase)).Select(r => r.Kind).ToListAsync();
    }

    private async Task<List<string>> SentAsync()
    {
        using var store = Store();
        return await store.Upkeep.SentAsync(default).Select(e => e.Id).Order().ToListAsync();
    }

    private async Task<List<string>> WaitingAsync()
    {
        using var store = Store();
        return [.. (await store.Inbox.PendingAsync(default)).Select(i => i.Id)];
    }

    private async Task ShouldBeWithoutMiaAsync()
    {
        (await NamingAsync(Office.Mia.Id.Value)).ShouldBeEmpty();
        (await NamingAsync("Mia Keller,")).ShouldBeEmpty();
        using var store = Store();
        var work = store.Open(Office.Home);
        var version = (await work.AllAsync<PlanVersion>(default))[0];
        version.Signatures.Select(s => s.Who.Name).ShouldBe(["a former colleague", "Pat Olsen"]);
        version.Lines[0].Title.ShouldBe("Webinar");
        version.Lines[0].OurOwner!.Name.ShouldBe("a former colleague");
        version.Lines[0].OurOwner!.Mentionable.ShouldBeNull();
        (await work.AllAsync<Partner>(default))[0].Contacts.Select(c => c.Name).ShouldBe(["Pat Olsen"]);
        (await work.AllAsync<HistoryEntry>(default)).Single(h => h.Id.EndsWith("-2", StringComparison.Ordinal)).Summary
            .ShouldBe("Fabrikam is a prospect; ask a former colleague, not Mia Kellerman.");
    }
}
