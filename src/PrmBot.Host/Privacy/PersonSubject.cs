using System.Runtime.CompilerServices;
using PrmBot.Identity;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Storage.Moving;

namespace PrmBot.Host.Privacy;

/// <summary>Who is meant, by everything that the store knows the person by.</summary>
/// <param name="Ids">Of the platform.</param>
/// <param name="Names">As shown anywhere.</param>
/// <param name="Places">Private chats.</param>
internal sealed record Identified(
    IReadOnlySet<string> Ids, IReadOnlyList<string> Names, IReadOnlySet<string> Places)
{
    /// <summary>Names that somebody else has as well: found by id only.</summary>
    public IReadOnlyList<string> Ambiguous { get; init; } = [];

    /// <summary>Longer names of others that hold one of these.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>A person.</summary>
internal sealed class PersonSubject : Subject
{
    private readonly Identified _who;
    private readonly Mentions _mentions;
    private readonly List<string> _clues;

    public PersonSubject(TenantId tenant, Identified who)
        : base(tenant)
    {
        _who = who;
        _mentions = new Mentions(who.Ids, who.Names, who.Others);
        _clues = [.. who.Ids, .. who.Names.Select(LongestWord)];
    }

    public override ErasedKind What => ErasedKind.Person;

    public override string Title => string.Concat(_who.Names.Concat(_who.Ambiguous).Take(1))
        + (_who.Ids.Count == 0 ? ", known by name only" : $" ({string.Join(", ", _who.Ids)})");

    public override IEnumerable<string> KnownBy => _who.Ids.Concat(_who.Names);

    public override IEnumerable<string> Notes => _who.Ambiguous.Select(name =>
        $"Somebody else is named {name} as well: where only the name stands, nobody knows who is meant, and it stays.");

    /// <summary>Everybody else among those who are known, to be masked.</summary>
    public Mentions Others(KnownPeople all)
    {
        var mine = _who.Names.Concat(_who.Ambiguous).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Mentions(
            all.Ids.Except(_who.Ids).ToHashSet(StringComparer.Ordinal), all.Names.Where(n => !mine.Contains(n)), mine);
    }

    /// <summary>True for a document that has the person, or the person's private chat, in its id.</summary>
    private bool Owns(StoredDocument stored) =>
        stored.Row.Id.Split('|').Any(part => _who.Ids.Contains(part) || _who.Places.Contains(part));

    /// <summary>False where the person surely is not.</summary>
    private bool MayBeIn(string body) =>
        _clues.Exists(clue => body.Contains(clue, StringComparison.OrdinalIgnoreCase));

    public override async IAsyncEnumerable<Treated> TreatAsync(
        IUpkeep store, UserId former, [EnumeratorCancellation] CancellationToken ct)
    {
        var replacing = new Replacing(_mentions, former.Value);
        await foreach (var stored in store.RowsAsync(Tenant, new RowRange.Everything(), ct))
        {
            var kept = Decided.Kinds.GetValueOrDefault(stored.Kind);
            if (kept?.OfPerson == OfPerson.AllGo || Owns(stored))
            {
                yield return new Treated(stored, null);
            }
            else if (MayBeIn(stored.Row.Body) && replacing.Body(stored.Row.Body, kept?.Lists ?? []) is { } body)
            {
                yield return new Treated(stored, stored.Row with { Body = body });
            }
        }
    }

    public override bool IsItsPlace(ConversationKey place) => _who.Places.Contains(place.Value);

    public override bool IsNamed(string text) => _mentions.In(text);

    // Of letters and digits only: those stand in JSON as they are.
    private static string LongestWord(string name) => new string(
        [.. name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ').MaxBy(word => word.Length) ?? name;
}
