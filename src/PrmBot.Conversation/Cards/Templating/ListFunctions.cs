using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

internal static class ListFunctions
{
    public static IEnumerable<(string[] Names, Function Function)> All =>
    [
        (["count"], Function.Over("count", 1, 1, Count)),
        (["empty"], Function.Asks("empty", 1, _ => true, a => Value.Of(IsEmpty(a[0])))),
        (["join"], Function.Over("join", 2, 3, Join)),
        (["first"], Function.Over("first", 1, 1, a => End(a[0], 0))),
        (["last"], Function.Over("last", 1, 1, a => End(a[0], ^1))),
        (["contains"], new("contains", 2, 2, Contains)),
        (["createArray"], Function.Over("createArray", 0, int.MaxValue, a => Value.Of(a))),
        (["json"], Function.Over("json", 1, 1, Json)),
    ];

    private static Value Count(Value[] a) => a[0].Kind switch
    {
        ValueKind.Text => Value.Of(a[0].Text.Length),
        ValueKind.List => Value.Of(a[0].Items.Count),
        ValueKind.Fields => Value.Of(a[0].Fields.Count),
        _ => Value.Failed("count takes a list, an object or a text."),
    };

    private static bool IsEmpty(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => true,
        ValueKind.Text => value.Text.Length == 0,
        ValueKind.List => value.Items.Count == 0,
        ValueKind.Fields => value.Fields.Count == 0,
        _ => false,
    };

    private static Value Join(Value[] a)
    {
        if (a[0].Kind != ValueKind.List)
        {
            return Value.Failed("join takes a list.");
        }

        var texts = a[0].Items.Select(ValueText.Plain).ToArray();
        var between = ValueText.Plain(a[1]);
        return a.Length == 2 ? Value.Of(string.Join(between, texts))
            : texts.Length < 3 ? Value.Of(string.Join(ValueText.Plain(a[2]), texts))
            : Value.Of(string.Join(between, texts[..^1]) + ValueText.Plain(a[2]) + texts[^1]);
    }

    private static Value End(Value value, Index which) => value switch
    {
        { IsText: true, Text.Length: > 0 } => Value.Of(value.Text[which].ToString()),
        { Items.Count: > 0 } => value.Items[which.GetOffset(value.Items.Count)],
        _ => Value.Undefined,
    };

    // Arguments that fail make it false rather than failing.
    private static Value Contains(IReadOnlyList<Expression> arguments, in Scope scope)
    {
        var (where, what) = (arguments[0].Evaluate(scope), arguments[1].Evaluate(scope));
        return Value.Of((where, what) switch
        {
            ({ IsFailure: true }, _) or (_, { IsFailure: true }) => false,
            ({ IsText: true }, { IsText: true }) => where.Text.Contains(what.Text, StringComparison.Ordinal),
            ({ Kind: ValueKind.List }, _) => where.Items.Any(item => LogicFunctions.AreEqual(item, what)),
            (_, { IsText: true }) => !where.Field(what.Text).IsUndefined,
            _ => false,
        });
    }

    private static Value Json(Value[] a)
    {
        try
        {
            using var json = JsonDocument.Parse(a[0].Text.Trim());
            return Value.From(json.RootElement);
        }
        catch (JsonException)
        {
            return Value.Failed("json takes a text that is JSON.");
        }
    }
}
