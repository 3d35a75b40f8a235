using System.Globalization;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>One parsed expression: immutable, so one tree serves all turns.</summary>
internal abstract class Expression
{
    /// <summary>The value, or a failure with its reason. Never throws for what the data contain.</summary>
    public abstract Value Evaluate(in Scope scope);
}

internal sealed class Literal(Value value) : Expression
{
    public Value Value { get; } = value;

    public override Value Evaluate(in Scope scope) => Value;

    public override string ToString() => Value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Text => $"'{Escaped(Value.Text)}'",
        _ => ValueText.Plain(Value),
    };

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
}

/// <summary>A function or operator with its arguments.</summary>
internal sealed class Call(Function function, IReadOnlyList<Expression> arguments) : Expression
{
    public IReadOnlyList<Expression> Arguments { get; } = arguments;

    public bool IsConcat => function.Sign == "concat";

    public override Value Evaluate(in Scope scope) => function.Run(Arguments, scope);

    public override string ToString() => char.IsAsciiLetter(function.Sign[0]) || Arguments.Count < 2
        ? $"{function.Sign}({string.Join(", ", Arguments)})"
        : $"({string.Join($" {function.Sign} ", Arguments)})";
}

/// <summary>Text with expressions in it: always gives text. A part that fails is shown as it was written.</summary>
internal sealed class Sentence(IReadOnlyList<Expression> parts) : Expression
{
    public override Value Evaluate(in Scope scope)
    {
        var texts = new string[parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var value = parts[i].Evaluate(scope);
            texts[i] = value.IsFailure ? $"${{{parts[i]}}}" : ValueText.Plain(value);
        }

        return Value.Of(string.Concat(texts));
    }
}

/// <summary><c>instance[index]</c> as the last step of a path: a list's element or an object's field.</summary>
internal sealed class Element(Expression instance, Expression index) : Expression
{
    public Expression Instance { get; } = instance;

    public Expression Index { get; } = index;

    public override Value Evaluate(in Scope scope)
    {
        var inside = Instance.Evaluate(scope);
        if (inside.IsFailure)
        {
            return inside;
        }

        var at = Index.Evaluate(scope.Quiet);
        return at switch
        {
            { IsFailure: true } => at,
            { IsInteger: true } => At(inside, at.Number),
            { IsText: true } => inside.Field(at.Text),
            _ => Value.Failed($"{Index} is neither a whole number nor a text."),
        };
    }

    public override string ToString() => $"{Instance}[{Index}]";

    private static Value At(Value list, double index) => list switch
    {
        { IsNothing: true } => Value.Undefined,
        { Kind: not ValueKind.List } => Value.Failed($"{ValueText.Plain(list)} is not a list."),
        _ when index < 0 || index >= list.Items.Count =>
            Value.Failed(string.Create(CultureInfo.InvariantCulture, $"{index} is out of range.")),
        _ => list.Items[(int)index],
    };
}
