using System.Globalization;

namespace PrmBot.Conversation.Tests.Cards.Templating;

/// <summary>Well-formed expressions over the data of <c>snippets.json</c>, the same ones for the same seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Leaves =
    [
        "name", "count", "amount", "minus", "yes", "no", "empty", "none", "bare", "nope", "fields.deep", "list",
        "texts", "numbers", "list[0].t", "list[index].n", "fields['first name']", "$root.count", "$data.texts[1]",
        "'a'", "'Two'", "0", "1", "2.5", "-3", "true", "false", "null", "nope.x", "texts[2]", "numbers[1]",
    ];

    // With the fewest and most arguments of each.
    private static readonly (string Name, int Arguments)[] Calls =
    [
        ("if", 3), ("equals", 2), ("not", 1), ("and", 2), ("or", 2), ("greater", 2), ("less", 2),
        ("greaterOrEquals", 2), ("lessOrEquals", 2), ("length", 1), ("count", 1), ("concat", 2), ("concat", 3),
        ("join", 2), ("join", 3), ("empty", 1), ("exists", 1), ("formatNumber", 2), ("string", 1), ("toUpper", 1),
        ("toLower", 1), ("add", 2), ("sub", 2), ("mul", 2), ("div", 2), ("mod", 2), ("min", 2), ("max", 1),
        ("round", 1), ("round", 2), ("contains", 2), ("substring", 2), ("substring", 3), ("replace", 3), ("first", 1),
        ("last", 1), ("coalesce", 2), ("startsWith", 2), ("endsWith", 2), ("int", 1), ("float", 1), ("bool", 1),
        ("trim", 1), ("createArray", 2),
    ];

    private static readonly string[] Operators =
        ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "??"];

    private readonly Random _chance = new(seed);

    public string Next(int depth) => _chance.Next(depth <= 0 ? 1 : 8) switch
    {
        0 => One(Leaves),
        1 or 2 or 3 => Call(One(Calls), depth - 1),
        4 => $"{Next(depth - 1)} {One(Operators)} {Next(depth - 1)}",
        5 => $"({Next(depth - 1)} {One(Operators)} {Next(depth - 1)}) {One(Operators)} {Next(depth - 1)}",
        6 => $"{Next(depth - 1)} ? {Next(depth - 1)} : {Next(depth - 1)}",
        7 => $"!{Next(depth - 2)}",
        var other => throw new InvalidOperationException(other.ToString(CultureInfo.InvariantCulture)),
    };

    private string Call((string Name, int Arguments) call, int depth) =>
        $"{call.Name}({string.Join(", ", Enumerable.Range(0, call.Arguments).Select(_ => Next(depth)))})";

    private T One<T>(T[] of) => of[_chance.Next(of.Length)];
}
