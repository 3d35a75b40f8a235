using System.Globalization;
using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>How a value is written: as JSON, inside a sentence, or by <c>concat</c> and <c>string</c>.</summary>
internal static class ValueText
{
    public static string Json(Value value) => CardFormat.Written(writer => Write(writer, value));

    /// <summary>Inside a sentence: a list with commas; null and what is not there as nothing.</summary>
    public static string Plain(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => string.Empty,
        ValueKind.Flag => value.IsTrue ? "true" : "false",
        ValueKind.Number => Number(value.Number),
        ValueKind.Text or ValueKind.Failure => value.Text,
        ValueKind.List => string.Join(',', value.Items.Select(Plain)),
        ValueKind.Fields => "[object Object]",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, null),
    };

    /// <summary>As <c>concat</c> writes it: lists and objects as JSON.</summary>
    public static string Joined(Value value) =>
        value.Kind is ValueKind.List or ValueKind.Fields ? Json(value) : Plain(value);

    /// <summary>Grouped in thousands, with so many decimals and a typographic minus; there is no minus zero.</summary>
    public static string Grouped(double number, int decimals)
    {
        var digits = Math.Abs(number).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return number < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? $"\u2212{digits}" : digits;
    }

    /// <summary>The shortest text that gives the same number back, without an exponent if that is readable.</summary>
    public static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is >= 1e-6 and < 1e21
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture)
            : text;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is a failure, or holds one.</exception>
    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Null:
            case ValueKind.Number when !double.IsFinite(value.Number):
                writer.WriteNullValue();
                break;
            case ValueKind.Flag:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case ValueKind.List:
                WriteList(writer, value.Items);
                break;
            case ValueKind.Fields:
                WriteFields(writer, value.Fields);
                break;
            case ValueKind.Failure:
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.Kind, null);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<Value> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, Value>> fields)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
