using PrmBot.Host.Privacy;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Names are found where they are meant, and left where somebody else is.</summary>
public sealed class MentionsTests
{
    private static readonly Mentions Mia = new(
        new HashSet<string> { "29:1mia000000", "bot" }, ["Mia Keller", "Mia"], ["Mia Olsen"]);

    [Theory]
    [InlineData("ask Mia Keller, please", "ask X, please")]
    [InlineData("MIA  KELLER's plan", "X's plan")]
    [InlineData("<at id=\"29:1mia000000\">Mia</at>", "<at id=\"ID\">X</at>")]
    [InlineData("19:c|29:1mia000000", "19:c|ID")]
    [InlineData("bot", "ID")]
    public void What_is_meant_is_replaced(string text, string after) => Mia.Without(text, "ID", "X").ShouldBe(after);

    [Theory]
    [InlineData("Mia Olsen owns it")]
    [InlineData("Miami is warm")]
    [InlineData("the bot said so")]
    [InlineData("Mia-Sophie owns it")]
    [InlineData("129:1mia000000")]
    [InlineData("")]
    public void What_is_somebody_or_something_else_stays(string text)
    {
        Mia.Without(text, "ID", "X").ShouldBeNull();
        Mia.In(text).ShouldBeFalse();
    }

    [Fact]
    public void A_text_within_a_text_is_looked_into_and_stays_json()
    {
        var replacing = new Replacing(Mia, "ID", "X");

        var body = replacing.Body("""{"id":"m","card":"{\"say\":\"hi \\\"Mia\\\"\"}","n":1.50,"Mia":[1]}""", []);

        body.ShouldBe("""{"id":"m","card":"{\"say\":\"hi \\\"X\\\"\"}","n":1.50,"X":[1]}""");
        replacing.Body("""{"id":"m","say":"nobody"}""", []).ShouldBeNull();
    }
}
