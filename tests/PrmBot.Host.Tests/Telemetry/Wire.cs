using System.Buffers.Binary;
using System.Text;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>One field of a protobuf message: a number, or bytes.</summary>
internal sealed record Field(int Id, ulong Number, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);
}

/// <summary>Reads protobuf without a schema: as much of it as OTLP uses.</summary>
internal static class Wire
{
    public static List<Field> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<Field>();
        while (message.Length > 0)
        {
            var key = Varint(ref message);
            var (id, type) = ((int)(key >> 3), key & 7);
            fields.Add(type switch
            {
                0 => new Field(id, Varint(ref message), default),
                1 => new Field(id, BinaryPrimitives.ReadUInt64LittleEndian(Cut(ref message, 8).Span), default),
                2 => new Field(id, 0, Cut(ref message, (int)Varint(ref message))),
                5 => new Field(id, BinaryPrimitives.ReadUInt32LittleEndian(Cut(ref message, 4).Span), default),
                _ => throw new InvalidDataException($"No wire type {type}."),
            });
        }

        return fields;
    }

    /// <summary>What lies at the end of a path of field numbers.</summary>
    public static IEnumerable<Field> At(ReadOnlyMemory<byte> message, params ReadOnlySpan<int> path)
    {
        IEnumerable<Field> found = Fields(message);
        for (var i = 0; i < path.Length; i++)
        {
            var id = path[i];
            found = found.Where(f => f.Id == id);
            if (i < path.Length - 1)
            {
                found = found.SelectMany(f => Fields(f.Bytes));
            }
        }

        return found;
    }

    /// <summary>Attributes, their values as text.</summary>
    public static Dictionary<string, string> Tags(IEnumerable<Field> message, int id) => message
        .Where(f => f.Id == id).Select(f => Fields(f.Bytes))
        .ToDictionary(pair => pair.First(f => f.Id == 1).Text, pair => Value(pair.First(f => f.Id == 2).Bytes));

    private static string Value(ReadOnlyMemory<byte> any) => Fields(any) switch
    {
        [{ Id: 1 } text] => text.Text,
        [{ Id: 4 } real] => $"{BitConverter.UInt64BitsToDouble(real.Number)}",
        [{ } number] => $"{(long)number.Number}",
        _ => string.Empty,
    };

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Cut(ref message, 1).Span[0];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }
    }

    private static ReadOnlyMemory<byte> Cut(ref ReadOnlyMemory<byte> message, int length)
    {
        var cut = message[..length];
        message = message[length..];
        return cut;
    }
}
