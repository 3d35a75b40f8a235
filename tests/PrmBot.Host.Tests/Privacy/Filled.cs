using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PrmBot.Cycle;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Documents with somebody in every member that can hold a person or words, made from their types.</summary>
internal sealed class Filled(Person who)
{
    private readonly HashSet<Type> _under = [];

    /// <summary>The row of a document of a type, written as any other.</summary>
    public DocumentRow Row(Type type, string id, PartnerId? partner)
    {
        var document = Value(type)!;
        var body = (string)typeof(DocumentFormat).GetMethod(nameof(DocumentFormat.Write))!.MakeGenericMethod(type)
            .Invoke(null, [document])!;
        var node = JsonNode.Parse(body)!;
        node["id"] = id;
        if (!id.Contains(who.Id.Value, StringComparison.Ordinal))
        {
            node.AsObject().Remove("alsoKnownAs"); // somebody else's dialogue
        }

        var schema = (int)type.GetProperty(nameof(IDocument.Schema), BindingFlags.Public | BindingFlags.Static)!
            .GetValue(null)!;
        return new DocumentRow(id, partner, schema, 0, node.ToJsonString(DocumentFormat.Options));
    }

    private object? Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Value(underlying);
        }

        return type switch
        {
            _ when type == typeof(string) => $"as {who.Name} said, {who.Id}",
            _ when type == typeof(UserId) => who.Id,
            _ when type == typeof(Person) => who,
            _ when type == typeof(PlanOwner) => new PlanOwner(who.Name),
            _ when type == typeof(PartnerContact) => new PartnerContact(who.Name, who.Id, "Sponsor"),
            _ when type == typeof(PartnerId) => new PartnerId("contoso"),
            _ when type == typeof(ConversationKey) => new ConversationKey("a:mia"),
            _ when type == typeof(Period) => Period.Of(PeriodKind.Month, new DateOnly(2026, 3, 2)),
            _ when type == typeof(JsonObject) => new JsonObject { ["owner"] = who.Name },
            _ when type == typeof(DocumentChange) => new DocumentChange(
                "note", "p", $$"""{"who":{"id":"{{who.Id}}","name":"{{who.Name}}"},"said":"ask {{who.Name}}"}""", 1, 1),
            { IsArray: true } => List(type, type.GetElementType()!),
            { IsGenericType: true } => Collection(type),
            { IsAbstract: true } => Value(type.GetNestedTypes().First(type.IsAssignableFrom)),
            _ when type.Namespace?.StartsWith("PrmBot", StringComparison.Ordinal) == true && !type.IsEnum =>
                Whole(type),
            { IsValueType: true } => Activator.CreateInstance(type),
            _ => throw new InvalidOperationException($"How is a {type} filled?"),
        };
    }

    private object? Collection(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 1)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : List(type, arguments[0]);
        }

        var filled = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        filled[Value(arguments[0])!] = Value(arguments[1]);
        return filled;
    }

    private Array List(Type type, Type element)
    {
        var isAgain = _under.Contains(element);
        var filled = Array.CreateInstance(element, isAgain ? 0 : 1);
        if (!isAgain)
        {
            filled.SetValue(Value(element), 0);
        }

        return type.IsInstanceOfType(filled) ? filled : throw new InvalidOperationException($"How is a {type} filled?");
    }

    private object? Whole(Type type)
    {
        if (!_under.Add(type))
        {
            return null;
        }

        var whole = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in type.GetProperties().Where(p => p.SetMethod is not null && p.GetIndexParameters() is []))
        {
            if (member.Name != nameof(IDocument.Version))
            {
                member.SetValue(whole, Value(member.PropertyType));
            }
        }

        _under.Remove(type);
        return whole;
    }
}
