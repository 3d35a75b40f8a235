namespace PrmBot.Benchmarks;

/// <summary>Names as companies have them, each once.</summary>
internal static class PartnerNaming
{
    private static readonly string[] Begins =
        ["Nord", "Alpen", "Rhein", "Elbe", "Isar", "Donau", "Havel", "Main", "Lahn", "Weser", "Oder", "Saale"];

    private static readonly string[] Middles =
        ["berg", "feld", "hafen", "tal", "mark", "brunn", "walde", "furt", "stein", "heim", "au", "kirch"];

    private static readonly string[] Ends =
    [
        "Systems", "Cloud", "Networks", "Data", "Works", "Logic",
        "Media", "Partners", "Digital", "Tec", "Consult", "IT",
    ];

    private static readonly string[] Syllables =
    [
        "zor", "quil", "bem", "tav", "fex", "lum", "nib", "dro",
        "gask", "pyr", "wot", "hev", "jum", "kra", "silt", "mog",
    ];

    /// <summary>A name that is unlike all others, where a misspelling is not to be thought of; 256 of them.</summary>
    public static string Unlike(int n)
    {
        var (one, other) = (Syllables[n % 16], Syllables[n / 16 % 16]);
        return $"{char.ToUpperInvariant(one[0])}{one[1..]}{other}{Syllables[((n * 7) + 3) % 16]}";
    }

    public static string Name(int n)
    {
        var (begin, rest) = (Begins[n % 12], n / 12);
        var (middle, left) = (Middles[rest % 12], rest / 12);
        var (end, series) = (Ends[left % 12], left / 12);
        return $"{begin}{middle} {end}" + (series == 0 ? string.Empty : $" {(char)('A' + series - 1)}");
    }
}
