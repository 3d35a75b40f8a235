using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Activities;

public sealed class ActivityReadingTests
{
    [Theory]
    [InlineData("<at>botname</at> sometext", "<at>botname</at>", "sometext")]
    [InlineData("@botname sometext", "@botname", "sometext")]
    [InlineData("<AT>BotName</AT>&nbsp; sometext ", "<at>botname</at>", "sometext")]
    [InlineData("add <at>botname</at> Contoso", null, "add Contoso")]
    [InlineData("<at>botname</at>", "<at>botname</at>", "")]
    [InlineData("one \u00a0 two\r\n  three", "", "one two\nthree")]
    [InlineData("a(b) [c]*", "(b)", "a [c]*")]
    [InlineData("<at>botname</at> sometext", "botname", "sometext")]
    [InlineData("<at id=\"0\">botname</at> sometext", "<at id=\"0\">botname</at>", "sometext")]
    [InlineData("<at>botname</at>\u200b some\u2060text\ufeff", "<at>botname</at>", "sometext")]
    [InlineData("hi <at>botname</at> you <at>botname</at>", "<at>botname</at>", "hi you")]
    [InlineData("<at>botname</at> \ud83d\udc69\u200d\ud83d\ude80", null, "\ud83d\udc69\u200d\ud83d\ude80")]
    public void The_bots_own_mention_is_taken_off(string text, string? entityText, string expected) =>
        Mentioning("28:bot", text, entityText).TextForBot().ShouldBe(expected);

    [Fact]
    public void A_mention_of_somebody_else_stays_and_is_told()
    {
        var activity = Mentioning("29:ann", "<at>botname</at> sometext", "<at>botname</at>");

        activity.TextForBot().ShouldBe("<at>botname</at> sometext");
        activity.OtherMentions().ShouldHaveSingleItem().Id.ShouldBe("29:ann");
        activity.MentionsBot().ShouldBeFalse();
    }

    [Fact]
    public void A_pressed_button_has_no_text_at_all() => Captured.Activity("personal-action-submit")
        .TextForBot().ShouldBeNull();

    [Fact]
    public void The_senders_time_zone_comes_from_the_client() =>
        Captured.Activity("personal-message").TimeZoneName().ShouldBe("UTC");

    [Fact]
    public void A_captured_channel_message_reads_without_its_mention() =>
        Captured.Activity("channel-message-mention-threadreply").TextForBot().ShouldBe("thread reply");

    private static Activity Mentioning(string id, string text, string? entityText)
    {
        var entity = new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = "botname" },
            ["text"] = entityText,
        };
        return new Activity
        {
            Type = "message",
            Text = text,
            Recipient = new ChannelAccount { Id = "28:bot" },
            Entities = [entity.Deserialize<Entity>(ActivityJson.Options)!],
        };
    }
}
