using System.Text.Json.Nodes;

namespace PrmBot.Storage;

/// <summary>
/// How a body of an older schema becomes one of the next: one step per kind and version, pure, kept for ever.
/// </summary>
public static class DocumentUpgrades
{
    /// <summary>The step from each schema to the next.</summary>
    public static IReadOnlyDictionary<(string Kind, int From), Func<JsonObject, JsonObject>> All { get; } =
        new Dictionary<(string Kind, int From), Func<JsonObject, JsonObject>>();

    /// <summary>Walks the steps from one schema to another.</summary>
    /// <exception cref="InvalidOperationException">A step is missing, or the body is of a newer program.</exception>
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
