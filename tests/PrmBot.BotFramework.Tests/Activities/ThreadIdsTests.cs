using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Activities;

public sealed class ThreadIdsTests
{
    private const string Threaded = "19:abc@thread.skype;messageid=111";

    [Fact]
    public void A_channel_is_named_without_its_thread()
    {
        ThreadIds.ChannelOf(Threaded).ShouldBe("19:abc@thread.skype");
        ThreadIds.ChannelOf("a:personal").ShouldBe("a:personal");
        ThreadIds.ThreadOf(Threaded).ShouldBe("111");
        ThreadIds.ThreadOf("19:abc@thread.skype").ShouldBeNull();
    }

    [Fact]
    public void Another_thread_replaces_the_former_one() =>
        ThreadIds.InThread(Threaded, "222").ShouldBe("19:abc@thread.skype;messageid=222");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData(" 1")]
    public void A_thread_needs_a_positive_whole_number(string messageId) =>
        Should.Throw<ArgumentException>(() => ThreadIds.InThread(Threaded, messageId));
}
