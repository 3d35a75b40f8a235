using System.Text.Json;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>An object, with what <c>$data</c> binds it to and <c>$when</c> keeps it for.</summary>
internal sealed class ObjectTemplate : Template
{
    // They steer the expansion and never reach the card.
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    private readonly (JsonEncodedText Name, Template Value)[] _fields;
    private readonly BoundTemplate? _data;
    private readonly Expression? _when;

    private ObjectTemplate((JsonEncodedText Name, Template Value)[] fields, BoundTemplate? data, Expression? when) =>
        (_fields, _data, _when) = (fields, data, when);

    public static ObjectTemplate Read(string file, JsonElement json)
    {
        var fields = json.EnumerateObject()
            .Where(p => !Reserved.Contains(p.Name))
            .Select(p => (JsonEncodedText.Encode(p.Name, CardFormat.Options.Encoder), Parse(file, p.Value)));
        return new ObjectTemplate(
            [.. fields],
            json.TryGetProperty("$data", out var data) ? Data(file, data) : null,
            json.TryGetProperty("$when", out var when) ? When(file, when) : null);
    }

    public override void WriteItems(Utf8JsonWriter writer, in Scope scope)
    {
        if (_data is not null)
        {
            Bound(_data, scope).ForEach(kept => Write(writer, kept));
        }
        else if (Keeps(scope))
        {
            Write(writer, scope);
        }
    }

    public override void WriteMember(Utf8JsonWriter writer, JsonEncodedText? name, in Scope scope)
    {
        WriteName(writer, name);
        var all = _data is null ? null : Bound(_data, scope);
        if (all is { Count: > 1 })
        {
            writer.WriteStartArray();
            all.ForEach(kept => Write(writer, kept));
            writer.WriteEndArray();
        }
        else if (all is null ? Keeps(scope) : all.Count == 1)
        {
            Write(writer, all is null ? scope : all[0]);
        }
        else
        {
            writer.WriteNullValue();
        }
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

    // Each time that it stands there.
    private List<Scope> Bound(BoundTemplate binding, Scope scope)
    {
        var data = binding.ValueIn(scope);
        var all = new List<Scope>();
        if (data.Kind != ValueKind.List)
        {
            scope = With(data, scope);
            if (Keeps(scope))
            {
                all.Add(scope);
            }

            return all;
        }

        for (var i = 0; i < data.Items.Count; i++)
        {
            scope = With(data.Items[i], scope) with { Index = Value.Of(i) };
            if (Keeps(scope))
            {
                all.Add(scope);
            }
        }

        return all;
    }

    private bool Keeps(in Scope scope) => _when is null || _when.Evaluate(scope.Quiet).IsTrue;

    private void Write(Utf8JsonWriter writer, in Scope scope)
    {
        writer.WriteStartObject();
        foreach (var (name, template) in _fields)
        {
            template.WriteMember(writer, name, scope);
        }

        writer.WriteEndObject();
    }
}
