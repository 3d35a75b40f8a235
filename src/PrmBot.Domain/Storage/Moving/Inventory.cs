using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PrmBot.Storage.Moving;

/// <summary>How many there are of a part of a store, and the hash of all of them in any order.</summary>
/// <param name="Count">How many.</param>
/// <param name="Hash">The SHA-256 of each, added up: hex.</param>
public sealed record Tally(int Count, string Hash);

/// <summary>
/// Counts and hashes of what a store holds, by kind. Two stores with the same inventory hold the same: the order of
/// members, and how a number is written, count for nothing, because a store may change them.
/// </summary>
public static class Inventory
{
    private static readonly BigInteger Modulus = BigInteger.One << 256;

    public static IReadOnlyDictionary<string, Tally> Of(IStoreContents contents)
    {
        var sums = new SortedDictionary<string, (int Count, BigInteger Sum)>(StringComparer.Ordinal);
        foreach (var document in contents.Documents())
        {
            Add(sums, "documents of kind " + document.Kind, Text(document));
        }

        foreach (var item in contents.Inbox())
        {
            Add(sums, "inbox", Text(item));
        }

        foreach (var entry in contents.Outbox())
        {
            Add(sums, "outbox", Canonical(JsonSerializer.Serialize(entry, DocumentFormat.Options)));
        }

        return sums.ToDictionary(s => s.Key, s => new Tally(s.Value.Count, Hex(s.Value.Sum)));
    }

    private static void Add(SortedDictionary<string, (int Count, BigInteger Sum)> sums, string part, string text)
    {
        var (count, sum) = sums.GetValueOrDefault(part);
        var hash = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(text)), isUnsigned: true);
        sums[part] = (count + 1, (sum + hash) % Modulus);
    }

    private static string Hex(BigInteger sum) =>
        Convert.ToHexStringLower(sum.ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(64, '0');

    private static string Text(StoredDocument stored)
    {
        var (id, partner, schema, version, body) = stored.Row;
        return Joined(
            stored.Tenant.Value, id, partner?.Value, $"{schema}", $"{version}", Moment(stored.At), Canonical(body));
    }

    private static string Text(StoredItem item) => Joined(
        item.Key, item.Waiting?.Id, item.Waiting?.Conversation.Value, item.Waiting?.Body, item.Waiting?.Trace,
        item.Answer, $"{item.IsHandled}", Moment(item.At));

    private static string Moment(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Joined(params ReadOnlySpan<string?> parts) => JsonSerializer.Serialize(parts.ToArray());

    private static string Canonical(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Append(text, parsed.RootElement);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Append(text, member.Value);
                    text.Append(';');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                // The zero character, which not every store has, is U+FFFD there.
                text.Append(JsonSerializer.Serialize(value.GetString()!.Replace('\0', '\uFFFD')));
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetDecimal(out var number)
                    ? number.ToString("G29", CultureInfo.InvariantCulture)
                    : value.GetDouble().ToString("R", CultureInfo.InvariantCulture));
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined:
                text.Append(value.GetRawText());
                break;
            default:
                throw new InvalidOperationException($"Unknown JSON {value.ValueKind}.");
        }
    }
}
