using System.Text.Json.Nodes;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>
/// Gathers all that is kept about a person or a partner, as JSON: whole where it is theirs, else the parts that name
/// them. For one export.
/// </summary>
/// <param name="subject">Whom or what it is about.</param>
/// <param name="others">Everybody else: they are masked. Null: they stay.</param>
/// <param name="clock">Says when it was taken.</param>
internal sealed class Exporting(Subject subject, Mentions? others, TimeProvider clock)
{
    private readonly Replacing? _masking = others is null
        ? null
        : new Replacing(others, "somebody-else", "somebody else");

    private readonly Passages _passages = new(subject.IsNamed);
    private readonly SortedDictionary<string, JsonArray> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<Line, int> _counts = [];

    /// <summary>The export, and how many records of which kind are in it.</summary>
    public async Task<(JsonObject Export, IReadOnlyDictionary<Line, int> Counts)> RunAsync(
        IUpkeep store, CancellationToken ct)
    {
        await foreach (var (stored, after) in subject.TreatAsync(store, FormerPerson.Id("export"), ct))
        {
            var kept = Decided.Kinds.GetValueOrDefault(stored.Kind);

            // Files handed out are made of records that are in here, and gone soon.
            if (subject.What == ErasedKind.Partner || kept?.OfPerson != OfPerson.AllGo)
            {
                var record = JsonNode.Parse(stored.Row.Body);
                Add(kept?.Called ?? stored.Kind, stored.At, record, isWhole: after is null)["id"] = stored.Row.Id;
            }
        }

        await foreach (var entry in store.SentAsync(ct).Where(subject.Concerns))
        {
            Add("messages of the bot", entry.At, JsonText.Of(entry), subject.IsItsPlace(entry.Conversation));
        }

        await foreach (var item in store.HeardAsync(ct).Where(subject.Concerns))
        {
            var said = JsonText.Inner(item.Waiting?.Body ?? item.Answer ?? string.Empty);
            var isTheirs = item.Waiting is { } waiting && subject.IsItsPlace(waiting.Conversation);
            Add("messages to the bot", item.At, said, isTheirs);
        }

        return (Whole(), _counts);
    }

    private JsonObject Add(string called, DateTimeOffset at, JsonNode? record, bool isWhole)
    {
        var line = new Line(called, isWhole ? "whole" : "in part");
        _counts[line] = _counts.GetValueOrDefault(line) + 1;
        if (!_records.TryGetValue(called, out var list))
        {
            _records[called] = list = [];
        }

        var shown = isWhole ? record : _passages.Of(record);
        var added = new JsonObject
        {
            ["written"] = at,
            [isWhole ? "record" : "parts"] =
                shown is not null && _masking?.Text(shown.Written()) is { } masked ? JsonNode.Parse(masked) : shown,
        };
        list.Add(added);
        return added;
    }

    private JsonObject Whole() => new()
    {
        ["about"] = new JsonObject
        {
            [subject.What == ErasedKind.Person ? "person" : "partner"] = subject.Title,
            ["knownBy"] = new JsonArray([.. subject.KnownBy.Select(k => (JsonNode)k)]),
            ["tenant"] = subject.Tenant.Value,
            ["taken"] = clock.GetUtcNow(),
        },
        ["records"] = new JsonObject(_records.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))),
    };
}
