using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.Identity;

/// <summary>An id that is its own type, so that a partner's id can never be passed where a user's is wanted.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The opaque, case-sensitive text of the id; never empty in a stored document.</summary>
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>Writes an id as its plain text, also as a dictionary key.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class IdJsonConverter<T> : JsonConverter<T>
    where T : struct, IId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString() ?? throw new JsonException("An id must be text."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

/// <summary>The Entra tenant that a document belongs to: the one the app is installed in.</summary>
[JsonConverter(typeof(IdJsonConverter<TenantId>))]
public readonly record struct TenantId(string Value) : IId<TenantId>
{
    public static TenantId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A person: the Entra object id where the platform gives one, else the channel's own user id.</summary>
[JsonConverter(typeof(IdJsonConverter<UserId>))]
public readonly record struct UserId(string Value) : IId<UserId>
{
    public static UserId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A partner company.</summary>
[JsonConverter(typeof(IdJsonConverter<PartnerId>))]
public readonly record struct PartnerId(string Value) : IId<PartnerId>
{
    public static PartnerId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>
/// A place where people talk: a personal chat, a group chat, or one thread of a Teams channel
/// (<c>19:…;messageid=…</c>).
/// </summary>
[JsonConverter(typeof(IdJsonConverter<ConversationKey>))]
public readonly record struct ConversationKey(string Value) : IId<ConversationKey>
{
    /// <summary>The Teams channel (or chat) without the thread: the key that a partner is linked by.</summary>
    public ConversationKey Channel =>
        Value.IndexOf(';', StringComparison.Ordinal) is var cut and > 0 ? new(Value[..cut]) : this;

    public static ConversationKey From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A person as shown: id and display name.</summary>
public sealed record Person(UserId Id, string Name);
