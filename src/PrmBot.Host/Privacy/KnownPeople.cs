using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>Everybody whom the records of a tenant name, with the names and private chats of each.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _sameAs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namedOnly = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _speakers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sharedPlaces = new(StringComparer.Ordinal);

    private KnownPeople()
    {
    }

    /// <summary>Every id that somebody is known by.</summary>
    public IEnumerable<string> Ids => _names.Keys;

    /// <summary>Every name.</summary>
    public IEnumerable<string> Names => _names.Values.SelectMany(n => n).Concat(_namedOnly)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all records of the tenant.</summary>
    public static async Task<KnownPeople> ReadAsync(IUpkeep store, TenantId tenant, CancellationToken ct)
    {
        var people = new KnownPeople();
        await foreach (var (_, kind, row, _) in store.RowsAsync(tenant, new RowRange.Everything(), ct))
        {
            if (Decided.Read(kind, row.Body, row.Schema) is { } document)
            {
                people.Add(document);
            }
        }

        return people;
    }

    /// <summary>The ids that carry a name, or are one; empty: nobody, or somebody without an id.</summary>
    public IReadOnlyList<string> Of(string idOrName) => _names.ContainsKey(idOrName)
        ? [idOrName]
        : [.. _names.Where(n => n.Value.Any(name => IsSame(name, idOrName))).Select(n => n.Key)];

    /// <summary>True for a name that stands somewhere without an id.</summary>
    public bool IsNamed(string name) => _namedOnly.Contains(Plain(name));

    /// <summary>Names of an id.</summary>
    public IReadOnlyCollection<string> NamesOf(string id) => _names.GetValueOrDefault(id) ?? [];

    /// <summary>Ids and names that hold some of what was asked for, each with its names.</summary>
    public IEnumerable<string> Near(string asked)
    {
        var words = asked.Split('@')[0].Split([' ', '.', '_'], StringSplitOptions.RemoveEmptyEntries);
        bool IsNear(string name) =>
            words.Any(w => w.Length > 1 && name.Contains(w, StringComparison.OrdinalIgnoreCase));
        return _names.Where(n => n.Value.Any(IsNear)).Select(n => Shown(n.Key))
            .Concat(_namedOnly.Where(IsNear).Where(name => Of(name).Count == 0));
    }

    /// <summary>As listed to the operator.</summary>
    public string Shown(string id) => $"{string.Join(" / ", NamesOf(id))} ({id})";

    /// <summary>Everything that is known of who has these ids and names.</summary>
    /// <param name="ids">Of the platform.</param>
    /// <param name="said">Names, and whatever else the person is to be found by.</param>
    public Identified Identify(IEnumerable<string> ids, IEnumerable<string> said)
    {
        var all = new HashSet<string>(ids, StringComparer.Ordinal);
        for (var at = new Queue<string>(all); at.TryDequeue(out var id);)
        {
            foreach (var other in _sameAs.GetValueOrDefault(id) ?? [])
            {
                if (all.Add(other))
                {
                    at.Enqueue(other);
                }
            }
        }

        var names = all.SelectMany(NamesOf).Concat(said).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var strangers = _names.Where(n => !all.Contains(n.Key)).SelectMany(n => n.Value).ToList();
        var ambiguous = names.Where(name => strangers.Exists(other => IsSame(other, name))).ToList();
        var sure = names.Except(ambiguous, StringComparer.OrdinalIgnoreCase).ToList();
        return new Identified(all, sure, ChatsOf(all))
        {
            Ambiguous = ambiguous,

            // One word alone may well be the beginning of somebody who is only known by a name.
            Others =
            [
                .. sure
                    .SelectMany(name => strangers.Concat(name.Contains(' ', StringComparison.Ordinal) ? [] : _namedOnly)
                        .Where(other => Holds(other, name))).Distinct(),
            ],
        };
    }

    private void Add(object document)
    {
        foreach (var (id, name) in PeopleIn.Document(document))
        {
            if (id is null)
            {
                _namedOnly.Add(Plain(name));
            }
            else if (!FormerPerson.Is(new UserId(id)))
            {
                var names = Of(_names, id);
                if (name.Length > 0)
                {
                    names.Add(name);
                }
            }
        }

        switch (document)
        {
            case PersonalChat chat:
                Of(_chats, chat.Id).Add(chat.Conversation.Value);
                break;
            case Dialogue dialogue when dialogue.Id.Split('|') is [var place, var who, ..]:
                Of(_speakers, place).Add(who);
                if (dialogue.AlsoKnownAs?.Value is { } other)
                {
                    Of(_sameAs, who).Add(other);
                    Of(_sameAs, other).Add(who);
                }

                break;
            case KnownPlace { Place: not PlaceKind.Personal } shared:
                _sharedPlaces.Add(shared.Id);
                break;
            default:
                break;
        }
    }

    // Where nobody else ever spoke, and which is no channel or group: those begin with 19.
    private HashSet<string> ChatsOf(HashSet<string> ids) => ids.SelectMany(id => _chats.GetValueOrDefault(id) ?? [])
        .Concat(_speakers.Where(s => s.Value.All(ids.Contains) && !_sharedPlaces.Contains(s.Key)
            && !s.Key.StartsWith("19:", StringComparison.Ordinal)).Select(s => s.Key))
        .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Of(Dictionary<string, HashSet<string>> all, string id)
    {
        if (!all.TryGetValue(id, out var some))
        {
            all[id] = some = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        }

        return some;
    }

    private static bool IsSame(string a, string b) =>
        string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string other, string name) =>
        other.Length > name.Length
        && $" {Plain(other)} ".Contains($" {Plain(name)} ", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
