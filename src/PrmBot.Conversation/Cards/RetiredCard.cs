using System.Text.Json;

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
        using var card = JsonDocument.Parse(cardJson);
        return CardFormat.Written(writer => Write(writer, card.RootElement));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            part.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in part.EnumerateObject())
        {
            if (Pressable.Any(name => member.NameEquals(name)) || Vanishes(member.Value))
            {
                continue;
            }

            if (member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                member.WriteTo(writer);
            }
            else
            {
                writer.WritePropertyName(member.Name);
                WriteMember(writer, member.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Write(writer, value);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            if (!Vanishes(item))
            {
                Write(writer, item);
            }
        }

        writer.WriteEndArray();
    }

    // Without its cell, a row would move to the left.
    private static bool Vanishes(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && (IsInteractive(element) || (HeldOnlyWhatVanishes(element) && !IsOfType(element, "TableCell")));

    private static bool HeldOnlyWhatVanishes(JsonElement element)
    {
        var held = 0;
        foreach (var name in Holders)
        {
            if (!element.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            if (!list.EnumerateArray().All(Vanishes))
            {
                return false;
            }

            held += list.GetArrayLength();
        }

        return held > 0;
    }

    private static bool IsOfType(JsonElement element, string name) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.ValueEquals(name);

    private static bool IsInteractive(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString() is { } name
        && (name == "ActionSet" || name.StartsWith("Input.", StringComparison.Ordinal)
            || name.StartsWith("Action.", StringComparison.Ordinal));
}
