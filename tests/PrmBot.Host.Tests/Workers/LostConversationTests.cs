using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Nothing is sent where nothing can be written any more.</summary>
public sealed class LostConversationTests : IAsyncLifetime
{
    private const string Thread = "19:c@thread.tacv2;messageid=1";
    private const string OtherThread = "19:c@thread.tacv2;messageid=2";

    private OutboxOverStub _out = null!;

    public async Task InitializeAsync() => _out = await OutboxOverStub.StartAsync();

    public async Task DisposeAsync() => await _out.DisposeAsync();

    [Theory]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(404, "ConversationNotFound")]
    public async Task What_waits_for_a_lost_conversation_is_given_up_with_the_reason(int status, string code)
    {
        _out.Channel.On = _ => new Answer(status, code);

        await _out.SendAsync(_out.Entry("m1"), _out.Entry("m2"));

        (await _out.GivenUpAsync("m1")).FailedBecause.ShouldBe($"the platform answered {status} {code}");
        (await _out.GivenUpAsync("m2")).FailedBecause
            .ShouldBe($"nothing can be written to its conversation any more ({code})");
        _out.Channel.All.ShouldHaveSingleItem();
        _out.Logged.ShouldContain(line => line.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stays_lost_through_a_restart_until_somebody_speaks_there()
    {
        _out.Channel.On = tried => tried.Text == "m1" ? new Answer(403, "ConversationBlockedByUser") : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1"));
        await _out.GivenUpAsync("m1");
        await _out.RestartAsync();
        await _out.SendAsync(_out.Entry("m2"));
        await _out.GivenUpAsync("m2");

        await _out.Reachable.FindAsync(OutboxOverStub.Home, new ConversationKey("a:1"), default);
        await _out.SendAsync(_out.Entry("m3"));

        await _out.DeliveredAsync("m3");
    }

    [Fact]
    public async Task A_bot_that_was_removed_from_a_channel_is_out_of_all_its_threads()
    {
        _out.Channel.On = _ => new Answer(403, "BotNotInConversationRoster");
        await _out.SendAsync(_out.Entry("m1", Thread));
        await _out.GivenUpAsync("m1");

        await _out.SendAsync(_out.Entry("m2", OtherThread), _out.Entry("m3", "19:c@thread.tacv2"));

        await _out.GivenUpAsync("m2");
        await _out.GivenUpAsync("m3");
        _out.Channel.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_thread_that_is_gone_leaves_its_channel()
    {
        _out.Channel.On = tried => tried.Conversation == Thread ? new Answer(404, "ConversationNotFound") : Answer.Fine;
        await _out.SendAsync(_out.Entry("m1", Thread));
        await _out.GivenUpAsync("m1");

        await _out.SendAsync(_out.Entry("m2", OtherThread));

        await _out.DeliveredAsync("m2");
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_loses_nothing_but_its_replacement()
    {
        _out.Channel.On = tried =>
            tried.Method == "PUT" ? new Answer(404, "ActivityNotFoundInConversation") : Answer.Fine;

        await _out.SendAsync(
            _out.Entry("m1") with { Delivery = Delivery.Update, ActivityId = "7" }, _out.Entry("m2"));

        await _out.GivenUpAsync("m1");
        await _out.DeliveredAsync("m2");
    }
}
