using System.Globalization;
using System.Text;

namespace PrmBot.Partners;

/// <summary>How names of companies are compared: case, accents, punctuation and legal suffixes do not count.</summary>
public static class PartnerName
{
    private static readonly HashSet<string> LegalForms =
    [
        "ab", "ag", "as", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited", "llc",
        "llp", "ltd", "nv", "oy", "plc", "sa", "sarl", "sas", "se", "spa", "srl",
    ];

    /// <summary>Trimmed, control characters out, white space single.</summary>
    public static string Clean(string name) =>
        string.Join(' ', new string([.. name.Where(c => !char.IsControl(c))])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for all ways to write one name; empty only for a name without letters and digits.</summary>
    public static string Key(string name)
    {
        var letters = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : c is '.' or '\'' ? '\0' : ' ');
            }
        }

        var words = letters.Replace("\0", string.Empty).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var core = words.Where((word, i) => i == 0 || !LegalForms.Contains(word));
        return string.Join(' ', core);
    }

    /// <summary>True when the partner's name or one of its aliases has that key.</summary>
    public static bool IsCalled(Partner partner, string key) =>
        Key(partner.Name) == key || partner.Aliases.Any(a => Key(a) == key);
}
