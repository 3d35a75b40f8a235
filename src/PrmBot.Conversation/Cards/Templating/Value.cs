using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

internal enum ValueKind
{
    Undefined,
    Null,
    Flag,
    Number,
    Text,
    List,
    Fields,
    Failure,
}

/// <summary>
/// One JSON value as the templating language sees it: JSON's own kinds, plus "not there" (which is not null) and
/// "went wrong" with its reason. Numbers are doubles, as in the language's reference implementation.
/// </summary>
internal readonly struct Value
{
    private const double FailedAsFalse = 1;

    private readonly double _number;
    private readonly object? _held;

    private Value(ValueKind kind, double number = 0, object? held = null) =>
        (Kind, _number, _held) = (kind, number, held);

    public static Value Undefined { get; }

    public static Value Null { get; } = new(ValueKind.Null);

    public static Value True { get; } = new(ValueKind.Flag, 1);

    public static Value False { get; } = new(ValueKind.Flag);

    public ValueKind Kind { get; }

    public bool IsUndefined => Kind == ValueKind.Undefined;

    /// <summary>Null or not there.</summary>
    public bool IsNothing => Kind is ValueKind.Undefined or ValueKind.Null;

    public bool IsNumber => Kind == ValueKind.Number;

    public bool IsText => Kind == ValueKind.Text;

    public bool IsInteger => IsNumber && double.IsInteger(_number);

    public bool IsFailure => Kind == ValueKind.Failure;

    public bool IsTrue => Kind == ValueKind.Flag && _number > 0;

    /// <summary>What a condition makes of it: everything but false, null and what is not there.</summary>
    public bool Holds => IsTrue || !(IsNothing || Kind == ValueKind.Flag);

    /// <summary>What <c>or</c> makes of a failure.</summary>
    public Value InsteadOfFailure => _number.Equals(FailedAsFalse) ? False : Undefined;

    public double Number => _number;

    /// <summary>The text, or the reason of a failure; empty for every other kind.</summary>
    public string Text => _held as string ?? string.Empty;

    public IReadOnlyList<Value> Items => _held as IReadOnlyList<Value> ?? [];

    public IReadOnlyList<KeyValuePair<string, Value>> Fields =>
        _held as IReadOnlyList<KeyValuePair<string, Value>> ?? [];

    public static Value Of(double number) => new(ValueKind.Number, number);

    public static Value Of(string text) => new(ValueKind.Text, held: text);

    public static Value Of(bool flag) => flag ? True : False;

    public static Value Of(IReadOnlyList<Value> items) => new(ValueKind.List, held: items);

    public static Value Of(IReadOnlyList<KeyValuePair<string, Value>> fields) => new(ValueKind.Fields, held: fields);

    public static Value Failed(string reason) => new(ValueKind.Failure, held: reason);

    /// <summary>A question that could not be answered: a failure, save that <c>or</c> takes it for false.</summary>
    public static Value Unanswered(string reason) => new(ValueKind.Failure, FailedAsFalse, reason);

    public static Value From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Of([.. json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, From(p.Value)))]),
        JsonValueKind.Array => Of([.. json.EnumerateArray().Select(From)]),
        JsonValueKind.String => Of(json.GetString()!),
        JsonValueKind.Number => Of(json.GetDouble()),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null => Null,
        JsonValueKind.Undefined => Undefined,
        _ => throw new ArgumentOutOfRangeException(nameof(json), json.ValueKind, null),
    };

    /// <summary>A field by name (case does not count), a letter of a text, or <see cref="Undefined"/>.</summary>
    public Value Field(string name)
    {
        foreach (var (key, value) in Fields)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return Undefined;
    }
}
