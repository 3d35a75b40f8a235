using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>Holds all of <c>cards/</c>, samples and records, against our rules and the official packages.</summary>
public sealed class CardFilesTests
{
    private static CardFolder Repo => new(RepoFiles.Cards, typeof(ICard).Assembly);

    private static CardFolder Good => new(Fixture("good"), typeof(CardFilesTests).Assembly);

    [Fact]
    public void Every_card_keeps_the_rules() => Repo.Findings().ShouldBeEmpty();

    [NpmFact(OfficialCards.Folder)]
    public void Every_card_expands_as_the_official_templating_does()
    {
        (string Name, JsonNode Template, JsonNode Sample)[] pairs = [.. Repo.Pairs, .. Good.Pairs];
        var ours = Repo.Expanded().Concat(Good.Expanded());

        var theirs = OfficialCards.Expand(pairs.Select(p => (p.Template, p.Sample)));

        ours.Zip(theirs)
            .Where(p => !JsonNode.DeepEquals(p.First.Card, p.Second!["result"]))
            .Select(p => $"{p.First.Name}\nours {p.First.Card}\ntheirs {p.Second}")
            .ShouldBeEmpty();
    }

    [NpmFact(OfficialCards.Folder)]
    public void Every_card_parses_without_a_warning()
    {
        (string Name, JsonNode Card)[] cards = [.. Repo.Expanded(), .. Good.Expanded()];

        var findings = OfficialCards.Check(cards.Select(c => c.Card));

        cards.Zip(findings, (c, f) => (c.Name, Found: f!.AsArray()))
            .SelectMany(c => c.Found.Select(f => $"{c.Name}: {f}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_card_that_keeps_every_rule_has_no_findings() => Good.Findings().ShouldBeEmpty();

    [Fact]
    public void A_card_that_breaks_every_rule_is_found_out()
    {
        var findings = new CardFolder(Fixture("bad"), typeof(CardFilesTests).Assembly).Findings();

        findings.ShouldBe(
        [
            "demo/alone: has no sample",
            "demo/orphan: is a sample without a card",
            "demo/alone: has no record",
            "demo/bad: has no record",
            "demo/good: is a record without a file",
            "demo/bad: is not an AdaptiveCard of version 1.5",
            "demo/bad: TextBlock ${missing} does not wrap",
            "demo/bad: Image  has no altText",
            "demo/bad: Chart.Line  has no altText",
            "demo/bad: Chart.Line has no element as fallback",
            "demo/bad: Badge renders blank",
            "demo/bad: Input.Number n has no label",
            "demo/bad: Input.Number n is optional with min or max: left empty it blocks every button",
            "demo/bad: Input.Text t has no errorMessage",
            "demo/bad: Action.Execute Alone has no Action.Submit as fallback",
            "demo/bad: Action.Execute Other and its fallback do not say the same",
            "demo/bad: the colour #ff0000 is unreadable in one of light and dark",
            "demo/bad: the sample has nothing for ${missing}",
            "demo/bad: the text 6. Title is drawn as an indented list: no-break space after the dot",
            "demo/bad: the expanded Action.Execute Alone and its fallback do not say the same",
            "demo/bad: the expanded Action.Execute Other and its fallback do not say the same",
            "demo/bad: AdaptiveCard has more than 6 buttons in a row",
        ]);
    }

    [Theory]
    [InlineData("""{ "score": 3, "light": "green", "rows": [] }""", "title")]
    [InlineData("""{ "title": "t", "score": 3, "light": "green", "rows": [], "extra": 1 }""", "extra")]
    [InlineData("""{ "title": "t", "score": 3, "light": "green", "rows": [{ "label": "x" }] }""", "value")]
    [InlineData("""{ "title": "t", "score": 3, "light": "purple", "rows": [] }""", "light")]
    [InlineData("""{ "title": "t", "score": 3, "light": "green", "rows": [], "note": null }""", "note")]
    public void A_sample_that_is_not_what_its_record_writes_is_found_out(string sample, string member)
    {
        var findings = SampleLint.Findings(typeof(GoodCard), JsonNode.Parse(sample)!);

        findings.ShouldHaveSingleItem().ShouldContain(member);
    }

    [NpmFact(OfficialCards.Folder)]
    public void A_card_that_the_official_parser_warns_about_is_found_out()
    {
        var card = JsonNode.Parse("""
            { "type": "AdaptiveCard", "version": "1.5", "body": [
              { "type": "Chart.Line" }, { "type": "Input.Text" }, { "type": "Nonsense" },
              { "type": "Chart.Pie", "fallback": { "type": "Odd" } },
              { "type": "TextBlock", "text": "", "size": "Huge" } ] }
            """)!;

        var findings = OfficialCards.Check([card]).Single()!.AsArray().Select(f => f!.GetValue<string>());

        findings.Count().ShouldBeGreaterThanOrEqualTo(5);
    }

    private static string Fixture(string name) =>
        Path.Combine(RepoFiles.Root, "tests/PrmBot.Conversation.Tests/Cards/Fixtures", name);
}
