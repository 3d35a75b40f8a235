using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>What our cards have to keep to so that every client shows them, and everybody can use them.</summary>
internal static partial class CardLint
{
    // They render as nothing in the clients we test with, without a word.
    private static readonly string[] Blank =
        ["ProgressBar", "ProgressRing", "Badge", "Icon", "CodeBlock", "Rating", "Input.Rating", "Carousel"];

    /// <summary>Findings on a card file as it is written: every branch of it, whatever a sample shows.</summary>
    public static IEnumerable<string> OfTemplate(JsonNode card)
    {
        if (card is not JsonObject top || top.Type() != "AdaptiveCard" || top.Text("version") != "1.5")
        {
            yield return "is not an AdaptiveCard of version 1.5";
        }

        foreach (var finding in CardElements.All(card).SelectMany(OfElement))
        {
            yield return finding;
        }

        foreach (var text in CardElements.Texts(card).Where(t => FixedColour().IsMatch(t)))
        {
            yield return $"the colour {text} is unreadable in one of light and dark";
        }
    }

    /// <summary>Findings on what becomes of it.</summary>
    public static IEnumerable<string> OfExpanded(JsonNode card)
    {
        if (Encoding.UTF8.GetByteCount(card.ToJsonString(CardFormat.Options)) > 28_000)
        {
            yield return "is larger than 28 KB";
        }

        foreach (var text in CardElements.Texts(card).Where(t => t.Contains("${", StringComparison.Ordinal)))
        {
            yield return $"the sample has nothing for {text}";
        }

        foreach (var block in CardElements.All(card)
            .Where(e => e.Type() == "TextBlock" && ListItem().IsMatch(e.Text("text"))))
        {
            yield return $"the text {block.Text("text")} is drawn as an indented list: no-break space after the dot";
        }

        foreach (var button in CardElements.All(card).Where(e => e.Type() == "Action.Execute" && !SaysTheSame(e)))
        {
            yield return $"the expanded Action.Execute {button.Text("title")} and its fallback do not say the same";
        }

        foreach (var element in CardElements.All(card).Where(e => e["actions"] is JsonArray { Count: > 6 }))
        {
            yield return $"{element.Type()} has more than 6 buttons in a row";
        }
    }

    private static IEnumerable<string> OfElement(JsonObject element)
    {
        var type = element.Type();
        var findings = type switch
        {
            "Action.Execute" => OfButton(element),
            "Image" => Needs(element, "altText"),
            "TextBlock" => element.Is("wrap") ? [] : [$"TextBlock {element.Text("text")} does not wrap"],
            _ when type.StartsWith("Chart.", StringComparison.Ordinal) => OfChart(element),
            _ when Blank.Contains(type) => [$"{type} renders blank"],
            _ when type.StartsWith("Input.", StringComparison.Ordinal) => OfInput(element),
            _ => [],
        };
        return findings;
    }

    private static IEnumerable<string> OfButton(JsonObject execute)
    {
        var title = execute.Text("title");
        if (execute.Text("verb").Length == 0 || title.Length == 0)
        {
            yield return $"Action.Execute {title} needs a verb and a title";
        }

        if (execute["fallback"] is not JsonObject submit || submit.Type() != "Action.Submit")
        {
            yield return $"Action.Execute {title} has no Action.Submit as fallback";
            yield break;
        }

        // Data that are bound whole can only be compared once they are there: OfExpanded does.
        if (execute["data"] is not JsonValue && !SaysTheSame(execute))
        {
            yield return $"Action.Execute {title} and its fallback do not say the same";
        }
    }

    private static bool SaysTheSame(JsonObject execute)
    {
        var expected = execute["data"]?.DeepClone() as JsonObject ?? [];
        expected["verb"] = execute.Text("verb");
        var submit = execute["fallback"] as JsonObject;
        return JsonNode.DeepEquals(expected, submit?["data"]) && submit?.Text("title") == execute.Text("title");
    }

    private static IEnumerable<string> OfChart(JsonObject chart) => chart["fallback"] is JsonObject
        ? Needs(chart, "altText")
        : Needs(chart, "altText").Append($"{chart.Type()} has no element as fallback");

    private static IEnumerable<string> OfInput(JsonObject input)
    {
        foreach (var finding in Needs(input, "label"))
        {
            yield return finding;
        }

        if (input.Is("isRequired"))
        {
            foreach (var finding in Needs(input, "errorMessage"))
            {
                yield return finding;
            }
        }
        else if (input.Type() == "Input.Number" && (input.ContainsKey("min") || input.ContainsKey("max")))
        {
            yield return
                $"Input.Number {input.Text("id")} is optional with min or max: left empty it blocks every button";
        }
    }

    private static IEnumerable<string> Needs(JsonObject element, string member) =>
        element.Text(member).Length > 0 ? [] : [$"{element.Type()} {element.Text("id")} has no {member}"];

    [GeneratedRegex(@"^\s*\d+[.)][ \t]")]
    private static partial Regex ListItem();

    [GeneratedRegex("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    private static partial Regex FixedColour();
}
