using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class CardFooterTests
{
    private const string Footer = """
        { "body": [ { "type": "TextBlock", "text": "Still open." },
          { "type": "ActionSet", "actions": [ { "type": "Action.Execute", "verb": "Interview-resume" } ] } ] }
        """;

    [Fact]
    public void It_stands_under_the_card() =>
        Body("""{ "body": [ { "type": "TextBlock", "text": "Above" } ] }""").Count.ShouldBe(3);

    [Fact]
    public void A_button_that_the_card_has_already_is_not_there_twice()
    {
        var body = Body("""{ "body": [], "actions": [ { "type": "Action.Execute", "verb": "Interview-resume" } ] }""");

        body.ShouldHaveSingleItem()!["text"]!.ToString().ShouldBe("Still open.");
    }

    private static JsonArray Body(string card) => JsonNode.Parse(CardFooter.Append(card, Footer))!["body"]!.AsArray();
}
