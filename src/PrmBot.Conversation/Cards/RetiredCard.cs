using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Cards;

/// <summary>A card whose question was answered elsewhere: it can be read, but nothing on it can be pressed.</summary>
public static class RetiredCard
{
    private static readonly string[] Pressable =
        ["actions", "selectAction", "inlineAction", "refresh", "authentication"];

    // An element that holds only what was taken off would leave an empty frame.
    private static readonly string[] Holders = ["items", "columns", "body", "cells", "rows"];

    /// <summary>
    /// The expanded card without actions, inputs and refresh. Everything that is only shown stays as it is.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string WithoutActions(string cardJson)
    {
        var card = JsonNode.Parse(cardJson);
        if (card is JsonObject top)
        {
            Clear(top);
        }

        return card?.ToJsonString(CardFormat.Options) ?? cardJson;
    }

    private static void Clear(JsonObject element)
    {
        foreach (var name in Pressable)
        {
            element.Remove(name);
        }

        foreach (var (name, value) in element.ToList())
        {
            if (value is JsonObject child && Vanishes(child))
            {
                element.Remove(name);
            }
            else if (value is JsonArray children)
            {
                children.RemoveAll(item => item is JsonObject one && Vanishes(one));
            }
        }
    }

    private static bool Vanishes(JsonObject element)
    {
        if (IsInteractive(element))
        {
            return true;
        }

        var held = Held(element);
        Clear(element);
        return held > 0 && Held(element) == 0 && !IsTableCell(element);
    }

    // Without its cell, a row would move to the left.
    private static bool IsTableCell(JsonObject element) =>
        element["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "TableCell";

    private static int Held(JsonObject element) => Holders.Sum(name => (element[name] as JsonArray)?.Count ?? 0);

    private static bool IsInteractive(JsonObject element) =>
        element["type"] is JsonValue type && type.TryGetValue<string>(out var name)
        && (name is "ActionSet" || name.StartsWith("Input.", StringComparison.Ordinal)
            || name.StartsWith("Action.", StringComparison.Ordinal));
}
