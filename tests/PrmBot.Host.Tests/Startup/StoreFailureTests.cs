using System.Globalization;
using PrmBot.Storage.LiteDb;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Startup;

/// <summary>The real process with a database file that cannot be used.</summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_setting()
    {
        var file = Path.GetTempFileName();

        var run = await HostProcess.RunAsync(("Storage__Path", Path.Combine(file, "prmbot.db")));

        FailedStartTests.ShouldFailPlainly(run, "Storage:Path", file);
    }

    [Fact]
    public async Task A_damaged_database_file_is_named_and_left_as_it_is()
    {
        var file = Path.GetTempFileName();
        var rubbish = string.Concat(Enumerable.Range(0, 5_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        await File.WriteAllTextAsync(file, rubbish);

        var run = await HostProcess.RunAsync(("Storage__Path", file));

        FailedStartTests.ShouldFailPlainly(run, "Storage:Path", file);
        (await File.ReadAllTextAsync(file)).ShouldBe(rubbish);
    }

    [Fact]
    public async Task A_file_that_a_running_bot_has_open_is_named_with_the_setting()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("prmbot-two-").FullName, "prmbot.db");
        using var first = new LiteDbStore(file, TimeProvider.System);

        var run = await HostProcess.RunAsync(("Storage__Path", file));

        FailedStartTests.ShouldFailPlainly(run, "Storage:Path", file, "stop the other PrmBot");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=prmbot;Username=prmbot;Password=very-secret", "does not answer")]
    [InlineData("Server at home, please; very-secret", "Host=localhost;Database=prmbot")]
    public async Task A_server_that_does_not_answer_or_cannot_be_meant_is_said_without_the_password(
        string connection, string said)
    {
        var run = await HostProcess.RunAsync(
            ("Storage__Provider", "Postgres"), ("Storage__ConnectionString", connection));

        FailedStartTests.ShouldFailPlainly(run, "Storage:ConnectionString", said);
        (run.Error + run.Output).ShouldNotContain("very-secret");
    }
}
