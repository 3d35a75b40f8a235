using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Activities;

public sealed class ActivityRepliesTests
{
    [Fact]
    public void A_reply_goes_back_where_the_message_came_from()
    {
        var inbound = Captured.Activity("channel-message-mention-threadreply");

        var reply = inbound.CreateReply("hello");

        reply.From.ShouldBe(inbound.Recipient);
        reply.Recipient.ShouldBe(inbound.From);
        reply.Conversation.ShouldBe(inbound.Conversation);
        reply.ServiceUrl.ShouldBe(inbound.ServiceUrl);
        reply.ChannelId.ShouldBe("msteams");
        reply.ReplyToId.ShouldBe(inbound.Id);
        reply.Locale.ShouldBe("en-US");
        reply.Id.ShouldBeNull();
    }

    [Fact]
    public void A_reply_may_speak_another_language() =>
        Captured.Activity("personal-message").CreateReply("hallo", "de-DE").Locale.ShouldBe("de-DE");

    [Fact]
    public void Teams_channel_data_is_read_whole_or_not_at_all()
    {
        var inChannel = TeamsChannelData.Of(Captured.Activity("channel-conversationUpdate-teamMemberAdded"));
        var nowhere = TeamsChannelData.Of(new Activity());

        inChannel.TeamId.ShouldNotBeNull();
        inChannel.IsEvent("TEAMMEMBERADDED").ShouldBeTrue();
        nowhere.ShouldBe(new TeamsChannelData(null, null, null, null, null, null, null, null));
    }
}
