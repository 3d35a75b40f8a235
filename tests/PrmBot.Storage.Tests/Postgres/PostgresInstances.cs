using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using PrmBot.Partners;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.Postgres;

/// <summary>Two instances of the bot over one database.</summary>
public sealed class PostgresInstances : IDisposable
{
    private readonly string _connection = PostgresCluster.Running.NewDatabase();
    private readonly PostgresStore _one;
    private readonly PostgresStore _two;

    public PostgresInstances() => (_one, _two) = (Open(), Open());

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public async Task A_claim_of_one_is_not_had_by_the_other_until_it_is_given_back_or_its_process_ends()
    {
        var first = await _one.Claims.TryAsync("a", default);
        (await _two.Claims.TryAsync("a", default)).ShouldBeNull();
        await first!.DisposeAsync();
        var second = await _two.Claims.TryAsync("a", default);
        (await _one.Claims.TryAsync("a", default)).ShouldBeNull();

        _two.Dispose();
        await second!.DisposeAsync();

        (await UntilAsync(() => _one.Claims.TryAsync("a", default))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_claim_ends_with_its_connection_and_claims_are_given_again_after()
    {
        await _one.Claims.TryAsync("a", default);

        PostgresCluster.Running.Sql(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database}'");

        (await UntilAsync(() => _two.Claims.TryAsync("a", default))).ShouldNotBeNull();
        (await UntilAsync(() => _one.Claims.TryAsync("b", default))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_press_waits_for_nobody_else_while_its_instance_runs_and_for_everybody_after()
    {
        await PastTheBeginningAsync();
        await _one.Inbox.AcceptAsync(Item("press") with { RunsAtOnce = true }, default);
        await _one.Inbox.AcceptAsync(Item("message"), default);

        (await _two.Inbox.PendingAsync(default)).ShouldBe([Item("message")]);
        (await _one.Inbox.PendingAsync(default)).ShouldBe([Item("message")]);
        _one.Dispose();

        (await UntilAsync(async () => await _two.Inbox.NextAsync(Item("press").Conversation, default) is { Id: "press" }
            ? new object() : null)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_that_one_is_sending_is_not_sent_by_the_other_while_it_runs()
    {
        await PastTheBeginningAsync();
        var work = _one.Open(Here);
        work.Send(Message("a"));
        work.Send(Message("b"));
        await work.CommitAsync(default);
        await _one.Outbox.SaveAsync(Message("a") with { SendingSince = Noon }, default);

        (await _two.Outbox.NextAsync(Message("a").Conversation, default)).ShouldBeNull();
        (await _one.Outbox.NextAsync(Message("a").Conversation, default))!.Id.ShouldBe("a");
        _one.Dispose();

        (await UntilAsync(() => _two.Outbox.NextAsync(Message("a").Conversation, default)))!.Id.ShouldBe("a");
    }

    [Fact]
    public async Task A_message_that_both_are_about_to_send_leaves_once()
    {
        await PastTheBeginningAsync();
        var work = _one.Open(Here);
        work.Send(Message("a"));
        await work.CommitAsync(default);
        var leaving = Message("a") with { Attempts = 1, SendingSince = Noon };

        var both = await Task.WhenAll(
            new[] { _one, _two }.Select(store => store.Outbox.BeginAsync(Message("a"), leaving, default)));
        var (first, second) = both[0] ? (_one, _two) : (_two, _one);

        both.ShouldBe([true, false], ignoreOrder: true);
        (await first.Outbox.BeginAsync(Message("a"), leaving, default)).ShouldBeTrue("it has it already");
        (await second.Outbox.BeginAsync(leaving, leaving, default)).ShouldBeFalse("the other one sends it");
        first.Dispose();
        (await UntilAsync(async () => await second.Outbox.BeginAsync(leaving, leaving, default) ? new object() : null))
            .ShouldNotBeNull("nobody sends it any more");
    }

    [Fact]
    public async Task A_message_that_an_instance_began_to_send_a_moment_ago_is_left_to_it_when_its_connection_broke()
    {
        await PastTheBeginningAsync();
        var work = _one.Open(Here);
        work.Send(Message("a"));
        await work.CommitAsync(default);
        var leaving = Message("a") with { Attempts = 1, SendingSince = DateTimeOffset.UtcNow };
        await _one.Outbox.BeginAsync(Message("a"), leaving, default);
        _one.Dispose();
        await UntilAsync(() => Task.FromResult(PostgresCluster.Running.Sql(
            Database, "SELECT runs(runner) FROM outbox") == "f" ? new object() : null));

        (await _two.Outbox.NextAsync(Message("a").Conversation, default)).ShouldBeNull();
        (await _two.Outbox.BeginAsync(leaving, leaving, default)).ShouldBeFalse();
        await _two.Outbox.SaveAsync(leaving with { SendingSince = DateTimeOffset.UtcNow.AddSeconds(-6) }, default);
        PostgresCluster.Running.Sql(Database, $"UPDATE outbox SET runner = -1");

        (await _two.Outbox.NextAsync(Message("a").Conversation, default))!.Id.ShouldBe("a");
    }

    [Fact]
    public async Task A_claim_says_that_it_has_ended_with_its_connection()
    {
        var claim = await _one.Claims.TryAsync("a", default);
        claim!.IsHeld.ShouldBeTrue();

        PostgresCluster.Running.Sql(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database}'");

        (await UntilAsync(() => Task.FromResult(claim.IsHeld ? null : new object()))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_list_that_one_remembers_follows_what_the_other_writes()
    {
        (await _one.Open(Here).AllAsync<Partner>(default)).ShouldBeEmpty();
        var work = _two.Open(Here);
        work.Put(new Partner { Of = Contoso, Name = "Contoso" });
        await work.CommitAsync(default);

        var all = await _one.Open(Here).AllAsync<Partner>(default);
        all.ShouldHaveSingleItem().Name.ShouldBe("Contoso");
        (await _one.Open(Here).AllAsync<Partner>(default)).ShouldBeSameAs(all, "nothing was written");
        var again = _two.Open(Here);
        again.Put(all[0] with { Name = "Contoso Ltd" });
        await again.CommitAsync(default);

        (await _one.Open(Here).AllAsync<Partner>(default)).ShouldHaveSingleItem().Name.ShouldBe("Contoso Ltd");
    }

    [Fact]
    public async Task News_are_heard_by_the_others_and_after_a_break_it_is_said_that_some_may_be_missed()
    {
        var (heard, own) = (new ConcurrentQueue<News>(), new ConcurrentQueue<News>());
        using var listening = _two.News.Listen(heard.Enqueue);
        using var ownListening = _one.News.Listen(own.Enqueue);
        var news = new News("place", "19:\n'a\"; --ü");

        await HeardAsync(news, heard);
        heard.Clear();
        await _one.News.TellAsync(new News("place", new string('x', 9000)), default);
        await UntilHeardAsync(News.Missed, heard);
        heard.Clear();
        PostgresCluster.Running.Sql(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database}'");
        await UntilHeardAsync(News.Missed, heard);
        await HeardAsync(news, heard);
        _one.Dispose();

        await UntilHeardAsync(News.WorkLeft, heard);
        own.ShouldNotContain(news);
    }

    [Fact]
    public async Task Calls_of_both_count_together_and_keep_every_limit()
    {
        CallLimit[] limits = [new("thread", 5, 1), new("thread", 8, 2), new("all", 50, 1)];

        await Task.WhenAll(new[] { _one, _two, _one, _two }.Select(store => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                while (await store.Calls!.TakeAsync(Here, limits, default) is var wait && wait > TimeSpan.Zero)
                {
                    wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
                    await Task.Delay(wait);
                }
            }
        })));
        var asked = PostgresCluster.Running.Sql(
            Database, "SELECT extract(epoch FROM at) FROM calls WHERE meter = 'thread' ORDER BY at");
        double[] at = [.. asked.Split('\n').Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

        at.Length.ShouldBe(20);
        at.Zip(at.Skip(5), (early, late) => late - early).ShouldAllBe(span => span >= 1);
        at.Zip(at.Skip(8), (early, late) => late - early).ShouldAllBe(span => span >= 2);
        (at[^1] - at[0]).ShouldBeLessThan(10, "nobody waits for ever");
    }

    [Fact]
    public async Task A_meter_that_one_closes_is_closed_for_the_other_until_the_pause_is_over()
    {
        var limit = new CallLimit("graph", 3, 1);
        (await _one.Calls!.TakeAsync(Here, [limit], default)).ShouldBe(TimeSpan.Zero);

        await _one.Calls.CloseAsync(limit, TimeSpan.FromSeconds(2), default);

        var wait = await _two.Calls!.TakeAsync(Here, [limit], default);
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        (await _two.Calls.TakeAsync(Here, [limit with { Meter = "another" }], default)).ShouldBe(TimeSpan.Zero);
        await Task.Delay(wait);
        (await _two.Calls.TakeAsync(Here, [limit], default)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task One_meter_does_not_hold_up_another_and_old_calls_are_forgotten()
    {
        (await _one.Calls!.TakeAsync(Here, [new("a", 1, 60)], default)).ShouldBe(TimeSpan.Zero);
        (await _two.Calls!.TakeAsync(Here, [new("a", 1, 60), new("b", 1, 60)], default))
            .ShouldBeGreaterThan(TimeSpan.FromSeconds(50));
        (await _two.Calls.TakeAsync(Here, [new("b", 1, 60)], default)).ShouldBe(TimeSpan.Zero);
        PostgresCluster.Running.Sql(Database, "UPDATE calls SET at = at - interval '2 hours' WHERE meter = 'a'");

        await _one.Outbox.ForgetAsync(Noon, default);

        PostgresCluster.Running.Sql(Database, "SELECT meter FROM calls").ShouldBe("b");
    }

    private Task HeardAsync(News news, ConcurrentQueue<News> heard) => UntilAsync(async () =>
    {
        await _one.News.TellAsync(news, default);
        return heard.Contains(news) ? news : null;
    });

    private static async Task UntilHeardAsync(string topic, ConcurrentQueue<News> heard) =>
        (await UntilAsync(() => Task.FromResult(heard.LastOrDefault(n => n.Topic == topic)))).ShouldNotBeNull(topic);

    // Within ten seconds of the server's start every instance counts as running.
    private Task PastTheBeginningAsync() => UntilAsync(() => Task.FromResult(
        PostgresCluster.Running.Sql(Database, "SELECT runs(-1)") == "f" ? new object() : null));

    private static async Task<T?> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if (await look() is { } found)
                {
                    return found;
                }
            }
            catch (StoreUnavailableException)
            {
                // Its connection was cut: the next one is new.
            }

            await Task.Delay(50);
        }

        return null;
    }

    private string Database => new NpgsqlConnectionStringBuilder(_connection).Database!;

    private PostgresStore Open() => new(_connection, TimeProvider.System);
}
