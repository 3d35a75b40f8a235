using System.Text.Json.Nodes;

namespace PrmBot.Storage;

/// <summary>
/// How a body of an older schema becomes one of the next: one step per kind and version, pure, kept for ever.
/// </summary>
public static class DocumentUpgrades
{
    /// <summary>The step from each schema to the next.</summary>
    public static IReadOnlyDictionary<(string Kind, int From), Func<JsonObject, JsonObject>> All { get; } =
        new Dictionary<(string Kind, int From), Func<JsonObject, JsonObject>>
        {
            // The ideal profile had terms for all routes to market only, at its top level.
            [("ideal_profile", 1)] = body => Moved(body, "all", "weights", "preset", "minimums"),

            // An answer had one text as its proof, and no files yet.
            [("assessment", 1)] = Proved,
        };

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

    private static JsonObject Moved(JsonObject body, string into, params string[] members)
    {
        var inner = new JsonObject();
        foreach (var member in members)
        {
            if (body.Remove(member, out var value))
            {
                inner[member] = value;
            }
        }

        body[into] = inner;
        return body;
    }

    private static JsonObject Proved(JsonObject assessment)
    {
        foreach (var answer in (assessment["answers"] as JsonArray ?? []).OfType<JsonObject>())
        {
            answer.Remove("files");
            if (answer.Remove("evidence", out var text) && text is not null)
            {
                answer["proofs"] = new JsonArray(new JsonObject
                {
                    ["number"] = 1,
                    ["text"] = text,
                    ["by"] = answer["by"]?.DeepClone(),
                    ["at"] = answer["at"]?.DeepClone(),
                });
            }
        }

        return assessment;
    }
}
