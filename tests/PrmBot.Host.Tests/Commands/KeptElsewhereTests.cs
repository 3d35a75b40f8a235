using System.Security.Cryptography;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Tests.Startup;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Commands;

/// <summary>What a bot knows is moved into a database, or copied and put back; a bot over it knows it still.</summary>
public sealed class KeptElsewhereTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-kept-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;

    private string Database => Path.Combine(_data, "prmbot.db");

    private string Copies => Path.Combine(_data, "copies");

    public async Task InitializeAsync() => _connector = await ConnectorStub.StartAsync();

    public async Task DisposeAsync()
    {
        await _connector.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_file_is_moved_into_a_database_and_the_bot_goes_on_there()
    {
        using (var bot = await BotProcess.StartAsync(_data))
        {
            await Chat(bot).SayAsync("add Contoso as a reseller");
            (await bot.TerminateAsync()).ShouldBe(0);
        }

        var database = PostgresCluster.Running.NewDatabase();
        var run = await HostProcess.RunAsync(["migrate"], OfFile(), ("Storage__ConnectionString", database));
        var again = await HostProcess.RunAsync(["migrate"], OfFile(), ("Storage__ConnectionString", database));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("documents of kind partner");
        run.Output.ShouldContain("counts and hashes are those of the file");
        FailedStartTests.ShouldFailPlainly(again, "is not empty");
        using var moved = await BotProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_data, "other")).FullName,
            ("Storage:Provider", "Postgres"), ("Storage:ConnectionString", database));
        (await Chat(moved).SayAsync("list my partners")).Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task What_a_bot_has_open_is_not_moved()
    {
        using var bot = await BotProcess.StartAsync(_data);

        var run = await HostProcess.RunAsync(
            ["migrate"], OfFile(), ("Storage__ConnectionString", PostgresCluster.Running.NewDatabase()));

        FailedStartTests.ShouldFailPlainly(run, "Storage:Path", "stop the other PrmBot");
    }

    [Theory]
    [InlineData("migrate", "There is no", "--Storage:Path=...")]
    [InlineData("backup", "Backup:Folder is missing", "data/backups.")]
    public async Task A_command_without_what_it_needs_says_what_is_missing(string command, params string[] said)
    {
        var run = await HostProcess.RunAsync([command], OfFile());

        FailedStartTests.ShouldFailPlainly(run, said);
        run.Error.ShouldEndWith(said[^1]);
    }

    [Fact]
    public async Task A_copy_of_a_file_that_nobody_has_open_is_put_in_its_place_and_the_bot_knows_what_it_knew()
    {
        using (var bot = await BotProcess.StartAsync(_data))
        {
            await Chat(bot).SayAsync("add Contoso as a reseller");
            bot.Kill();
        }

        var leftOver = LeaveUnfinished();

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies));

        run.ExitCode.ShouldBe(0, run.Error);
        File.Exists(leftOver).ShouldBeFalse();
        (await RestoredAsync()).ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_running_bot_makes_the_copy_when_it_is_asked_and_goes_on()
    {
        using var bot = await BotProcess.StartAsync(_data, ("Backup:Folder", Copies), ("Backup:Every", "1.00:00:00"));
        await UntilAsync(() => Made().Length == 1); // none was there, so one was due
        await Chat(bot).SayAsync("add Contoso as a reseller");
        await Task.Delay(1100); // copies are named by the second

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies));
        var after = await Chat(bot).SayAsync("list my partners");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("The running bot made a copy");
        after.Words.ShouldContain("Contoso");
        Made().Length.ShouldBe(2);
        bot.Kill();
        (await RestoredAsync()).ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_bot_that_keeps_its_copies_elsewhere_is_not_waited_for_without_end()
    {
        using var bot = await BotProcess.StartAsync(_data);
        var leftOver = LeaveUnfinished();

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies));

        FailedStartTests.ShouldFailPlainly(run, "Backup:Folder", "see its log");
        Directory.GetFiles(Copies).ShouldBe([leftOver]);
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_with_all_that_belongs_to_it_when_a_copy_is_put_back()
    {
        var item = new InboxItem("in1", new ConversationKey("19:chat"), """{"text":"hi"}""", DateTimeOffset.UnixEpoch);
        using (var store = new LiteDbStore(Database, TimeProvider.System))
        {
            await store.Inbox.AcceptAsync(item, default);
        }

        (await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies))).ExitCode.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(Database);
        Array.Fill(bytes, (byte)0xEE, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(Database, bytes);
        await File.WriteAllTextAsync(Path.Combine(_data, "prmbot-journal.7"), "of the damaged one");

        var run = await HostProcess.RunAsync(["restore"], OfFile(), ("Backup__Folder", Copies));

        run.ExitCode.ShouldBe(0, run.Error);
        (await File.ReadAllBytesAsync(Database + ".before-restore")).ShouldBe(bytes);
        Directory.GetFiles(_data, "prmbot-journal.*").Select(Path.GetFileName)
            .ShouldBe(["prmbot-journal.7.before-restore"]);
        using var restored = new LiteDbStore(Database, TimeProvider.System);
        (await restored.Inbox.PendingAsync(default)).ShouldHaveSingleItem().Id.ShouldBe("in1");
    }

    // As on a full disk, and as where the account has no rights: the suite may run as somebody who has all.
    [Theory]
    [InlineData("/dev/full", "whose disk is full", "free some space")]
    [InlineData("prmbot-log.db", "which cannot be written", "may write to")]
    public async Task A_file_that_cannot_be_opened_is_not_taken_for_one_that_a_bot_has(string log, params string[] said)
    {
        await File.WriteAllBytesAsync(Database, []);
        File.CreateSymbolicLink(Path.Combine(_data, "prmbot-log.db"), log);

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies));

        FailedStartTests.ShouldFailPlainly(run, ["Storage:Path", .. said]);
        run.Error.ShouldNotContain("see its log");
        Directory.Exists(Copies).ShouldBeFalse("nobody was asked");
    }

    [Fact]
    public async Task A_folder_for_copies_that_cannot_be_made_is_named_with_what_would_be_right()
    {
        new LiteDbStore(Database, TimeProvider.System).Dispose();

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Path.Combine(Database, "in")));

        FailedStartTests.ShouldFailPlainly(run, "Backup:Folder", "cannot be written", "may write to");
        run.Error.ShouldNotContain("Storage:");
    }

    [Fact]
    public async Task A_full_disk_for_copies_is_said()
    {
        new LiteDbStore(Database, TimeProvider.System).Dispose();
        Directory.CreateDirectory(Copies);
        foreach (var second in Enumerable.Range(0, 120)) // whichever the copy will be named by
        {
            var name = $"prmbot-{DateTime.UtcNow.AddSeconds(second):yyyyMMdd'T'HHmmss'Z'}.db.sha256";
            File.CreateSymbolicLink(Path.Combine(Copies, name), "/dev/full");
        }

        var run = await HostProcess.RunAsync(["backup"], OfFile(), ("Backup__Folder", Copies));

        FailedStartTests.ShouldFailPlainly(run, "Backup:Folder", "whose disk is full", "free some space");
    }

    // The newest copy, held against its hash, as the only file of another bot.
    private async Task<string> RestoredAsync()
    {
        var copy = Made()[^1];
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(copy)));
        (await File.ReadAllTextAsync(copy + ".sha256")).ShouldBe($"{hash}  {Path.GetFileName(copy)}\n");
        var place = Directory.CreateDirectory(Path.Combine(_data, "restored")).FullName;
        File.Copy(copy, Path.Combine(place, "prmbot.db"));
        using var bot = await BotProcess.StartAsync(place);
        return (await Chat(bot).SayAsync("list my partners")).Words;
    }

    private string[] Made() => Directory.Exists(Copies)
        ? [.. Directory.GetFiles(Copies, "*.sha256").Select(f => f[..^".sha256".Length]).Order(StringComparer.Ordinal)]
        : [];

    // What a bot that was killed while it copied leaves behind.
    private string LeaveUnfinished()
    {
        Directory.CreateDirectory(Copies);
        var file = Path.Combine(Copies, "prmbot-20261101T090000Z.db" + LiteDbStore.UnfinishedEnd);
        File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        return file;
    }

    private static async Task UntilAsync(Func<bool> fact)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!fact())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private (string Name, string Value) OfFile() => ("Storage__Path", Database);

    private ChatClient Chat(BotProcess bot) => new(_http, () => bot.Address, _connector, new ChatPlace("Alex", "a:1"));
}
