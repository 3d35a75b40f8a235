using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Activities;

public sealed class ActivityJsonTests
{
    public static TheoryData<string> Names => [.. Captured.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_channel_sent_is_written_back_unchanged(string name)
    {
        var written = JsonNode.Parse(ActivityJson.Write(Captured.Activity(name)));

        JsonNode.DeepEquals(written, JsonNode.Parse(Captured.Json(name))).ShouldBeTrue();
    }

    [Fact]
    public void Unknown_members_are_kept_at_every_level()
    {
        const string json = """
            {"type":"message","new":1,"from":{"id":"29:a","x":[1]},"conversation":{"id":"c","y":{"z":true}},
             "attachments":[{"contentType":"a/b","q":"r"}],"entities":[{"type":"odd","mentioned":7,"text":false}],
             "channelData":{"unheard":{"of":null}}}
            """;

        var written = JsonNode.Parse(ActivityJson.Write(ActivityJson.Read(json)!));

        JsonNode.DeepEquals(written, JsonNode.Parse(json)).ShouldBeTrue();
    }

    [Fact]
    public void Members_are_read_in_any_case_and_nulls_are_left_out()
    {
        var activity = ActivityJson.Read("""{"Type":"message","CONVERSATION":{"ID":"c"},"text":null}""")!;

        System.Text.Encoding.UTF8.GetString(ActivityJson.Write(activity))
            .ShouldBe("""{"type":"message","conversation":{"id":"c"}}""");
    }

    [Theory]
    [InlineData("this.is.not.json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","id":7}""")]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    [InlineData("""{"type":"message","Type":"invoke"}""")]
    [InlineData("""{"type":"message","from":{"id":"29:a","id":"29:b"}}""")]
    [InlineData("""{"type":"message","value":{"verb":"a","verb":"b"}}""")]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":"a","id":"b"}}}""")]
    [InlineData("""{"type":"message","unheard":{"of":{"a":1,"a":2}}}""")]
    [InlineData("""{"type":"message"} trailing""")]
    [InlineData("""{"type":"message",}""")]
    public void What_is_no_activity_reads_as_null(string json) => ActivityJson.Read(json).ShouldBeNull();

    [Fact]
    public void Deeper_than_64_levels_is_no_activity() =>
        ActivityJson.Read($$"""{"type":"message","value":{{new string('[', 80)}}{{new string(']', 80)}}}""")
            .ShouldBeNull();

    [Fact]
    public void Nulls_in_lists_are_left_out()
    {
        var activity = ActivityJson.Read(
            """
            {"type":"conversationUpdate","membersAdded":[null,{"id":"29:a"}],"membersRemoved":[null],"entities":[null],
             "attachments":[null,null]}
            """)!;

        activity.MembersAdded!.ShouldHaveSingleItem().Id.ShouldBe("29:a");
        activity.MembersRemoved!.ShouldBeEmpty();
        activity.Entities!.ShouldBeEmpty();
        activity.Attachments!.ShouldBeEmpty();
    }

    [Fact]
    public void Half_a_character_in_an_unknown_place_does_no_harm()
    {
        var activity = ActivityJson.Read(
            """{"type":"message","entities":[{"type":"mention","mentioned":{"id":"\ud800"}}]}""");

        activity!.Mentions().ShouldBeEmpty();
    }
}
