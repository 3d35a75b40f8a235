using System.Text.Json.Nodes;

namespace PrmBot.Host.Privacy;

/// <summary>
/// Takes a partner out of a body that belongs to no partner: entries and parts that are about it go, and in sentences
/// "a former partner" stands for it.
/// </summary>
/// <param name="ids">The partner's id and those of its records.</param>
/// <param name="mentions">The same with its names.</param>
internal sealed class Pruning(IReadOnlySet<string> ids, Mentions mentions)
{
    private const string Name = "a former partner";

    // An entry of the history says nothing once all that it changed is gone.
    private const string Worth = "changes";

    /// <summary>
    /// What is left; empty when nothing is that is worth keeping; null when the partner was not in it.
    /// </summary>
    /// <param name="body">JSON of an object.</param>
    public string? Body(string body)
    {
        var members = JsonNode.Parse(body)!.AsObject();
        var (isChanged, isEmptied) = (false, false);
        foreach (var (name, value) in members.Where(m => m.Key != "id").ToList())
        {
            switch (value)
            {
                case JsonArray items when items.RemoveAll(IsAboutIt) > 0:
                    isChanged = true;
                    isEmptied |= items.Count == 0 && name == Worth;
                    break;
                case JsonObject part when part.Any(p => IsOfIt(p.Key)):
                    part.Select(p => p.Key).Where(IsOfIt).ToList().ForEach(key => part.Remove(key));
                    isChanged = true;
                    break;
                case JsonObject part when IsAboutIt(part):
                    members.Remove(name);
                    isChanged = true;
                    break;
                case JsonValue text when text.TryGetValue(out string? words):
                    isChanged |= Text(members, name, words);
                    break;
                default:
                    break;
            }
        }

        return !isChanged ? null : isEmptied ? string.Empty : members.Written();
    }

    private bool Text(JsonObject members, string name, string words)
    {
        if (IsOfIt(words))
        {
            return members.Remove(name);
        }

        if (mentions.Without(words, string.Empty, Name) is not { } after)
        {
            return false;
        }

        members[name] = after;
        return true;
    }

    private bool IsOfIt(string text) => Mentions.IsOneOf(ids, text);

    private bool IsAboutIt(JsonNode? node) => JsonText.Texts(node).Any(mentions.In);
}
