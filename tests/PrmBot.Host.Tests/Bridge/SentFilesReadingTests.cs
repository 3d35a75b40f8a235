using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;
using PrmBot.Host.Bridge;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

public sealed class SentFilesReadingTests
{
    [Fact]
    public void A_file_of_teams_has_a_place_to_open_it_and_one_to_read_it()
    {
        var files = Read("""
            [{ "contentType": "application/vnd.microsoft.teams.file.download.info", "name": "soc2.pdf",
               "contentUrl": "https://contoso.sharepoint.com/docs/soc2.pdf",
               "content": { "downloadUrl": "https://contoso.sharepoint.com/d?t=1", "uniqueId": "u" } }]
            """);

        files.ShouldBe([new SentFile(
            "soc2.pdf", "https://contoso.sharepoint.com/docs/soc2.pdf", "https://contoso.sharepoint.com/d?t=1")]);
    }

    [Fact]
    public void Any_other_file_is_read_where_it_lies() => Read("""
        [{ "contentType": "text/csv", "name": "kpis.csv", "contentUrl": "http://127.0.0.1:5000/kpis.csv" }]
        """).ShouldBe([new SentFile("kpis.csv", "http://127.0.0.1:5000/kpis.csv", "http://127.0.0.1:5000/kpis.csv")]);

    [Theory]
    [InlineData("""[{ "contentType": "text/html", "content": "<p>hello</p>" }]""")]
    [InlineData("""[{ "contentType": "application/vnd.microsoft.card.adaptive", "content": {} }]""")]
    [InlineData("""[{ "contentType": "application/vnd.microsoft.teams.card.list", "content": {}, "name": "x" }]""")]
    [InlineData("""[{ "contentType": "image/png" }]""")]
    [InlineData("[null]")]
    public void The_message_in_html_and_cards_are_no_files(string attachments) => Read(attachments).ShouldBeEmpty();

    [Theory]
    [InlineData("7")]
    [InlineData("""{ "downloadUrl": ["x"] }""")]
    public void What_is_not_as_teams_writes_it_has_no_address(string content)
    {
        var type = "application/vnd.microsoft.teams.file.download.info";

        Read($$"""[{ "contentType": "{{type}}", "content": {{content}} }]""")
            .ShouldBe([new SentFile(null, null, null)]);
    }

    [Fact]
    public void No_more_are_looked_at_than_somebody_sends_by_hand()
    {
        var many = string.Join(',', Enumerable.Repeat("""{ "contentType": "text/csv", "name": "a" }""", 500));

        Read($"[{many}]").Count.ShouldBe(50);
    }

    private static IReadOnlyList<SentFile> Read(string attachments) => SentFilesReading.Of(new Activity
    {
        Attachments = JsonSerializer.Deserialize<List<Attachment>>(attachments, ActivityJson.Options),
    });
}
