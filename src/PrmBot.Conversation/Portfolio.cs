using System.Runtime.CompilerServices;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Partners;

namespace PrmBot.Conversation;

/// <summary>
/// The partners that the caller may know of, and what a message is compared with. Made once for a list and kept with
/// it, so that a turn does not go through all partners.
/// </summary>
public sealed class Portfolio
{
    private static readonly NameMemo<string> Folded = new(Folding.Fold);
    private static readonly ConditionalWeakTable<IReadOnlyList<Partner>, Portfolio> Made = [];

    private readonly ILookup<string, (string Name, Partner Partner)> _byFirstWord;
    private readonly Dictionary<string, Partner> _byName = new(StringComparer.Ordinal);

    private Portfolio(IReadOnlyList<Partner> all)
    {
        Directory = PartnerDirectory.Of(all);
        Names = [.. Listed.Select(p => p.Name)];
        Aliases = Listed.SelectMany(p => p.Aliases.Select(a => (Alias: a, p.Name)))
            .DistinctBy(a => a.Alias).ToDictionary(a => a.Alias, a => a.Name);
        Index = new NameIndex(Names.Select(n => KeyValuePair.Create(n, n)).Concat(Aliases));
        Terms = [.. Listed.SelectMany(p => new[] { p.Region, p.Tier }).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        _byFirstWord = Listed.SelectMany(p => p.Aliases.Append(p.Name).Select(Folded.Of)
            .Where(name => name.Length > 1).Select(name => (Name: name, Partner: p)))
            .ToLookup(n => FirstWord(n.Name, 0));
        foreach (var partner in Listed)
        {
            _byName.TryAdd(partner.Name, partner);
        }
    }

    /// <summary>By what they are looked for.</summary>
    public PartnerDirectory Directory { get; }

    /// <summary>Those that are not archived.</summary>
    public IReadOnlyList<Partner> Listed => Directory.Listed;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their other names: alias to stored name.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>Names and aliases, to be found in what was written.</summary>
    public NameIndex Index { get; }

    /// <summary>The regions and tiers that occur.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The portfolio of a list that nobody changes.</summary>
    public static Portfolio Of(IReadOnlyList<Partner> all) => Made.GetValue(all, list => new Portfolio(list));

    /// <summary>The one of that stored name; null: none that is not archived.</summary>
    public Partner? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Those whose name or alias stands in a folded text, as whole words.</summary>
    public IReadOnlyList<Partner> NamedIn(string folded)
    {
        var named = new List<Partner>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
            {
                named.AddRange(_byFirstWord[FirstWord(folded, at)]
                    .Where(n => StandsAt(folded, at, n.Name)).Select(n => n.Partner));
            }
        }

        return [.. named.Distinct()];
    }

    private static bool StandsAt(string text, int at, string name) =>
        string.CompareOrdinal(text, at, name, 0, name.Length) == 0
        && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));

    // The letters and digits from there on; a sign alone where there are none.
    private static string FirstWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[at..Math.Max(end, at + 1)];
    }
}
