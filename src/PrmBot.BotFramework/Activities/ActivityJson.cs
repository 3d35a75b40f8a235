using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.BotFramework.Activities;

/// <summary>How activities are read and written: camel case, any case on reading, nulls left out, at most 64 levels
/// deep, no member twice.</summary>
public static class ActivityJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>
    /// The activity in a JSON text, or null when it is none: not JSON, too deep, a member twice, or a known field of a
    /// wrong kind.
    /// </summary>
    public static Activity? Read(string json)
    {
        try
        {
            // From bytes of its own: for a text, the serializer takes buffers of three times its length from a pool.
            return JsonSerializer.Deserialize<Activity>(Encoding.UTF8.GetBytes(json), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 64,

            // Which of two would count is a matter of taste, so the token check and the bot might read different ones.
            AllowDuplicateProperties = false,

            // Only ever sent as application/json, never inside a page: names in any script stay short and readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
