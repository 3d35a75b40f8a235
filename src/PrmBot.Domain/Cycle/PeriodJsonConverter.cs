using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.Cycle;

/// <summary>Writes a period as its normal form.</summary>
public sealed class PeriodJsonConverter : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && Period.Parse(text) is { } period
            ? period
            : throw new JsonException("A period is 2026-W47, 2026-10, 2026-Q4 or 2026.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
