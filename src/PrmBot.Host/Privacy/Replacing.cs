using System.Text.Json.Nodes;
using PrmBot.Privacy;

namespace PrmBot.Host.Privacy;

/// <summary>Puts other words in the place of people, wherever in a stored body they stand.</summary>
/// <param name="mentions">Their ids and names.</param>
/// <param name="id">The id that stands for them from now on.</param>
/// <param name="name">The name that does.</param>
internal sealed class Replacing(Mentions mentions, string id, string name = FormerPerson.Name)
{
    /// <summary>The body without the person; null when the person is not in it.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="lists">Top members that are lists: there the person's entries go.</param>
    public string? Body(string body, IReadOnlyList<string> lists)
    {
        var node = JsonNode.Parse(body)!;
        var isChanged = false;
        foreach (var list in lists.Select(list => node[list]).OfType<JsonArray>())
        {
            isChanged |= list.RemoveAll(item => JsonText.Texts(item).Any(mentions.In)) > 0;
        }

        // What the store finds it by is no mention: documents that are the person's own are removed and not changed.
        var own = node["id"]?.DeepClone();
        isChanged |= InPlace(node);
        if (own is not null)
        {
            node["id"] = own;
        }

        return isChanged ? node.Written() : null;
    }

    /// <summary>The same for a text that may be JSON or words; null when the person is not in it.</summary>
    public string? Text(string text)
    {
        if (JsonText.Inner(text) is { } inner)
        {
            return InPlace(inner) ? inner.Written() : null;
        }

        return mentions.Without(text, id, name);
    }

    private bool InPlace(JsonNode? node) => node switch
    {
        JsonObject members => Object(members),
        JsonArray items => Array(items),
        _ => false,
    };

    private bool Object(JsonObject members)
    {
        var isChanged = IsPerson(members);
        if (isChanged)
        {
            members["name"] = name; // also where it was written in another way than elsewhere
        }

        foreach (var (member, value) in members.ToList())
        {
            if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
            {
                if (Text(value.GetValue<string>()) is { } after)
                {
                    members[member] = after;
                    isChanged = true;
                }
            }
            else
            {
                isChanged |= InPlace(value);
            }

            if (mentions.Without(member, id, name) is { } other && members.Remove(member, out var moved))
            {
                members[other] = moved;
                isChanged = true;
            }
        }

        return isChanged;
    }

    private bool Array(JsonArray items)
    {
        var isChanged = false;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonValue value && value.TryGetValue(out string? text))
            {
                if (Text(text) is { } after)
                {
                    items[i] = after;
                    isChanged = true;
                }
            }
            else
            {
                isChanged |= InPlace(items[i]);
            }
        }

        return isChanged;
    }

    private bool IsPerson(JsonObject members) =>
        members["id"] is JsonValue value && value.TryGetValue(out string? text) && mentions.IsId(text)
        && members["name"] is JsonValue shown && shown.GetValueKind() == System.Text.Json.JsonValueKind.String;
}
