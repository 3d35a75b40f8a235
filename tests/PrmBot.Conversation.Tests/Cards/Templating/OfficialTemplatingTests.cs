using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards.Templating;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Conversation.Tests.Cards.Templating;

public sealed class OfficialTemplatingTests
{
    // Where the official one differs on purpose: it refuses some kinds of arguments before it sees any data, where we
    // wait for the data; and it breaks down over a null inside a sentence, where we show nothing.
    private static readonly string[] Elsewhere = ["is not any of [", " expression in ", "(reading 'toString')"];

    [NpmFact(OfficialCards.Folder)]
    public void Every_snippet_expands_as_the_official_templating_does()
    {
        var (data, templates) = Snippets();

        Differences([.. templates.Select(t => t!)], data).ShouldBeEmpty();
    }

    [NpmFact(OfficialCards.Folder)]
    public void Any_expression_gives_what_the_official_templating_gives()
    {
        var (data, _) = Snippets();
        var expressions = new RandomExpressions(seed: 20261123);
        var texts = Enumerable.Range(0, 1500).Select(i => $"${{{expressions.Next(i % 4)}}}");

        var templates = texts.Select((t, i) => (i % 5) switch
        {
            0 => JsonValue.Create($"a {t} b"),
            1 => new JsonObject { ["$when"] = t, ["x"] = 1 },
            _ => (JsonNode)JsonValue.Create(t),
        });

        Differences([.. templates], data).ShouldBeEmpty();
    }

    private static (JsonNode Data, JsonArray Templates) Snippets()
    {
        var file = Path.Combine(RepoFiles.Root, "tests/PrmBot.Conversation.Tests/Cards/Fixtures/snippets.json");
        var fixture = JsonNode.Parse(File.ReadAllText(file))!;
        return (fixture["data"]!, fixture["templates"]!.AsArray());
    }

    private static IEnumerable<string> Differences(IReadOnlyList<JsonNode> templates, JsonNode data) => templates
        .Zip(OfficialCards.Expand(templates.Select(t => (t, data))))
        .Where(p => !Elsewhere.Any(e => p.Second!["error"]?.ToString().Contains(e, StringComparison.Ordinal) == true))
        .Select(p => Difference(p.First, Ours(p.First, data), p.Second!))
        .OfType<string>();

    private static JsonObject Ours(JsonNode template, JsonNode data)
    {
        try
        {
            return new JsonObject { ["result"] = Expanded.By(template, data) };
        }
        catch (CardTemplateException e)
        {
            return new JsonObject { ["error"] = e.Message };
        }
    }

    private static string? Difference(JsonNode template, JsonObject ours, JsonNode theirs)
    {
        var agree = ours.ContainsKey("error")
            ? theirs["error"] is not null
            : theirs["error"] is null && JsonNode.DeepEquals(ours["result"], theirs["result"]);
        return agree ? null : $"{template}\n  ours {ours}\n  theirs {theirs}";
    }
}
