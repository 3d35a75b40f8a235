using System.Globalization;
using System.Text;

namespace PrmBot.Cycle.Monitor;

/// <summary>All KPIs that there are, in the order of their ids.</summary>
public sealed class KpiCatalogue(IReadOnlyList<KpiDefinition> all)
{
    private const int NearestShown = 3;

    // Made when first asked for: a portfolio makes a catalogue for each partner with KPIs of its own.
    private readonly Lazy<Dictionary<string, KpiDefinition>> _byName = new(() => all
        .SelectMany(k => Names(k).Select(n => (Name: n, Kpi: k))).DistinctBy(n => n.Name)
        .ToDictionary(n => n.Name, n => n.Kpi));

    public IReadOnlyList<KpiDefinition> All { get; } = all;

    /// <summary>The weighted plan score, which is computed from the others.</summary>
    public const string PlanScore = "K10";

    /// <summary>The catalogue with a partner's own KPIs behind the others; itself when there are none.</summary>
    public KpiCatalogue With(IReadOnlyCollection<KpiDefinition> own) =>
        own.Count == 0 ? this : new KpiCatalogue([.. All, .. own]);

    /// <summary>Null when there is no such id; letter case does not matter.</summary>
    public KpiDefinition? Find(string id) =>
        All.FirstOrDefault(k => string.Equals(k.Id, id.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The KPI meant by an id, a name or a synonym; case, accents and punctuation do not matter. Else
    /// <c>kpi.unknown</c> with <c>said</c> and the <c>nearest</c> names.
    /// </summary>
    public Outcome<KpiDefinition> Resolve(string said)
    {
        var words = Plain(said);
        var found = Find(said) ?? All.FirstOrDefault(k => Names(k).Any(n => n == words)) ?? OnlyOneWith(words);
        if (found is not null)
        {
            return found;
        }

        var nearest = All.OrderBy(k => Names(k).Min(n => Distance(words, n))).Take(NearestShown);
        return new Refusal("kpi.unknown").With("said", said)
            .With("nearest", string.Join(", ", nearest.Select(k => $"{k.Name} ({k.Id})")));
    }

    /// <summary>The KPI with exactly this name, short name or synonym, case and accents aside; null: none.</summary>
    public KpiDefinition? Named(string name) => _byName.Value.GetValueOrDefault(Plain(name));

    /// <summary>One whose name has all the words, when it is the only one.</summary>
    private KpiDefinition? OnlyOneWith(string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fitting = All.Where(k => Names(k).Any(n => wanted.All(n.Split(' ').Contains))).Take(2).ToList();
        return wanted.Length > 0 && fitting.Count == 1 ? fitting[0] : null;
    }

    private static IEnumerable<string> Names(KpiDefinition kpi) =>
        kpi.Synonyms.Append(kpi.Name).Append(kpi.ShortName).Select(Plain);

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsLetterOrDigit(c) ? c : ' ');
            }
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Edit distance (Levenshtein 1966) as a share of the longer text: 0 same, 1 nothing in common.</summary>
    private static double Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(same, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[b.Length] / (double)Math.Max(1, Math.Max(a.Length, b.Length));
    }
}
