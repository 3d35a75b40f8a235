using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>An object, with what <c>$data</c> binds it to and <c>$when</c> keeps it for.</summary>
internal sealed class ObjectTemplate : Template
{
    // They steer the expansion and never reach the card.
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    private readonly IReadOnlyList<KeyValuePair<string, Template>> _fields;
    private readonly Template? _data;
    private readonly Expression? _when;

    private ObjectTemplate(IReadOnlyList<KeyValuePair<string, Template>> fields, Template? data, Expression? when) =>
        (_fields, _data, _when) = (fields, data, when);

    public static ObjectTemplate Read(string file, JsonElement json)
    {
        var fields = json.EnumerateObject()
            .Where(p => !Reserved.Contains(p.Name))
            .Select(p => KeyValuePair.Create(p.Name, Parse(file, p.Value)));
        return new ObjectTemplate(
            [.. fields],
            json.TryGetProperty("$data", out var data) ? Data(file, data) : null,
            json.TryGetProperty("$when", out var when) ? When(file, when) : null);
    }

    public override Value Expand(in Scope scope)
    {
        if (_data is null)
        {
            return Keeps(scope) ? Once(scope) : Value.Null;
        }

        var data = _data.Expand(scope);
        return data.Kind == ValueKind.List ? Repeated(data.Items, scope)
            : With(data, scope) is var inside && Keeps(inside) ? Once(inside)
            : Value.Null;
    }

    private static Scope With(Value data, in Scope scope) => data.IsUndefined ? scope : scope with { Data = data };

    // Data written into the template itself are data: nothing in them is expanded.
    private static BoundTemplate Data(string file, JsonElement data) => data.ValueKind == JsonValueKind.String
        ? new BoundTemplate(file, SentenceParser.Parse(file, data.GetString()!))
        : new BoundTemplate(file, new Literal(Value.From(data)));

    // Only an expression keeps an element: constants drop it, also true (as the reference does), save the empty ones.
    private static Expression? When(string file, JsonElement when) => when.ValueKind switch
    {
        JsonValueKind.String when when.GetString()!.Contains("${", StringComparison.Ordinal) =>
            SentenceParser.Parse(file, when.GetString()!),
        JsonValueKind.Null or JsonValueKind.False => null,
        JsonValueKind.String when when.GetString()!.Length == 0 => null,
        JsonValueKind.Number when when.GetDouble() == 0 => null,
        _ => new Literal(Value.False),
    };

    private Value Repeated(IReadOnlyList<Value> items, Scope scope)
    {
        var all = new List<Value>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            scope = With(items[i], scope) with { Index = Value.Of(i) };
            if (Keeps(scope))
            {
                all.Add(Once(scope));
            }
        }

        return all switch
        {
            [] => Value.Null,
            [var only] => only,
            _ => Value.Of(all),
        };
    }

    private bool Keeps(in Scope scope) => _when is null || _when.Evaluate(scope.Quiet).IsTrue;

    private Value Once(in Scope scope)
    {
        var fields = new List<KeyValuePair<string, Value>>(_fields.Count);
        foreach (var (name, template) in _fields)
        {
            var value = template.Expand(scope);
            if (!value.IsUndefined)
            {
                fields.Add(KeyValuePair.Create(name, value));
            }
        }

        return Value.Of(fields);
    }
}
