using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Cards.Templating;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class CardLibraryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cards");

    private static string Good => Path.Combine(RepoFiles.Root, "tests/PrmBot.Conversation.Tests/Cards/Fixtures/good");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_record_is_shown_through_the_file_of_its_name()
    {
        var library = new CardLibrary(Good);
        var record = new GoodCard("Größe & Güte", 4, Light.DeepRed, [new("Technical", 3)], null);

        var card = JsonNode.Parse(library.Render(record))!;

        library.Names.ShouldBe(["demo/good"]);
        card["body"]!.AsArray().Count.ShouldBe(3);
        card["body"]![0]!["text"]!.GetValue<string>().ShouldBe("Größe & Güte");
        card["body"]![1]!["data"]!.ToJsonString().ShouldBe("""[{"x":"Technical","y":3}]""");
        card["actions"]![0]!["data"]!["light"]!.GetValue<string>().ShouldBe("deep_red");
    }

    [Theory]
    [InlineData("""{ "text": "${nofn(x)}" }""", "area/odd.card.json, ${nofn(x)}: There is no function nofn.")]
    [InlineData("""{ "text": "a ${x +} b" }""", "area/odd.card.json, ${x +}: Expected a value, but it ends.")]
    [InlineData("""{ "text": "${x y}" }""", "area/odd.card.json, ${x y}: Expected an operator or the end, not \"y\".")]
    [InlineData("""{ "text": "${if(x, 1)}" }""", "area/odd.card.json, ${if(x, 1)}: if takes 3 arguments, not 2.")]
    [InlineData("""{ "text": "${x ~ y}" }""", "area/odd.card.json, ${x ~ y}: There is no meaning to \"~\".")]
    [InlineData("""{ "text": "${a.}" }""", "area/odd.card.json, ${a.}: Expected a name, but it ends.")]
    [InlineData("""{ "text": "${a[1}" }""", "area/odd.card.json, ${a[1}: Expected \"]\", but it ends.")]
    public void A_wrong_expression_stops_the_start_and_is_named(string template, string message)
    {
        Write("area/odd.card.json", template);

        var e = Should.Throw<CardTemplateException>(() => new CardLibrary(_folder.FullName));

        e.Message.ShouldBe(message);
    }

    [Fact]
    public void A_file_that_is_no_JSON_stops_the_start_and_is_named()
    {
        Write("area/odd.card.json", "{ \"type\": ");

        var e = Should.Throw<CardTemplateException>(() => new CardLibrary(_folder.FullName));

        e.File.ShouldBe("area/odd.card.json");
    }

    [Fact]
    public void Data_that_do_not_fit_name_the_file_and_the_expression()
    {
        Write("area/odd.card.json", """{ "text": "${formatNumber(x, 1)}" }""");
        var library = new CardLibrary(_folder.FullName);

        var e = Should.Throw<CardTemplateException>(() => library.Expand("area/odd", new JsonObject { ["x"] = "y" }));

        e.Message.ShouldBe(
            "area/odd.card.json, ${formatNumber(x, 1)}: formatNumber takes a number and how many decimals.");
    }

    [Fact]
    public void A_card_without_a_file_is_a_mistake_of_ours() =>
        Should.Throw<KeyNotFoundException>(() => new CardLibrary(_folder.FullName).Expand("a/b", new JsonObject()))
            .Message.ShouldContain("a/b.card.json");

    [Fact]
    public void A_folder_that_is_not_there_has_no_cards() =>
        new CardLibrary(Path.Combine(_folder.FullName, "none")).Names.ShouldBeEmpty();

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
