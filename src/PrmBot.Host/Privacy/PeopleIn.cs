using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>Somebody as a document names them.</summary>
/// <param name="Id">By the platform; null where only a name is known.</param>
/// <param name="Name">As shown; empty where only an id is known.</param>
internal sealed record Named(string? Id, string Name);

/// <summary>Finds who is named in a document, in members that hold a person: not in what people wrote.</summary>
internal static class PeopleIn
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();
    private static readonly ConcurrentDictionary<Type, bool> Bearing = new();

    /// <summary>Everybody, some of them several times.</summary>
    /// <exception cref="InvalidOperationException">A member names a person, and nobody decided about it.</exception>
    public static IEnumerable<Named> Document(object document) => document switch
    {
        PersonalChat chat => [new Named(chat.Id, chat.Name)],
        Dialogue dialogue => [.. Speaker(dialogue)],
        _ => Of(document),
    };

    private static IEnumerable<Named> Speaker(Dialogue dialogue)
    {
        string?[] ids = [dialogue.Id.Split('|') is [_, var who, ..] ? who : null, dialogue.AlsoKnownAs?.Value];
        return ids.OfType<string>().Select(id => new Named(id, string.Empty));
    }

    /// <summary>Members below a type that hold a person, as <c>Type.Member</c>.</summary>
    public static IEnumerable<string> MembersBelow(Type type) => MembersBelow(type, []);

    private static IEnumerable<string> MembersBelow(Type type, HashSet<Type> seen)
    {
        foreach (var member in seen.Add(type) ? Properties(type) : [])
        {
            foreach (var inner in Inner(member.PropertyType))
            {
                if (IsPerson(inner))
                {
                    yield return NameOf(member);
                }
                else
                {
                    foreach (var below in MembersBelow(inner, seen))
                    {
                        yield return below;
                    }
                }
            }
        }
    }

    private static IEnumerable<Named> Of(object? value)
    {
        switch (value)
        {
            case null or string:
                return [];
            case Person person:
                return [new Named(person.Id.Value, person.Name)];
            case PlanOwner owner:
                return [new Named(owner.Id?.Value, owner.Name)];
            case PartnerContact contact:
                return [new Named(contact.Id?.Value, contact.Name)];
            case DocumentChange { Before: { } before } change:
                return Decided.Read(change.Kind, before, change.BeforeSchema) is { } was ? Document(was) : [];
            case IDictionary entries:
                return entries.Values.Cast<object?>().SelectMany(Of);
            case IEnumerable items:
                return items.Cast<object?>().SelectMany(Of);
            default:
                return Bearers(value.GetType()).SelectMany(member => Of(member.GetValue(value)));
        }
    }

    // Only those below which somebody may be named: a series of numbers is long.
    private static PropertyInfo[] Bearers(Type type) => Members.GetOrAdd(type, t => [.. Properties(t).Where(member =>
    {
        var inner = Inner(member.PropertyType).ToList();
        return inner.Exists(IsPerson) ? Permitted(member) : inner.Exists(IsBearing);
    })]);

    private static bool Permitted(PropertyInfo member) => Decided.People.Contains(NameOf(member))
        ? true
        : throw new InvalidOperationException($"Nobody decided what becomes of {NameOf(member)}: see Decided.");

    private static bool IsBearing(Type type) => Bearing.GetOrAdd(
        type, t => t == typeof(DocumentChange) || MembersBelow(t).Any());

    private static bool IsPerson(Type type) => type == typeof(Person) || type == typeof(PlanOwner)
        || type == typeof(PartnerContact) || type == typeof(UserId);

    private static string NameOf(PropertyInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";

    private static PropertyInfo[] Properties(Type type) => Ours(type)
        ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && IsStored(p))]
        : [];

    private static bool IsStored(PropertyInfo member) =>
        member.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null;

    private static bool Ours(Type type) => type.Namespace?.StartsWith("PrmBot", StringComparison.Ordinal) == true;

    // What a list, a dictionary or a nullable holds; else the type itself, with those derived from it.
    private static IEnumerable<Type> Inner(Type type)
    {
        if (type.IsGenericType || type.IsArray)
        {
            Type[] arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
            return arguments.SelectMany(Inner);
        }

        return type is { IsAbstract: true, IsInterface: false }
            ? type.GetNestedTypes().Where(type.IsAssignableFrom).Prepend(type)
            : [type];
    }
}
