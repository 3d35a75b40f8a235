using System.Net;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class QueueTests
{
    [Fact]
    public async Task A_conversation_is_handled_in_order_one_after_the_other()
    {
        await using var bot = await RunningBot.StartAsync();
        var running = 0;
        var most = 0;
        bot.Handler.OnHandle = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };

        for (var n = 0; n < 50; n++)
            (await bot.StatusAsync(Captured.Message($"{n}", $"m{n}"))).ShouldBe(202);
        await bot.Handler.CalledAsync(50);

        bot.Handler.Handled.Select(activity => activity.Text).ShouldBe(Enumerable.Range(0, 50).Select(n => $"{n}"));
        most.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_conversation_does_not_hold_up_another()
    {
        await using var bot = await RunningBot.StartAsync();
        var slow = new TaskCompletionSource();
        bot.Handler.OnHandle = (activity, _) => activity.Conversation!.Id == "a:slow" ? slow.Task : Task.CompletedTask;

        await bot.StatusAsync(Captured.Message("one", "m1", "a:slow"));
        await bot.StatusAsync(Captured.Message("two", "m2", "a:slow"));
        await bot.StatusAsync(Captured.Message("three", "m3", "a:quick"));
        await bot.Handler.CalledAsync(2);

        bot.Handler.Handled.Select(activity => activity.Text).ShouldBe(["one", "three"], ignoreOrder: true);
        slow.SetResult();
        await bot.Handler.CalledAsync(1);
        bot.Handler.Handled.Last().Text.ShouldBe("two");
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_again_and_stores_nothing()
    {
        await using var bot = await RunningBot.StartAsync(null, ("Bot:Queue:Capacity", "2"));
        var slow = new TaskCompletionSource();
        bot.Handler.OnHandle = (_, _) => slow.Task;
        await bot.StatusAsync(Captured.Message("one", "m1"));
        await bot.StatusAsync(Captured.Message("two", "m2", "a:two"));

        using var answer = await bot.PostAsync(Captured.Message("three", "m3"));

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        bot.Inbox.Seen.ShouldBe(2);
        slow.SetResult();
    }

    [Fact]
    public async Task Repeated_deliveries_do_not_use_up_the_queue()
    {
        await using var bot = await RunningBot.StartAsync(null, ("Bot:Queue:Capacity", "2"));

        for (var n = 0; n < 10; n++)
            (await bot.StatusAsync(Captured.Message("one", "m1"))).ShouldBe(202);

        await bot.Handler.CalledAsync(1);
        bot.Handler.Handled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failing_turn_is_tried_three_times_and_dropped()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnHandle = (activity, _) => activity.Text == "bad"
            ? throw new InvalidOperationException("no")
            : Task.CompletedTask;

        await bot.StatusAsync(Captured.Message("bad", "m1"));
        await bot.StatusAsync(Captured.Message("good", "m2"));
        await bot.Handler.CalledAsync(4);

        bot.Handler.Handled.Select(activity => activity.Text).ShouldBe(["bad", "bad", "bad", "good"]);
        bot.Handler.GivenUp.ShouldHaveSingleItem().Text.ShouldBe("bad");
        bot.Inbox.Pending.Select(item => item.Id).ShouldNotContain("a:one\nm1");
    }

    [Fact]
    public async Task What_is_given_up_is_told_to_the_bot_once_and_dropped_even_when_that_fails()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnHandle = (activity, _) => activity.Text == "bad"
            ? throw new InvalidOperationException("no")
            : Task.CompletedTask;
        bot.Handler.OnGiveUp = _ => throw new InvalidOperationException("no word either");

        await bot.StatusAsync(Captured.Message("bad", "m1"));
        await bot.StatusAsync(Captured.Message("good", "m2"));
        await bot.Handler.CalledAsync(4);

        bot.Handler.GivenUp.ShouldHaveSingleItem().Text.ShouldBe("bad");
        bot.Inbox.Pending.Select(item => item.Id).ShouldNotContain("a:one\nm1");
    }

    [Fact]
    public async Task A_turn_is_told_when_its_time_is_over()
    {
        await using var bot = await RunningBot.StartAsync(
            null, ("Bot:Queue:TurnTime", "00:00:01"), ("Bot:Queue:Attempts", "1"));
        var told = new TaskCompletionSource();
        bot.Handler.OnHandle = (activity, stop) =>
        {
            stop.Register(told.SetResult);
            return activity.Text == "long" ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask;
        };

        await bot.StatusAsync(Captured.Message("long", "m1"));
        await bot.StatusAsync(Captured.Message("next", "m2"));

        await told.Task;
        await bot.Handler.CalledAsync(2);
    }

    [Fact]
    public async Task What_a_crashed_process_left_is_taken_up_in_order_at_start()
    {
        var inbox = new MemoryInbox();
        for (var n = 0; n < 3; n++)
        {
            var body = Captured.Message($"{n}", $"m{n}");
            await inbox.AcceptAsync(
                new Accepted($"a:one\nm{n}", "a:one", body, DateTimeOffset.UnixEpoch.AddSeconds(n)), default);
        }

        await using var bot = await RunningBot.StartAsync(inbox);
        await bot.Handler.CalledAsync(3);
        (await bot.StatusAsync(Captured.Message("0", "m0"))).ShouldBe(202);
        await bot.StopAsync();

        bot.Handler.Handled.Select(activity => activity.Text).ShouldBe(["0", "1", "2"]);
        inbox.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stored_body_that_no_longer_reads_is_dropped()
    {
        var inbox = new MemoryInbox();
        await inbox.AcceptAsync(new Accepted("a:one\nm1", "a:one", "{", DateTimeOffset.UnixEpoch), default);

        await using var bot = await RunningBot.StartAsync(inbox);
        await bot.StopAsync();

        inbox.Pending.ShouldBeEmpty();
        bot.Handler.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopping_bot_finishes_what_it_accepted()
    {
        var inbox = new MemoryInbox();
        await using var bot = await RunningBot.StartAsync(inbox);
        for (var n = 0; n < 20; n++)
            await bot.StatusAsync(Captured.Message($"{n}", $"m{n}"));

        await bot.StopAsync();

        bot.Handler.Handled.Count.ShouldBe(20);
        inbox.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_finished_in_time_stays_and_is_done_by_the_next_run()
    {
        var inbox = new MemoryInbox();
        await using (var bot = await RunningBot.StartAsync(inbox, ("Bot:Queue:DrainTime", "00:00:00")))
        {
            bot.Handler.OnHandle = (_, stop) => Task.Delay(Timeout.Infinite, stop);
            await bot.StatusAsync(Captured.Message("one", "m1"));
            await bot.StatusAsync(Captured.Message("two", "m2"));
            await bot.Handler.CalledAsync(1);
            await bot.StopAsync();
        }

        inbox.Pending.Count.ShouldBe(2);
        await using var next = await RunningBot.StartAsync(inbox);
        await next.Handler.CalledAsync(2);
        next.Handler.Handled.Select(activity => activity.Text).ShouldBe(["one", "two"]);
    }
}
