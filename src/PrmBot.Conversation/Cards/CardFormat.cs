using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PrmBot.Conversation.Cards;

/// <summary>The JSON form of card records: camelCase, enums as snake_case text, nulls left out, no file name.</summary>
public static class CardFormat
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // A card is a part of an activity, never of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveFileOut } },
    };

    private static void LeaveFileOut(JsonTypeInfo type)
    {
        if (type.Type.IsAssignableTo(typeof(ICard))
            && type.Properties.FirstOrDefault(p => p.Name == "file") is { } file)
        {
            type.Properties.Remove(file);
        }
    }
}
