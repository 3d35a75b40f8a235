using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>One node of a parsed card file. Immutable: parsed once, expanded by many turns at the same time.</summary>
internal abstract class Template
{
    /// <exception cref="CardTemplateException">An expression is not well formed or names no function.</exception>
    public static Template Parse(string file, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ObjectTemplate.Read(file, json),
        JsonValueKind.Array => new ListTemplate([.. json.EnumerateArray().Select(item => Parse(file, item))]),
        JsonValueKind.String => new BoundTemplate(file, SentenceParser.Parse(file, json.GetString()!)),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
            => new BoundTemplate(file, new Literal(Value.From(json))),
        JsonValueKind.Undefined => throw new CardTemplateException(file, null, "The file is empty."),
        _ => throw new ArgumentOutOfRangeException(nameof(json), json.ValueKind, null),
    };

    /// <summary>
    /// What it becomes with these data: null where everything was dropped, a list where <c>$data</c> repeated it.
    /// </summary>
    /// <exception cref="CardTemplateException">An expression does not fit the data.</exception>
    public abstract Value Expand(in Scope scope);
}

/// <summary>A constant or an expression.</summary>
internal sealed class BoundTemplate(string file, Expression expression) : Template
{
    public override Value Expand(in Scope scope)
    {
        var value = expression.Evaluate(scope);
        return value.IsFailure ? throw new CardTemplateException(file, expression.ToString(), value.Text) : value;
    }
}

/// <summary>A list: dropped elements leave no gap, repeated ones come in line.</summary>
internal sealed class ListTemplate(IReadOnlyList<Template> items) : Template
{
    public override Value Expand(in Scope scope)
    {
        var all = new List<Value>(items.Count);
        foreach (var item in items)
        {
            var value = item.Expand(scope);
            if (value.Kind == ValueKind.List)
            {
                all.AddRange(value.Items);
            }
            else if (value.Kind != ValueKind.Null)
            {
                all.Add(value);
            }
        }

        return Value.Of(all);
    }
}
