using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector.Sizes;

namespace PrmBot.BotFramework.Tests.Connector.Sizes;

public sealed class MessagePartsTests
{
    private const string TooBig = "This is too big to show.";

    [Fact]
    public void A_small_message_stays_as_it_is()
    {
        var small = new Activity { Type = "message", Text = "hello" };

        MessageParts.Of(small, TooBig).ShouldBe([small]);
    }

    [Theory]
    [InlineData("A paragraph of some length. It has two sentences.\n\n", 4000)]
    [InlineData("a line without an end\n", 8000)]
    [InlineData("A sentence that ends. ", 9000)]
    [InlineData("word ", 50_000)]
    [InlineData("漢字", 60_000)]
    [InlineData("\"quoted\"\\ and \u0001 ", 9000)]
    [InlineData("👨‍👩‍👧‍👦", 20_000)]
    public void A_long_text_is_cut_and_nothing_of_it_is_lost(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));

        var parts = MessageParts.Of(new Activity { Type = "message", Text = text }, TooBig);

        parts.Count.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(part => MessageSize.Of(part) <= MessageSize.Most);
        parts.SkipLast(1).ShouldAllBe(part => MessageSize.Of(part) > MessageSize.Most / 5);
        Packed(string.Concat(parts.Select(part => part.Text))).ShouldBe(Packed(text));
    }

    [Theory]
    [InlineData("One. Two.\n\nThree\n", 9000, "\n\nThree")]
    [InlineData("It ends here. ", 9000, "here.")]
    [InlineData("word ", 50_000, "word")]
    [InlineData("👨‍👩‍👧‍👦", 20_000, "👨‍👩‍👧‍👦")]
    public void A_text_is_cut_where_a_reader_pauses(string piece, int times, string end)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));

        var parts = MessageParts.Of(new Activity { Type = "message", Text = text }, TooBig);

        parts.SkipLast(1).ShouldAllBe(part => part.Text!.EndsWith(end.TrimStart(), StringComparison.Ordinal)
            || part.Text.EndsWith("Two.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mention_goes_only_with_the_part_that_names_it()
    {
        var mention = JsonSerializer.Deserialize<Entity>(
            """{"type":"mention","mentioned":{"id":"29:a","name":"Ann"},"text":"<at>Ann</at>"}""",
            ActivityJson.Options)!;
        var text = string.Concat(Enumerable.Repeat("word ", 20_000)) + "<at>Ann</at>";

        var parts = MessageParts.Of(new Activity { Type = "message", Text = text, Entities = [mention] }, TooBig);

        parts.SkipLast(1).ShouldAllBe(part => part.Entities == null);
        parts[^1].Entities.ShouldBe([mention]);
    }

    [Fact]
    public void A_card_becomes_pages_with_the_buttons_on_the_last()
    {
        var rows = Enumerable.Range(0, 3000).Select(n => Block($"Row {n} of the list"));
        var card = Card([.. rows], new JsonObject { ["type"] = "Action.Execute", ["title"] = "Go", ["verb"] = "x" });

        var parts = Pages(card);

        Texts(parts).ShouldBe(Enumerable.Range(0, 3000).Select(n => $"Row {n} of the list"));
        parts.SkipLast(1).ShouldAllBe(part => Content(part)["actions"] == null);
        Content(parts[^1])["actions"]![0]!["title"]!.ToString().ShouldBe("Go");
        parts.ShouldAllBe(part => part.Summary == "The list");
    }

    [Fact]
    public void A_table_keeps_its_heading_on_every_page()
    {
        var rows = Enumerable.Range(0, 1500).Select(n => Row(n == 0 ? "Heading" : $"Cell {n}"));
        var table = new JsonObject { ["type"] = "Table", ["rows"] = new JsonArray([.. rows]) };

        var parts = Pages(Card([new JsonObject { ["type"] = "Container", ["items"] = new JsonArray(table) }]));

        parts.Count.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(part => Texts(new[] { part }).First() == "Heading");
        Texts(parts).Where(text => text != "Heading").ShouldBe(Enumerable.Range(1, 1499).Select(n => $"Cell {n}"));
    }

    [Fact]
    public void One_long_text_in_a_card_is_cut_too()
    {
        var text = string.Concat(Enumerable.Repeat("A sentence that ends. ", 9000)).TrimEnd();

        var parts = Pages(Card([Block("Title"), Block(text)]));

        Packed(string.Concat(Texts(parts))).ShouldBe(Packed("Title" + text));
    }

    [Fact]
    public void An_element_that_cannot_be_cut_is_replaced_by_a_sentence()
    {
        var chart = new JsonObject { ["type"] = "Chart.Line", ["data"] = new string('x', 90_000) };

        var parts = Pages(Card([Block("Before"), chart, Block("After")]));

        Texts(parts).ShouldBe(["Before", TooBig, "After"]);
    }

    [Fact]
    public void A_form_is_replaced_by_what_it_offers_as_text()
    {
        var input = new JsonObject { ["type"] = "Input.Text", ["id"] = "x", ["value"] = new string('x', 90_000) };

        var part = Pages(Card([input])).ShouldHaveSingleItem();

        part.Attachments.ShouldBeNull();
        part.Text.ShouldBe(TooBig + "\n\nThe list");
    }

    [Fact]
    public void The_data_of_a_picture_does_not_count()
    {
        var picture = new JsonObject
        {
            ["type"] = "Image",
            ["url"] = "data:image/png;base64," + Convert.ToBase64String(new byte[90_000]),
        };

        Pages(Card([picture])).ShouldHaveSingleItem().Attachments.ShouldNotBeNull();
    }

    private static IReadOnlyList<Activity> Pages(JsonObject card)
    {
        var whole = new Activity
        {
            Type = "message",
            Summary = "The list",
            Attachments = [Attachment.Card(JsonSerializer.SerializeToElement(card))],
        };
        var parts = MessageParts.Of(whole, TooBig);
        parts.ShouldAllBe(part => MessageSize.Of(part) <= MessageSize.Most);
        return parts;
    }

    private static JsonObject Card(JsonArray body, JsonObject? action = null) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = body,
        ["actions"] = action is null ? null : new JsonArray(action),
    };

    private static JsonObject Block(string text) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };

    private static JsonObject Row(string text) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray(new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(Block(text)) }),
    };

    private static JsonObject Content(Activity part) => JsonObject.Create(part.Attachments![0].Content!.Value)!;

    private static IEnumerable<string> Texts(IEnumerable<Activity> parts) =>
        parts.SelectMany(part => Texts(Content(part)));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject block when block["type"]?.ToString() == "TextBlock" => [block["text"]!.ToString()],
        JsonObject other => other.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static string Packed(string text) =>
        new StringBuilder().AppendJoin("", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToString();
}
