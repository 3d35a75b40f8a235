using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>What becomes of an answer on its way out.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private OutboxOverStub _out = null!;

    public async Task InitializeAsync() => _out = await OutboxOverStub.StartAsync();

    public async Task DisposeAsync() => await _out.DisposeAsync();

    [Fact]
    public async Task Answers_arrive_in_order_and_with_the_id_that_the_channel_gave()
    {
        await _out.SendAsync([.. Enumerable.Range(1, 5).Select(n => _out.Entry($"m{n}"))]);

        (await _out.DeliveredAsync("m5")).DeliveredAs.ShouldBe("1005");
        Arrived().ShouldBe(["m1", "m2", "m3", "m4", "m5"]);
    }

    [Fact]
    public async Task An_answer_to_a_message_is_sent_as_its_answer()
    {
        await _out.SendAsync(_out.Entry("m1") with { ActivityId = "f:7" });

        await _out.DeliveredAsync("m1");
        _out.Channel.All.ShouldHaveSingleItem().ActivityId.ShouldBe("f:7");
    }

    [Fact]
    public async Task An_answer_names_both_sides_and_its_place()
    {
        var between = new Envelope("msteams", "28:bot", "29:ann", "de-DE");

        await _out.SendAsync(_out.Entry("m1") with { Envelope = between, ActivityId = "7" });

        await _out.DeliveredAsync("m1");
        var said = _out.Channel.All.ShouldHaveSingleItem().Activity;
        said["from"]!.ToJsonString().ShouldBe("""{"id":"28:bot"}""");
        said["recipient"]!.ToJsonString().ShouldBe("""{"id":"29:ann"}""");
        said["conversation"]!.ToJsonString().ShouldBe("""{"id":"a:1"}""");
        (said["channelId"]!.ToString(), said["serviceUrl"]!.ToString(), said["locale"]!.ToString())
            .ShouldBe(("msteams", _out.Channel.Url, "de-DE"));
        said["replyToId"]!.ToString().ShouldBe("7");
        said["id"].ShouldBeNull();
    }

    [Theory]
    [InlineData("ActivityNotFoundInConversation")]
    [InlineData(null)]
    public async Task An_answer_to_a_message_that_was_deleted_meanwhile_is_said_on_its_own(string? code)
    {
        _out.Channel.On = tried => tried.ActivityId is null ? Answer.Fine : new Answer(404, code);

        await _out.SendAsync(_out.Entry("m1") with { ActivityId = "7" });

        await _out.DeliveredAsync("m1");
        _out.Channel.All.Select(tried => tried.ActivityId).ShouldBe(["7", null]);
        _out.Channel.Arrived.ShouldHaveSingleItem().Activity["replyToId"].ShouldBeNull();
    }

    [Fact]
    public async Task A_conversation_that_answers_nothing_holds_up_no_other()
    {
        _out.Channel.On = tried => tried.Conversation == "a:silent" ? Answer.Silence : Answer.Fine;

        await _out.SendAsync(_out.Entry("s1", "a:silent"), _out.Entry("s2", "a:silent"), _out.Entry("m1"));

        await _out.DeliveredAsync("m1");
        (await _out.Store.FindAsync("s1", default))!.FailedBecause.ShouldBeNull("its second is not over yet");
        await _out.GivenUpAsync("s2");
    }

    [Fact]
    public async Task A_new_message_without_an_answer_is_never_sent_twice()
    {
        _out.Channel.On = tried => tried.Text == "m1" ? Answer.Silence with { Takes = true } : Answer.Fine;

        await _out.SendAsync(_out.Entry("m1"), _out.Entry("m2"));

        (await _out.GivenUpAsync("m1")).FailedBecause.ShouldBe(
            "Timeout, so it may have arrived, and sent again it could arrive twice");
        await _out.DeliveredAsync("m2");
        Arrived().ShouldBe(["m1", "m2"]);
        _out.Logged.ShouldContain("Message m1 given up after 1 attempts: Timeout, so it may have arrived, and sent "
            + "again it could arrive twice.");
    }

    [Fact]
    public async Task A_replacement_without_an_answer_is_made_again()
    {
        var silent = 2; // the wire's own repetition too
        _out.Channel.On = _ => silent-- > 0 ? Answer.Silence : Answer.Fine;

        await _out.SendAsync(_out.Entry("m1") with { Delivery = Delivery.Update, ActivityId = "7" });

        var putOff = await _out.UntilAsync("m1", entry => entry.NotBefore is not null);
        putOff.NotBefore.ShouldBe(_out.Clock.GetUtcNow().AddSeconds(10));
        await AdvanceUntilDeliveredAsync("m1", TimeSpan.FromSeconds(10));
        _out.Channel.Arrived.ShouldHaveSingleItem().Method.ShouldBe("PUT");
    }

    [Fact]
    public async Task What_is_put_off_keeps_its_place_also_through_a_restart()
    {
        var fails = 2;
        _out.Channel.On = _ => fails-- > 0 ? new Answer(503) : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1"), _out.Entry("m2"));
        await _out.UntilAsync("m1", entry => entry is { Attempts: 1, NotBefore: not null });

        await _out.RestartAsync();
        _out.Channel.Arrived.ShouldBeEmpty();
        await AdvanceUntilDeliveredAsync("m2", TimeSpan.FromSeconds(5));

        Arrived().ShouldBe(["m1", "m2"]);
    }

    [Fact]
    public async Task A_wait_that_the_channel_asks_for_is_kept()
    {
        var busy = true;
        _out.Channel.On = _ => busy ? new Answer(429, "Throttled", 3600) : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1"));

        var putOff = await _out.UntilAsync("m1", entry => entry.NotBefore is not null);

        (putOff.NotBefore - _out.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromHours(1) * 1.1);
        busy = false;
        await AdvanceUntilDeliveredAsync("m1", TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task What_never_gets_through_is_given_up_after_the_last_attempt()
    {
        _out.Channel.On = tried => tried.Text == "m1" ? new Answer(429, "Throttled") : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1"), _out.Entry("m2"));

        await AdvanceUntilDeliveredAsync("m2", TimeSpan.FromMinutes(1));

        var given = await _out.GivenUpAsync("m1");
        (given.Attempts, given.FailedBecause).ShouldBe((4, "the platform answered 429 Throttled at the last attempt"));
        _out.Channel.All.Count(tried => tried.Text == "m1").ShouldBe(8, "each attempt and its one repetition");
    }

    [Fact]
    public async Task A_process_that_ended_while_sending_sends_once_more_and_says_so()
    {
        await _out.CommitAsync(_out.Entry("m1") with { Attempts = 1, SendingSince = _out.Clock.GetUtcNow() });

        await _out.RestartAsync();

        await _out.DeliveredAsync("m1");
        _out.Logged.ShouldContain(line => line.StartsWith("Message m1 was being sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_ended_twice_while_sending_gives_the_message_up()
    {
        await _out.CommitAsync(_out.Entry("m1") with { Attempts = 4, SendingSince = _out.Clock.GetUtcNow() });

        await _out.RestartAsync();

        await _out.GivenUpAsync("m1");
        _out.Channel.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_attempt_is_kept_before_it_is_made()
    {
        _out.Channel.On = _ => Answer.Silence;
        await _out.SendAsync(_out.Entry("m1"));

        var begun = await _out.UntilAsync("m1", entry => entry.SendingSince is not null);

        begun.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_done_is_not_sent_again_when_it_is_added_late()
    {
        var done = _out.Entry("m1") with { DeliveredAs = "5" };
        await _out.CommitAsync(done);

        _out.Lanes.Add([done]);
        await _out.SendAsync(_out.Entry("m2"));

        await _out.DeliveredAsync("m2");
        Arrived().ShouldBe(["m2"]);
    }

    [Fact]
    public async Task A_long_text_arrives_in_parts_and_goes_on_where_it_stopped()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 3).Select(n => $"{n}" + new string('x', 30_000)));
        var calls = 0;
        _out.Channel.On = _ => Interlocked.Increment(ref calls) is 2 or 3 ? new Answer(503) : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1") with { Text = text });

        (await _out.UntilAsync("m1", entry => entry.NotBefore is not null)).PartsSent.ShouldBe(1);
        await AdvanceUntilDeliveredAsync("m1", TimeSpan.FromSeconds(5));

        _out.Channel.Arrived.Select(tried => tried.Text[..1]).ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task What_the_channel_finds_too_big_is_said_in_smaller_parts()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 6).Select(n => $"{n}" + new string('x', 5_000)));
        _out.Channel.On = tried => tried.Text.Length > 12_000 ? new Answer(413, "MessageSizeTooBig") : Answer.Fine;

        await _out.SendAsync(_out.Entry("m1") with { Text = text }, _out.Entry("m2"));

        await _out.DeliveredAsync("m2");
        string.Join("\n\n", _out.Channel.Arrived.Select(tried => tried.Text)).ShouldBe(text + "\n\nm2");
    }

    [Fact]
    public async Task What_is_too_big_however_small_is_given_up()
    {
        _out.Channel.On = tried => tried.Text == "m2" ? Answer.Fine : new Answer(413);

        await _out.SendAsync(_out.Entry("m1") with { Text = new string('x', 50_000) }, _out.Entry("m2"));

        (await _out.GivenUpAsync("m1")).FailedBecause.ShouldBe("the platform answered 413");
        await _out.DeliveredAsync("m2");
    }

    [Fact]
    public async Task A_long_replacement_repeats_only_the_part_that_replaces()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 2).Select(n => $"{n}" + new string('x', 30_000)));
        _out.Channel.On = tried => tried.Method == "POST" ? Answer.Silence : Answer.Fine;

        await _out.SendAsync(_out.Entry("m1") with { Delivery = Delivery.Update, ActivityId = "7", Text = text });

        (await _out.GivenUpAsync("m1")).FailedBecause!.ShouldContain("may have arrived");
        _out.Channel.All.Select(tried => tried.Method).ShouldBe(["PUT", "POST"]);
    }

    [Fact]
    public async Task A_card_that_is_no_json_is_given_up_and_the_next_goes_on()
    {
        await _out.SendAsync(_out.Entry("m1") with { CardJson = "{" }, _out.Entry("m2"));

        (await _out.GivenUpAsync("m1")).FailedBecause.ShouldBe("its card is no JSON");
        await _out.DeliveredAsync("m2");
    }

    [Theory]
    [InlineData(500, "ServiceError")]
    [InlineData(400, "BadSyntax")]
    [InlineData(413, "MessageSizeTooBig")]
    public async Task What_can_never_succeed_is_tried_once(int status, string code)
    {
        _out.Channel.On = tried => tried.Text == "m1" ? new Answer(status, code) : Answer.Fine;

        await _out.SendAsync(_out.Entry("m1"), _out.Entry("m2"));

        (await _out.GivenUpAsync("m1")).FailedBecause.ShouldBe($"the platform answered {status} {code}");
        await _out.DeliveredAsync("m2");
        _out.Channel.All.Count.ShouldBe(2);
    }

    private IEnumerable<string> Arrived() => _out.Channel.Arrived.Select(tried => tried.Text);

    private async Task AdvanceUntilDeliveredAsync(string id, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await _out.Store.FindAsync(id, default))!.DeliveredAs is null)
        {
            _out.Clock.Advance(step);
            await Task.Delay(20, limit.Token);
        }
    }
}
