namespace PrmBot.Conversation.Cards.Templating;

internal static class LogicFunctions
{
    public static IEnumerable<(string[] Names, Function Function)> All =>
    [
        (["if"], new("if", 3, 3, If)),
        (["not", "!"], new("!", 1, 1, Not)),
        (["and", "&&"], new("&&", 1, int.MaxValue, And)),
        (["or", "||"], new("||", 1, int.MaxValue, Or)),
        (["equals", "=="], Function.Asks("==", 2, _ => true, a => Value.Of(AreEqual(a[0], a[1])))),
        (["!="], Function.Asks("!=", 2, _ => true, a => Value.Of(!AreEqual(a[0], a[1])))),
        (["greater", ">"], Compare(">", order => order > 0)),
        (["greaterOrEquals", ">="], Compare(">=", order => order >= 0)),
        (["less", "<"], Compare("<", order => order < 0)),
        (["lessOrEquals", "<="], Compare("<=", order => order <= 0)),
        (["exists"], Function.Asks("exists", 1, _ => true, a => Value.Of(!a[0].IsNothing))),
        (["bool"], Function.Asks("bool", 1, _ => true, a => Value.Of(Bool(a[0])))),
        (["coalesce", "??"], Function.Over("coalesce", 1, int.MaxValue, a => Array.Find(a, v => !v.IsNothing))),
    ];

    /// <summary>Deep equality; numbers by value, null equal to what is not there, field order does not count.</summary>
    public static bool AreEqual(Value a, Value b)
    {
        if (a.IsNothing || b.IsNothing)
        {
            return a.IsNothing && b.IsNothing;
        }

        return a.Kind == b.Kind && a.Kind switch
        {
            ValueKind.Flag => a.IsTrue == b.IsTrue,
            ValueKind.Number => a.Number.Equals(b.Number) || Math.Abs(a.Number - b.Number) < Math.BitIncrement(1) - 1,
            ValueKind.Text => a.Text.Equals(b.Text, StringComparison.Ordinal),
            ValueKind.List => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(p => AreEqual(p.First, p.Second)),
            ValueKind.Fields => a.Fields.Count == b.Fields.Count && a.Fields.All(f => b.Fields.Any(g =>
                g.Key.Equals(f.Key, StringComparison.Ordinal) && AreEqual(f.Value, g.Value))),
            ValueKind.Undefined or ValueKind.Null or ValueKind.Failure => false,
            _ => throw new ArgumentOutOfRangeException(nameof(a), a.Kind, null),
        };
    }

    private static Value If(IReadOnlyList<Expression> arguments, in Scope scope) =>
        Holds(arguments[0], scope) ? arguments[1].Evaluate(scope) : arguments[2].Evaluate(scope);

    private static Value Not(IReadOnlyList<Expression> arguments, in Scope scope) =>
        Value.Of(!Holds(arguments[0], scope));

    private static Value And(IReadOnlyList<Expression> arguments, in Scope scope)
    {
        foreach (var argument in arguments)
        {
            if (!Holds(argument, scope))
            {
                return Value.False;
            }
        }

        return Value.True;
    }

    // When none holds, the last one's own value is the result: null and "not there" are kept apart from false.
    private static Value Or(IReadOnlyList<Expression> arguments, in Scope scope)
    {
        var last = Value.False;
        foreach (var argument in arguments)
        {
            last = argument.Evaluate(scope.Quiet);
            if (last.IsFailure)
            {
                last = last.InsteadOfFailure;
            }
            else if (last.Holds)
            {
                return Value.True;
            }
        }

        return last;
    }

    private static bool Holds(Expression condition, in Scope scope) =>
        condition.Evaluate(scope.Quiet) is { IsFailure: false, Holds: true };

    private static Function Compare(string sign, Func<int, bool> fits) =>
        Function.Asks(sign, 2, v => !v.IsNothing, a => a switch
        {
            [{ IsNumber: true } x, { IsNumber: true } y] => Value.Of(fits(x.Number.CompareTo(y.Number))),
            [{ IsText: true } x, { IsText: true } y] => Value.Of(fits(string.CompareOrdinal(x.Text, y.Text))),
            _ => Value.Unanswered($"Only two numbers or two texts can be compared by {sign}."),
        });

    private static bool Bool(Value value) => value.IsNumber
        ? value.Number != 0
        : !ValueText.Plain(value).Contains("false", StringComparison.OrdinalIgnoreCase) && value.Holds;
}
