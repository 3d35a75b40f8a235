using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards.Templating;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Conversation.Tests.Cards.Templating;

public sealed class OfficialTemplatingTests
{
    [NpmFact(OfficialCards.Folder)]
    public void Every_snippet_expands_as_the_official_templating_does()
    {
        var file = Path.Combine(RepoFiles.Root, "tests/PrmBot.Conversation.Tests/Cards/Fixtures/snippets.json");
        var fixture = JsonNode.Parse(File.ReadAllText(file))!;
        var (data, templates) = (fixture["data"]!, fixture["templates"]!.AsArray());

        var theirs = OfficialCards.Expand(templates.Select(t => (t!, data)));

        var differences = templates.Zip(theirs, (t, o) => Difference(t!, Ours(t!, data), o!)).OfType<string>();
        differences.ShouldBeEmpty();
    }

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
