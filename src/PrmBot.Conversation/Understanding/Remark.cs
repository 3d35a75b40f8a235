using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>Words that introduce a file or a link and answer no question.</summary>
internal static partial class Remark
{
    public static bool IsAboutFile(string words) => Introduces().IsMatch(words.Trim());

    [GeneratedRegex(
        @"^(?:(?:and|ok|so|please|pls|sure)[, ]+)*(?:here(?:'s|’s| is| are| you go| comes?)?|this is|these are|"
        + @"attached|see (?:the )?attach\w*|see (?:the )?file|find (?:it )?attached|as promised|"
        + @"(?:the|our|my|their) (?:file|document|pdf|proof|evidence|certificate|report|list|sheet)|"
        + @"(?:more )?(?:evidence|proof)|fyi|hier(?: ist| sind)?|anbei|im anhang|siehe anhang)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Introduces();
}
