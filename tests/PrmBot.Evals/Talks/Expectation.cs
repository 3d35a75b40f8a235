using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Evals.Bots;

namespace PrmBot.Evals.Talks;

/// <summary>What holds at the end of a conversation.</summary>
/// <param name="Kind">
/// <c>state</c>, <c>no</c> (nothing such is stored), <c>said</c>, <c>never</c> or <c>last</c>.
/// </param>
/// <param name="Text">
/// For what is stored: a document's kind, perhaps a list within it, then what one of them holds:
/// <c>joint_plan.lines title~webinar; budget=8000</c>. For what is said: words of the bot.
/// </param>
internal sealed record Expectation(string Kind, string Text)
{
    internal static Expectation Read(string kind, string text) => kind is "state" or "no" or "said" or "never" or "last"
        ? new Expectation(kind, text) : throw new FormatException($"Nothing is expected with {kind}.");

    internal bool Holds(IReadOnlyList<StoredDocument> state, IReadOnlyList<string> said) => Kind switch
    {
        "state" => IsStored(state),
        "no" => !IsStored(state),
        "said" => Text.Split(" || ").Any(t => said.Any(s => Has(s, t))),
        "never" => !said.Any(s => Has(s, Text)),
        _ => Text.Split(" || ").Any(t => said.Count > 0 && Has(said[^1], t)),
    };

    private static bool Has(string text, string part) =>
        text.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase);

    private bool IsStored(IReadOnlyList<StoredDocument> state)
    {
        var words = Text.Split(' ', 2);
        var path = words[0].Split('.');
        var wanted = words.Length < 2 ? [] : words[1].Split("; ", StringSplitOptions.TrimEntries);
        return state.Where(d => d.Kind == path[0])
            .SelectMany(d => path[1..].Aggregate(
                (IEnumerable<JsonNode?>)[d.Body], (nodes, name) => nodes.SelectMany(n => Under(n, name))))
            .Any(node => wanted.All(w => Matches(node, w)));
    }

    // Every list or object of that name, however deep.
    private static IEnumerable<JsonNode?> Under(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key != name ? Under(p.Value, name)
            : p.Value is JsonArray list ? list : (IEnumerable<JsonNode?>)[p.Value]),
        JsonArray list => list.SelectMany(n => Under(n, name)),
        _ => [],
    };

    private static bool Matches(JsonNode? node, string wanted)
    {
        var at = wanted.IndexOfAny(['=', '~']);
        var (name, sign, value) = (wanted[..at], wanted[at], wanted[(at + 1)..]);
        var values = name == "." ? Leaves(node) : Under(node, name).SelectMany(Leaves);
        return values.Any(v => sign == '~' ? Has(v, value)
            : string.Equals(v, value, StringComparison.OrdinalIgnoreCase) || IsSameNumber(v, value));
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value)),
        JsonArray list => list.SelectMany(Leaves),
        null => [],
        _ => [node.ToString()],
    };

    private static bool IsSameNumber(string a, string b) =>
        decimal.TryParse(a, CultureInfo.InvariantCulture, out var x)
        && decimal.TryParse(b, CultureInfo.InvariantCulture, out var y) && x == y;
}
