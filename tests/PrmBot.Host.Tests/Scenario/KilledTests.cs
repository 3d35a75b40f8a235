using PrmBot.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// The real host, killed again and again in the middle of an interview. One answer too few and the last question is
/// not reached; one taken twice and it is passed.
/// </summary>
public class KilledTests(ITestOutputHelper output) : HostScenario
{
    private const int Kills = 6;

    internal override bool IsProcess => true;

    [Fact]
    public async Task Kills_at_random_moments_lose_no_answer_and_take_none_twice()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        var killed = Enumerable.Range(1, 34).OrderBy(_ => chance.Next()).Take(Kills).ToHashSet();
        var alex = Chat(new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("assess Contoso");

        for (var answer = 0; answer < 35; answer++)
        {
            var sent = alex.SendUntilTakenAsync("3");
            if (killed.Contains(answer))
            {
                await Task.Delay(chance.Next(80));
                await KillAndStartAsync();
            }

            await sent;
            var next = $"{answer + 2} of 36";
            await Connector.NextAsync(0, s => s.Words.Contains(next, StringComparison.Ordinal));
        }

        (await alex.SayAsync("how far is the assessment of Contoso?")).Words.ShouldContain("35");
    }
}

/// <summary>The same with what is stored in a PostgreSQL database.</summary>
public sealed class KilledOnPostgresTests(ITestOutputHelper output) : KilledTests(output)
{
    private readonly string _database = PostgresCluster.Running.NewDatabase();

    internal override IEnumerable<(string Name, string Value)> Settings =>
        [("Storage:Provider", "Postgres"), ("Storage:ConnectionString", _database)];
}

/// <summary>The same host, killed once, with one answer under way.</summary>
public sealed class KilledOnceTests : HostScenario
{
    internal override bool IsProcess => true;

    [Fact]
    public async Task A_killed_bot_goes_on_at_the_same_question()
    {
        var alex = Chat(new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("assess Contoso");
        await alex.SayAsync("3");
        var third = await alex.SayAsync("2");
        third.Words.ShouldContain("3 of 36");

        await KillAndStartAsync();
        var before = Connector.All.Count;
        await alex.SendOnlyAsync("4");

        // What was being sent when it was killed may come once more before.
        await Connector.NextAsync(before, s => s.Words.Contains("4 of 36", StringComparison.Ordinal));
    }
}
