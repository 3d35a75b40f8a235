using System.Text.Json;

namespace PrmBot.BotFramework.Activities;

/// <summary>Reads of foreign JSON that never throw: what is absent or of another kind is null.</summary>
public static class JsonReads
{
    /// <summary>The string this element is; null for another kind or text that is not valid Unicode.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            return null;
        }
    }

    /// <summary>The named member of an object; null when this is no object or has no such member or it is
    /// null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The named member as text; null when absent or of another kind.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();
}
