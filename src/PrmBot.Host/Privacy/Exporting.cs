using System.Text.Json.Nodes;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>
/// All that is kept about a person or a partner, as JSON: whole where it is theirs, else the parts that name them.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="clock">Says when it was taken.</param>
internal sealed class Exporting(IStore store, TimeProvider clock)
{
    private const string SomebodyElse = "somebody else";

    private readonly IUpkeep _upkeep = store.Upkeep
        ?? throw new InvalidOperationException("This store keeps nothing that could be exported.");

    /// <summary>The export, and how many records of which kind are in it.</summary>
    /// <param name="subject">Whom or what it is about.</param>
    /// <param name="others">Everybody else: they are masked. Null: they stay.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<(JsonObject Export, IReadOnlyDictionary<Line, int> Counts)> RunAsync(
        Subject subject, Mentions? others, CancellationToken ct)
    {
        var masking = others is null ? null : new Replacing(others, "somebody-else", SomebodyElse);
        var passages = new Passages(subject.IsNamed);
        var (documents, counts) = (new SortedDictionary<string, JsonArray>(), new Dictionary<Line, int>());
        await foreach (var (stored, after) in subject.TreatAsync(_upkeep, FormerPerson.Id("export"), ct))
        {
            var kept = Decided.Kinds.GetValueOrDefault(stored.Kind);
            if (subject.What == ErasedKind.Person && kept?.OfPerson == OfPerson.AllGo)
            {
                continue; // made of records that are in here, and gone in minutes
            }

            Add(kept?.Called ?? stored.Kind, after is null ? "whole" : "in part", new JsonObject
            {
                ["id"] = stored.Row.Id,
                ["written"] = stored.At,
                [after is null ? "record" : "parts"] = after is null
                    ? JsonNode.Parse(stored.Row.Body)
                    : passages.Of(JsonNode.Parse(stored.Row.Body)),
            });
        }

        await foreach (var entry in _upkeep.SentAsync(ct))
        {
            if (subject.Concerns(entry))
            {
                var message = JsonText.Of(entry);
                var isTheirs = subject.IsItsPlace(entry.Conversation);
                Add("messages of the bot", isTheirs ? "whole" : "in part", new JsonObject
                {
                    ["written"] = entry.At,
                    [isTheirs ? "record" : "parts"] = isTheirs ? message : passages.Of(message),
                });
            }
        }

        await foreach (var item in _upkeep.HeardAsync(ct))
        {
            if (subject.Concerns(item))
            {
                var said = JsonText.Inner(item.Waiting?.Body ?? item.Answer ?? string.Empty);
                Add("messages to the bot", "in part", new JsonObject
                {
                    ["written"] = item.At,
                    ["parts"] = passages.Of(said),
                });
            }
        }

        return (Whole(), counts);

        void Add(string called, string fate, JsonObject record)
        {
            var line = new Line(called, fate);
            counts[line] = counts.GetValueOrDefault(line) + 1;
            if (!documents.TryGetValue(called, out var list))
            {
                documents[called] = list = [];
            }

            list.Add(masking?.Text(record.Written()) is { } masked ? JsonNode.Parse(masked) : record);
        }

        JsonObject Whole() => new()
        {
            ["about"] = new JsonObject
            {
                [subject.What == ErasedKind.Person ? "person" : "partner"] = subject.Title,
                ["knownBy"] = new JsonArray([.. subject.KnownBy.Select(k => (JsonNode)k)]),
                ["tenant"] = subject.Tenant.Value,
                ["taken"] = clock.GetUtcNow(),
            },
            ["records"] = new JsonObject(documents.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value))),
        };
    }
}
