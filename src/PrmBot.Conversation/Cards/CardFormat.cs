using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PrmBot.Conversation.Cards;

/// <summary>The JSON form of card records: camelCase, enums as snake_case text, nulls left out, no file name.</summary>
public static class CardFormat
{
    private const int UsualBytes = 16 * 1024;
    private const int MostBytesKept = 64 * 1024;

    // The room of the last card, for the next on this thread: every turn writes several.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spare;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // A card is a part of an activity, never of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveFileOut } },
    };

    private static readonly JsonWriterOptions Writing = new() { Encoder = Options.Encoder };

    /// <summary>The JSON text of what is written.</summary>
    internal static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = _spare ?? new ArrayBufferWriter<byte>(UsualBytes);
        _spare = null; // a card within a card takes another
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            write(writer);
        }

        var json = Encoding.UTF8.GetString(buffer.WrittenSpan);
        _spare = buffer.Capacity <= MostBytesKept ? buffer : null;
        return json;
    }

    private static void LeaveFileOut(JsonTypeInfo type)
    {
        if (type.Type.IsAssignableTo(typeof(ICard))
            && type.Properties.FirstOrDefault(p => p.Name == "file") is { } file)
        {
            type.Properties.Remove(file);
        }
    }
}
