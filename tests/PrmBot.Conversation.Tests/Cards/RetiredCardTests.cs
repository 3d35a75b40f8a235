using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class RetiredCardTests
{
    [Fact]
    public void What_can_be_pressed_goes_and_what_is_read_stays()
    {
        var card = """
            {"type":"AdaptiveCard","version":"1.5","refresh":{"userIds":[]},"selectAction":{"type":"Action.Submit"},
            "body":[
            {"type":"TextBlock","text":"Größe?"},{"type":"Input.Text","id":"a"},{"type":"ActionSet","actions":[]},
            {"type":"Container","items":[{"type":"Input.Toggle","id":"b"}],"selectAction":{"type":"Action.Execute"}},
            {"type":"ColumnSet","columns":[{"type":"Column","items":[
            {"type":"TextBlock","text":"x"},{"type":"Input.Date"}]},
            {"type":"Column","items":[{"type":"ActionSet","actions":[]}]}]},
            {"type":"Chart.Line","fallback":{"type":"Container","items":[{"type":"TextBlock","text":"y"}]}},
            {"type":"FactSet","facts":[{"title":"a","value":"b"}]}],"actions":[{"type":"Action.Submit"}]}
            """;

        var retired = RetiredCard.WithoutActions(card);

        retired.ShouldBe("""
            {"type":"AdaptiveCard","version":"1.5","body":[
            {"type":"TextBlock","text":"Größe?"},
            {"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"x"}]}]},
            {"type":"Chart.Line","fallback":{"type":"Container","items":[{"type":"TextBlock","text":"y"}]}},
            {"type":"FactSet","facts":[{"title":"a","value":"b"}]}]}
            """.ReplaceLineEndings(string.Empty));
    }

    [Fact]
    public void A_table_keeps_its_cells_where_they_were()
    {
        var card = """
            {"type":"AdaptiveCard","body":[{"type":"Table","rows":[{"type":"TableRow","cells":[
            {"type":"TableCell","items":[{"type":"ActionSet","actions":[]}]},
            {"type":"TableCell","items":[{"type":"TextBlock","text":"x"}]}]}]}]}
            """;

        var retired = JsonNode.Parse(RetiredCard.WithoutActions(card))!;

        retired["body"]![0]!["rows"]![0]!["cells"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void A_card_of_inputs_only_becomes_an_empty_card()
    {
        var card = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a"}]}""";

        RetiredCard.WithoutActions(card).ShouldBe("""{"type":"AdaptiveCard","version":"1.5","body":[]}""");
    }

    [Fact]
    public void Retiring_twice_is_retiring_once()
    {
        var card = """{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a"}],"actions":[]}""";

        var once = RetiredCard.WithoutActions(card);

        RetiredCard.WithoutActions(once).ShouldBe(once);
    }
}
