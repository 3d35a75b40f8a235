using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Cards.Templating;

internal static partial class NumberFunctions
{
    public static IEnumerable<(string[] Names, Function Function)> All =>
    [
        (["add", "+"], Function.Chain("+", 2, v => v.IsUndefined || v.IsText || v.IsNumber, Add)),
        (["sub", "-"], Function.Chain("-", 2, v => v.IsNumber, (a, b) => Value.Of(a.Number - b.Number))),
        (["mul", "*"], Function.Chain("*", 2, v => v.IsNumber, (a, b) => Value.Of(a.Number * b.Number))),
        (["div", "/"], Function.Chain("/", 2, v => v.IsNumber, Divide)),
        (["mod", "%"], Function.Fitting("%", 2, 2, v => v.IsInteger, a =>
            a[1].Number == 0 ? Value.Failed("Cannot mod by 0.") : Value.Of(a[0].Number % a[1].Number))),
        (["min"], OverNumbers("min", numbers => numbers.Append(double.PositiveInfinity).Min())),
        (["max"], OverNumbers("max", numbers => numbers.Append(double.NegativeInfinity).Max())),
        (["round"], Function.Fitting("round", 1, 2, v => v.IsNumber, Round)),
        (["formatNumber"], Function.Over("formatNumber", 2, 2, Format)),
        (["int"], Function.Over("int", 1, 1, a => Read(a[0], WholeNumber(), Math.Truncate))),
        (["float"], Function.Over("float", 1, 1, a => Read(a[0], AnyNumber(), number => number))),
    ];

    // Half goes up, also below zero: 2.5 to 3, -2.5 to -2.
    private static double Rounded(double number, double digits)
    {
        var scale = Math.Pow(10, digits);
        var floor = Math.Floor(number * scale);
        return ((number * scale) - floor >= 0.5 ? floor + 1 : floor) / scale;
    }

    private static Value Add(Value a, Value b) => (a, b) switch
    {
        ({ IsNumber: true }, { IsNumber: true }) => Value.Of(a.Number + b.Number),
        ({ IsNumber: true }, { IsNothing: true }) or ({ IsNothing: true }, { IsNumber: true }) =>
            Value.Failed("A number cannot be added to nothing."),
        _ => Value.Of(ValueText.Plain(a) + ValueText.Plain(b)),
    };

    private static Value Divide(Value a, Value b) => (a, b) switch
    {
        (_, { Number: 0 }) => Value.Failed("Cannot divide by 0."),
        ({ IsInteger: true }, { IsInteger: true }) => Value.Of(Math.Floor(a.Number / b.Number)),
        _ => Value.Of(a.Number / b.Number),
    };

    private static Value Round(Value[] a) => a switch
    {
        [var number] => Value.Of(Rounded(number.Number, 0)),
        [var number, var digits] when IsDigits(digits) => Value.Of(Rounded(number.Number, digits.Number)),
        _ => Value.Failed("The second argument of round is a whole number from 0 to 15."),
    };

    private static Value Format(Value[] a) => a is [{ IsNumber: true } number, var decimals] && IsDigits(decimals)
        ? Value.Of(ValueText.Grouped(Rounded(number.Number, decimals.Number), (int)decimals.Number))
        : Value.Failed("formatNumber takes a number and how many decimals.");

    private static bool IsDigits(Value value) => value is { IsInteger: true, Number: >= 0 and <= 15 };

    private static Function OverNumbers(string name, Func<IEnumerable<double>, double> run) =>
        Function.Fitting(name, 1, int.MaxValue, IsNumeric, values => Value.Of(run(Numbers(values))));

    private static Value Read(Value value, Regex pattern, Func<double, double> shape)
    {
        if (value.IsNumber)
        {
            return Value.Of(shape(value.Number));
        }

        if (!value.IsText)
        {
            return Value.Undefined;
        }

        var match = pattern.Match(value.Text);
        return match.Success
            ? Value.Of(double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture))
            : Value.Failed($"{value.Text} is not a number.");
    }

    private static bool IsNumeric(Value value) =>
        value.IsNumber || (value.Kind == ValueKind.List && value.Items.All(i => i.IsNumber));

    private static IEnumerable<double> Numbers(Value[] values) =>
        values.SelectMany(v => v.IsNumber ? [v.Number] : v.Items.Select(i => i.Number));

    [GeneratedRegex(@"^\s*[-+]?[0-9]+")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^\s*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")]
    private static partial Regex AnyNumber();
}
