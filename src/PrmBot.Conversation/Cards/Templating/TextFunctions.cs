using System.Globalization;

namespace PrmBot.Conversation.Cards.Templating;

internal static class TextFunctions
{
    public static IEnumerable<(string[] Names, Function Function)> All =>
    [
        (["concat", "&"], Function.Chain("concat", 1, _ => true, Concat)),
        (["length"], OverText("length", 1, a => Value.Of(a[0].Text.Length))),
        (["string"], Function.Over("string", 1, 1, a => Value.Of(String(a[0])))),
        (["toUpper"], OverText("toUpper", 1, a => Value.Of(a[0].Text.ToUpperInvariant()))),
        (["toLower"], OverText("toLower", 1, a => Value.Of(a[0].Text.ToLowerInvariant()))),
        (["trim"], OverText("trim", 1, a => Value.Of(a[0].Text.Trim()))),
        (["startsWith"], OverText("startsWith", 2, a =>
            Value.Of(a[0].Text.StartsWith(a[1].Text, StringComparison.Ordinal)))),
        (["endsWith"], OverText("endsWith", 2, a =>
            Value.Of(a[0].Text.EndsWith(a[1].Text, StringComparison.Ordinal)))),
        (["replace"], OverText("replace", 3, a => a[1].Text.Length == 0
            ? Value.Failed("The second argument of replace is empty.")
            : Value.Of(a[0].Text.Replace(a[1].Text, a[2].Text, StringComparison.Ordinal)))),
        (["substring"], Function.Over("substring", 2, 3, Substring)),
    ];

    // A text that is not there counts as empty, null does not.
    private static Function OverText(string name, int count, Func<Value[], Value> run) =>
        Function.Fitting(name, count, count, v => v.IsText || v.IsUndefined, run);

    private static Value Concat(Value a, Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.List, ValueKind.List) => Value.Of([.. a.Items, .. b.Items]),
        (ValueKind.List, _) when b.IsNothing => a,
        (_, ValueKind.List) when a.IsNothing => b,
        _ when a.IsNothing && b.IsNothing => Value.Undefined,
        _ => Value.Of(ValueText.Joined(a) + ValueText.Joined(b)),
    };

    private static string String(Value value)
    {
        if (!value.IsNumber)
        {
            return ValueText.Joined(value);
        }

        var point = ValueText.Number(value.Number).Split('.');
        return ValueText.Grouped(value.Number, point.Length == 2 ? point[1].Length : 0);
    }

    private static Value Substring(Value[] a)
    {
        if (a[0].IsUndefined)
        {
            return Value.Of(string.Empty);
        }

        if (!a[0].IsText || a[1..].Any(v => !v.IsInteger || v.Number < 0))
        {
            return Value.Failed("substring takes a text, a start and a length.");
        }

        var (text, start) = (a[0].Text, a[1].Number);
        var length = a.Length == 3 ? a[2].Number : text.Length - start;
        return length < 0 || start + length > text.Length
            ? Value.Failed(string.Create(CultureInfo.InvariantCulture, $"{start}, {length} are out of range."))
            : Value.Of(text.Substring((int)start, (int)length));
    }
}
