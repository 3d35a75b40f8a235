using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector;

public sealed class ConnectorClientTests
{
    private const string Conversation = "19:abc@thread.tacv2;messageid=17";
    private const string Encoded = "/base/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17";

    private static readonly Activity Hello = new() { Type = "message", Id = "inbound", Text = "Grüße" };

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task A_send_posts_to_the_encoded_conversation_without_an_id(string slash)
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        var id = await over.Client.SendAsync(stub.ServiceUrl + slash, Conversation, Hello);

        var call = stub.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target).ShouldBe(("POST", Encoded + "/activities"));
        call.Body!["id"].ShouldBeNull();
        ((string)call.Body["text"]!).ShouldBe("Grüße");
        call.Authorization.ShouldBeNull();
        id.ShouldBe("sent-1");
    }

    [Fact]
    public async Task A_reply_an_update_and_a_delete_name_their_activity()
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        await over.Client.ReplyAsync(stub.ServiceUrl, Conversation, "f:1", Hello);
        await over.Client.UpdateAsync(stub.ServiceUrl, Conversation, "f:1", Hello);
        await over.Client.DeleteAsync(stub.ServiceUrl, Conversation, "f:1");

        stub.Calls.Select(call => call.Method).ShouldBe(["POST", "PUT", "DELETE"]);
        stub.Calls.ShouldAllBe(call => call.Target == Encoded + "/activities/f%3A1");
        ((string)stub.Calls.ElementAt(1).Body!["id"]!).ShouldBe("f:1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task An_answer_without_an_id_gives_an_empty_one(string body)
    {
        await using var stub = await StubConnector.StartAsync((202, body, null));
        using var over = new ClientOverStub();

        (await over.Client.SendAsync(stub.ServiceUrl, Conversation, Hello)).ShouldBe("");
    }

    [Fact]
    public async Task Two_sends_give_two_ids_in_order()
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        (await over.Client.SendAsync(stub.ServiceUrl, Conversation, Hello)).ShouldBe("sent-1");
        (await over.Client.SendAsync(stub.ServiceUrl, Conversation, Hello)).ShouldBe("sent-2");
    }

    [Theory]
    [InlineData("trace", "msteams", 0)]
    [InlineData("trace", "emulator", 1)]
    [InlineData("delay", "msteams", 0)]
    [InlineData("typing", "msteams", 1)]
    public async Task What_only_steers_an_adapter_is_not_sent(string type, string channel, int calls)
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        await over.Client.SendAsync(stub.ServiceUrl, Conversation, new Activity { Type = type, ChannelId = channel });

        stub.Calls.Count.ShouldBe(calls);
    }

    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("1e300", 60_000)]
    [InlineData("-5", 0)]
    [InlineData("\"soon\"", 0)]
    [InlineData("null", 0)]
    public async Task A_delay_lasts_as_long_as_its_value_says(string value, int milliseconds)
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();
        var delay = new Activity { Type = "delay", Value = JsonElement.Parse(value) };

        await over.Client.SendAsync(stub.ServiceUrl, Conversation, delay);

        over.Time.Waits.Sum(wait => wait.TotalMilliseconds).ShouldBe(milliseconds);
        stub.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_thread_in_no_channel_and_a_chat_with_nobody_are_not_asked_for(string id)
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        (await Should.ThrowAsync<ConnectorException>(
            over.Client.CreateThreadAsync(stub.ServiceUrl, id, "tenant", Hello))).Code.ShouldBe("BadId");
        (await Should.ThrowAsync<ConnectorException>(
            over.Client.CreatePersonalAsync(stub.ServiceUrl, id, "tenant"))).Code.ShouldBe("BadId");
        stub.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chat_with_one_person_is_created()
    {
        await using var stub = await StubConnector.StartAsync((201, """{"id":"a:new"}""", null));
        using var over = new ClientOverStub();

        var made = await over.Client.CreatePersonalAsync(stub.ServiceUrl, "29:ann", "tenant");

        made.ShouldBe(new CreatedConversation("a:new", null, stub.ServiceUrl));
        stub.Calls.Single().Target.ShouldBe("/base/v3/conversations");
        stub.Calls.Single().Body!.ToJsonString()
            .ShouldBe("""{"isGroup":false,"members":[{"id":"29:ann"}],"tenantId":"tenant"}""");
    }

    [Fact]
    public async Task A_thread_is_opened_in_the_channel_by_a_message()
    {
        await using var stub = await StubConnector.StartAsync(
            (201, """{"id":"19:c;messageid=5","activityId":"5"}""", null));
        using var over = new ClientOverStub();

        var made = await over.Client.CreateThreadAsync(
            stub.ServiceUrl, "19:c;messageid=1", "tenant", new Activity { Type = "message", Text = "digest" });

        (made.Id, made.ActivityId).ShouldBe(("19:c;messageid=5", "5"));
        stub.Calls.Single().Body!.ToJsonString().ShouldBe(
            """{"isGroup":true,"tenantId":"tenant","activity":{"type":"message","text":"digest"},"channelData":""" +
            """{"channel":{"id":"19:c"}}}""");
    }

    [Fact]
    public async Task The_roster_is_read_to_its_last_page()
    {
        await using var stub = await StubConnector.StartAsync(
            (200, """{"members":[{"id":"29:a","objectId":"o"}],"continuationToken":"a b"}""", null),
            (200, """{"members":[{"id":"29:b","userPrincipalName":"b@x"},{"no":1}],"continuationToken":""}""", null));
        using var over = new ClientOverStub();

        var members = await over.Client.MembersAsync(stub.ServiceUrl, Conversation, pageSize: 2);

        members.Select(member => member.Id).ShouldBe(["29:a", "29:b"]);
        members[0].AadObjectId.ShouldBe("o");
        stub.Calls.Select(call => call.Target).ShouldBe(
        [
            Encoded + "/pagedmembers?pageSize=50", Encoded + "/pagedmembers?pageSize=50&continuationToken=a%20b",
        ]);
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_null_and_a_lost_conversation_is_not()
    {
        await using var stub = await StubConnector.StartAsync(
            (404, """{"error":{"code":"MemberNotFoundInConversation"}}""", null),
            (404, """{"error":{"code":"ConversationNotFound"}}""", null));
        using var over = new ClientOverStub();

        (await over.Client.MemberAsync(stub.ServiceUrl, Conversation, "29:a")).ShouldBeNull();
        (await Should.ThrowAsync<ConnectorException>(
            () => over.Client.MemberAsync(stub.ServiceUrl, Conversation, "29:a"))).LosesConversation.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_for_one_person_in_a_group_says_so_and_whom()
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        await over.Client.SendTargetedAsync(stub.ServiceUrl, Conversation, "29:ann", Hello);
        await over.Client.SendTargetedAsync(stub.ServiceUrl, Conversation, "29:ann", Hello with { ReplyToId = "3" });
        await over.Client.UpdateTargetedAsync(stub.ServiceUrl, Conversation, "7", "29:ann", Hello);
        await over.Client.DeleteTargetedAsync(stub.ServiceUrl, Conversation, "7");

        stub.Calls.Select(call => $"{call.Method} {call.Target}").ShouldBe(
        [
            $"POST {Encoded}/activities?isTargetedActivity=true",
            $"POST {Encoded}/activities/3?isTargetedActivity=true",
            $"PUT {Encoded}/activities/7?isTargetedActivity=true",
            $"DELETE {Encoded}/activities/7?isTargetedActivity=true",
        ]);
        stub.Calls.Take(3).ShouldAllBe(call => (string)call.Body!["recipient"]!["id"]! == "29:ann");
    }

    [Fact]
    public async Task A_team_tells_of_itself_and_of_its_channels()
    {
        await using var stub = await StubConnector.StartAsync(
            (200, """{"id":"19:t@thread.tacv2","name":"Sales","aadGroupId":"g","channelCount":2,"memberCount":9}""",
                null),
            (200, """{"conversations":[{"id":"19:t"},{"id":"19:c","name":"Contoso","type":"shared"},{"x":1}]}""",
                null));
        using var over = new ClientOverStub();

        var team = await over.Client.TeamAsync(stub.ServiceUrl, "19:t@thread.tacv2");
        var channels = await over.Client.ChannelsAsync(stub.ServiceUrl, "19:t@thread.tacv2");

        team.ShouldBe(new TeamDetails("19:t@thread.tacv2", "Sales", "g", 2, 9, null));
        channels.ShouldBe([new TeamChannel("19:t", null, null), new TeamChannel("19:c", "Contoso", "shared")]);
        stub.Calls.Select(call => call.Target).ShouldBe(
            ["/base/v3/teams/19%3At%40thread.tacv2", "/base/v3/teams/19%3At%40thread.tacv2/conversations"]);
    }

    [Fact]
    public async Task What_Teams_would_refuse_for_its_size_is_not_sent()
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();
        var huge = Hello with { Text = new string('x', 45_000) };

        var failures = new List<ConnectorException>
        {
            await Should.ThrowAsync<ConnectorException>(
                () => over.Client.SendAsync(stub.ServiceUrl, Conversation, huge)),
            await Should.ThrowAsync<ConnectorException>(
                () => over.Client.UpdateAsync(stub.ServiceUrl, Conversation, "7", huge)),
            await Should.ThrowAsync<ConnectorException>(
                () => over.Client.CreateThreadAsync(stub.ServiceUrl, "19:c", "tenant", huge)),
        };

        failures.ShouldAllBe(failure => failure.Code == "MessageSizeTooBig" && failure.IsPermanent);
        stub.Calls.ShouldBeEmpty();
    }
}
