using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What an answer says of itself on the wire: to which message, between whom, where.</summary>
public sealed class RepliesTests : HostScenario
{
    private const string Thread = "19:team@thread.tacv2;messageid=1700000000002";

    [Theory]
    [InlineData("a:alex", false)]
    [InlineData("19:group@thread.v2", false)]
    [InlineData(Thread, true)]
    public async Task A_message_is_answered_as_itself(string conversation, bool isChannel)
    {
        var alex = Chat(new ChatPlace("Alex", conversation, isChannel));

        var answer = await alex.SayAsync("help");

        var said = answer.Activity;
        said["replyToId"]!.ToString().ShouldStartWith("act-");
        answer.Answers.ShouldBe(said["replyToId"]!.ToString());
        (said["from"]!["id"]!.ToString(), said["recipient"]!["id"]!.ToString()).ShouldBe(("28:bot", "29:Alex"));
        said["conversation"]!["id"]!.ToString().ShouldBe(conversation);
        said["channelId"]!.ToString().ShouldBe("msteams");
        said["serviceUrl"]!.ToString().ShouldBe(Connector.Url);
        said["locale"]!.ToString().ShouldBe("en-US");
        said["id"].ShouldBeNull();
    }

    [Fact]
    public async Task What_answers_no_message_is_sent_as_a_new_one()
    {
        var zoe = Chat(new ChatPlace("Zoe", "a:zoe"));

        await zoe.InstallAsync();
        var welcome = await Connector.NextAsync(0, s => s.Conversation == "a:zoe");

        welcome.Answers.ShouldBeNull();
        welcome.Activity["replyToId"].ShouldBeNull();
    }

    [Fact]
    public async Task A_pressed_card_that_is_replaced_keeps_its_id_in_path_and_body()
    {
        var alex = Chat(new ChatPlace("Alex", Thread, true));
        await alex.SayAsync("add Contoso as a reseller");
        var question = await alex.SayAsync("assess Contoso");

        await alex.PressAsync("3");

        var replaced = await Connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == question.ActivityId);
        replaced.Activity["id"]!.ToString().ShouldBe(question.ActivityId);
        replaced.Activity["replyToId"].ShouldBeNull();
    }
}
