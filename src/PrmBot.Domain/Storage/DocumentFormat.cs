using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PrmBot.Storage;

/// <summary>The one JSON form of documents, the same in every store.</summary>
public static class DocumentFormat
{
    /// <summary>camelCase, enums as text, nulls left out, unknown members ignored.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Never inside a page: quotes and letters of any script take the room that they need.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T document)
        where T : class, IDocument => JsonSerializer.Serialize(document, Options);

    /// <summary>Reads a stored body, upgrading it first when it was written with an older schema.</summary>
    /// <param name="json">The stored body.</param>
    /// <param name="schema">The schema version it was written with.</param>
    /// <param name="version">How often the document was written: what the document will say of itself.</param>
    /// <exception cref="InvalidOperationException">The body was written by a newer program than this one.</exception>
    public static T Read<T>(string json, int schema, long version)
        where T : class, IDocument
    {
        var document = schema == T.Schema
            ? JsonSerializer.Deserialize<T>(json, Options)!
            : DocumentUpgrades.Upgrade(T.Kind, JsonNode.Parse(json)!.AsObject(), schema, T.Schema, T.Upgrades)
                .Deserialize<T>(Options)!;
        VersionOf<T>.Set(document, version);
        return document;
    }

    // The version lives beside the body in every store; a record just read is not shared yet, so setting it is safe.
    private static class VersionOf<T>
        where T : class, IDocument
    {
        public static readonly Action<T, long> Set = typeof(T).GetProperty(nameof(IDocument.Version))!
            .SetMethod!.CreateDelegate<Action<T, long>>();
    }
}
