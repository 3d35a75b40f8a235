using System.Text.Json.Nodes;

namespace PrmBot.Storage;

/// <summary>
/// How a body of an older schema becomes one of the next: one step per kind and version, pure, kept for ever.
/// </summary>
public static class DocumentUpgrades
{
    private static readonly Dictionary<(string Kind, int From), Func<JsonObject, JsonObject>> Steps = [];

    /// <summary>Walks the steps from one schema to another.</summary>
    /// <exception cref="InvalidOperationException">A step is missing, or the body is newer than the program.</exception>
    public static JsonObject Upgrade(string kind, JsonObject body, int from, int to) =>
        Upgrade(kind, body, from, to, Steps);

    /// <summary>The same with other steps: what the tests of stores use.</summary>
    public static JsonObject Upgrade(
        string kind,
        JsonObject body,
        int from,
        int to,
        IReadOnlyDictionary<(string Kind, int From), Func<JsonObject, JsonObject>> steps)
    {
        if (from > to)
        {
            throw new InvalidOperationException(
                $"A {kind} was written with schema {from}; this program knows schema {to}. Start the newer program.");
        }

        for (var version = from; version < to; version++)
        {
            if (!steps.TryGetValue((kind, version), out var step))
            {
                throw new InvalidOperationException($"No upgrade of {kind} from schema {version} to {version + 1}.");
            }

            body = step(body);
        }

        return body;
    }
}
