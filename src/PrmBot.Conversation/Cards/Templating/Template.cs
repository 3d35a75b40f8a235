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
    /// Writes what it becomes with these data as elements of a list: nothing where everything was dropped, several
    /// where <c>$data</c> repeated it.
    /// </summary>
    /// <exception cref="CardTemplateException">An expression does not fit the data.</exception>
    public abstract void WriteItems(Utf8JsonWriter writer, in Scope scope);

    /// <summary>
    /// Writes it as one value: null where everything was dropped, a list where it was repeated. Without a name it is
    /// the whole; a member that is not there is left out with its name.
    /// </summary>
    /// <exception cref="CardTemplateException">An expression does not fit the data.</exception>
    public abstract void WriteMember(Utf8JsonWriter writer, JsonEncodedText? name, in Scope scope);

    /// <summary>The whole, as JSON text.</summary>
    /// <exception cref="CardTemplateException">An expression does not fit the data.</exception>
    public string Json(Scope scope) => CardFormat.Written(writer => WriteMember(writer, null, scope));

    protected static void WriteName(Utf8JsonWriter writer, JsonEncodedText? name)
    {
        if (name is { } said)
        {
            writer.WritePropertyName(said);
        }
    }
}

/// <summary>A constant or an expression.</summary>
internal sealed class BoundTemplate(string file, Expression expression) : Template
{
    public override void WriteItems(Utf8JsonWriter writer, in Scope scope)
    {
        var value = ValueIn(scope);
        if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.Items)
            {
                ValueText.Write(writer, item);
            }
        }
        else if (value.Kind != ValueKind.Null)
        {
            ValueText.Write(writer, value);
        }
    }

    public override void WriteMember(Utf8JsonWriter writer, JsonEncodedText? name, in Scope scope)
    {
        var value = ValueIn(scope);
        if (name is null || !value.IsUndefined)
        {
            WriteName(writer, name);
            ValueText.Write(writer, value);
        }
    }

    /// <exception cref="CardTemplateException">The expression does not fit the data.</exception>
    public Value ValueIn(in Scope scope)
    {
        var value = expression.Evaluate(scope);
        return value.IsFailure ? throw new CardTemplateException(file, expression.ToString(), value.Text) : value;
    }
}

/// <summary>A list: dropped elements leave no gap, repeated ones come in line.</summary>
internal sealed class ListTemplate(IReadOnlyList<Template> items) : Template
{
    public override void WriteItems(Utf8JsonWriter writer, in Scope scope)
    {
        foreach (var item in items)
        {
            item.WriteItems(writer, scope);
        }
    }

    public override void WriteMember(Utf8JsonWriter writer, JsonEncodedText? name, in Scope scope)
    {
        WriteName(writer, name);
        writer.WriteStartArray();
        WriteItems(writer, scope);
        writer.WriteEndArray();
    }
}
