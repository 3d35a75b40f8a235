using PrmBot.Feedback;
using PrmBot.Host.Startup;
using PrmBot.Host.Tests.Privacy;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>What is over is removed after its time, and nothing else.</summary>
public sealed class RetentionTests : IDisposable
{
    private const int Old = 450; // more than two pieces

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-retention-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_older_than_its_period_goes_and_what_waits_stays(bool isServer)
    {
        var database = isServer ? PostgresCluster.Running.NewDatabase() : null;
        using (var store = Open(database))
        {
            await FillAsync((IStore)store);
        }

        (string, string)[] place = isServer
            ? [("Storage:Provider", "Postgres"), ("Storage:ConnectionString", database!)]
            : [];
        using (var bot = await BotProcess.StartAsync(_data,
        [
            .. place, ("Access:HomeTenantId", Office.HomeId), ("Retention:Round", "00:00:01"),
            ("Retention:History", "400.00:00:00"), ("Retention:Telemetry", "10.00:00:00"),
        ]))
        {
            await UntilAsync(() => Said(bot, $"Retention removed {Old} of history"));
            await UntilAsync(() => Said(bot, "Retention removed 1 of opinion"));
            (await bot.TerminateAsync()).ShouldBe(0);
            string.Concat(bot.Output).ShouldNotContain("webinar", Case.Insensitive);
        }

        using var after = Open(database);
        var work = ((IStore)after).Open(Office.Home);
        (await work.AllAsync<HistoryEntry>(default)).ShouldHaveSingleItem().Summary.ShouldBe("young");
        (await work.AllAsync<Opinion>(default)).ShouldHaveSingleItem().Text.ShouldBe("young");
        var sent = await ((IStore)after).Upkeep!.SentAsync(default).Select(e => e.Id).ToListAsync();
        sent.ShouldBe(["waits for long"]);
    }

    [Theory]
    [InlineData("Messages", 0, "Retention:Messages is 00:00:00, but must be from 1.00:00:00 to 36500.00:00:00")]
    [InlineData("History", 90, "Retention:History is 90.00:00:00, but must be from 366.00:00:00")]
    [InlineData("Telemetry", 40000, "Retention:Telemetry is 40000.00:00:00")]
    [InlineData("Round", 2, "Retention:Round is 2.00:00:00, but must be from 00:00:01 to 1.00:00:00.")]
    public void A_bad_setting_says_what_would_be_right(string name, int days, string problem)
    {
        var options = new RetentionOptions();
        typeof(RetentionOptions).GetProperty(name)!.SetValue(options, TimeSpan.FromDays(days));

        options.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
        new RetentionOptions().Problems().ShouldBeEmpty();
    }

    private static bool Said(BotProcess bot, string words) =>
        bot.Output.Any(line => line.Contains(words, StringComparison.Ordinal));

    private static async Task FillAsync(IStore store)
    {
        var now = TimeProvider.System.GetUtcNow();
        var work = store.Open(Office.Home);
        for (var i = 0; i < Old; i++)
        {
            work.Put(Entry(now.AddDays(-401), $"{i:D3}", "old webinar"));
        }

        work.Put(Entry(now.AddDays(-399), "y", "young"));
        work.Put(Thumb(now.AddDays(-11), "old webinar"));
        work.Put(Thumb(now.AddDays(-9), "young"));
        var delivered = Office.Message("delivered", "a:tom", "old") with { At = now.AddDays(-3) };
        work.Send(delivered);
        work.Send(Office.Message("waits for long", "a:tom", "old") with { At = now.AddDays(-3) });
        await work.CommitAsync(default);
        await store.Outbox.SaveAsync(delivered with { DeliveredAs = "1" }, default);
    }

    private static HistoryEntry Entry(DateTimeOffset at, string id, string summary) =>
        Office.History("x", Office.Contoso, Office.Tom, summary) with { Id = HistoryEntry.IdAt(at, id), At = at };

    private static Opinion Thumb(DateTimeOffset at, string text) =>
        new() { Id = HistoryEntry.IdAt(at, "o"), What = OpinionKind.Disliked, At = at, Text = text };

    private static async Task UntilAsync(Func<bool> fact)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!fact())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private IDisposable Open(string? database) => database is null
        ? new LiteDbStore(Path.Combine(_data, "prmbot.db"), TimeProvider.System)
        : new PostgresStore(database, TimeProvider.System);
}
