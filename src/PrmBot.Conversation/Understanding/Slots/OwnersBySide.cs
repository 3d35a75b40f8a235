using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// Both owners of a line in one sentence, each after a word for the side: "AE Tom, partner AM Lisa for line 1", "our
/// owner of line 1 is Tom and theirs is Lisa", "von uns Tom, von ihnen Lisa", in either order.
/// </summary>
internal static partial class OwnersBySide
{
    /// <summary>Null: the sentence is another one.</summary>
    internal static (string Ours, string Theirs)? Of(Segment said)
    {
        // Every message comes by here, and few name both sides.
        var m = !Sides().IsMatch(said.Folded) ? Match.Empty : OursFirst().Match(said.Text);
        m = m.Success || !Sides().IsMatch(said.Folded) ? m : TheirsFirst().Match(said.Text);
        return m.Success && AreNames(m.Groups["a"], said) && AreNames(m.Groups["b"], said)
            ? (m.Groups["a"].Value, m.Groups["b"].Value) : null;
    }

    /// <summary>The same beside other words: "add a webinar in May, AE Tom, partner AM Lisa".</summary>
    internal static (string Ours, string Theirs)? Within(Segment said) =>
        Sides().IsMatch(said.Folded) && Beside().Match(said.Text) is { Success: true } m
            && char.IsUpper(m.Groups["a"].Value[0]) && char.IsUpper(m.Groups["b"].Value[0])
            && AreNames(m.Groups["a"], said) && AreNames(m.Groups["b"], said)
                ? (m.Groups["a"].Value, m.Groups["b"].Value) : null;

    /// <summary>One side's owner by the person's job: "partner AM is Lena", "AE Tom for line 2"; null: another
    /// sentence.</summary>
    internal static (string Field, string Name)? OneOf(Segment said)
    {
        var m = !Jobs().IsMatch(said.Folded) ? Match.Empty : OneSide().Match(said.Text);
        return m.Success && AreNames(m.Groups["n"], said)
            ? (m.Groups["ours"].Success ? "our_owner" : "partner_owner", m.Groups["n"].Value) : null;
    }

    // Typed in small letters a name is a word that the language does not have.
    private static bool AreNames(Group name, Segment said) =>
        name.Value is "me" or "ich" || (name.Value.Split(' ').All(
            w => char.IsUpper(w[0]) || !said.Speller.Knows(Readers.Folding.Fold(w)))
            && !said.Partners.Exists(p => p.Overlaps(name.Index, name.Index + name.Length)));

    private const string Job = "(?i:owner|AE|AM|SE|CAM|KAM|CSM|PM|lead|rep|account executive|(?:key )?account manager|"
        + "channel manager|sales manager|marketing manager|verantwortliche[rn]?|zuständige[rn]?)";

    private const string Ours = "(?:(?i:our|vendor(?:'s)?|unsere?r?|unser) (?:side's )?" + Job + "|(?i:AE|CAM|channel "
        + "manager|account executive)|(?i:ours|on our side|from our side|for us|von uns|bei uns|für uns|unsererseits))";

    private const string Theirs = "(?:(?:the |der |die )?(?i:partner(?:'s|s)?|their|ihre?r?|ihr) (?:side's )?" + Job
        + "|(?i:theirs|partner(?:'s)?|on their side|from their side|for them|at the partner|von ihnen|bei ihnen|"
        + "für sie|beim Partner|vom Partner|deren))";

    private const string OfLine = "(?: (?i:of|for|on|von|für|in|bei) (?i:line|zeile) \\d{1,3})?";
    private const string Is = "(?:\\s?(?:=|:)\\s?|\\s(?:(?i:is|are|ist|sind|wird|will be|should be|to) )?)";
    private const string Name = "[\\p{L}'’-]{2,30}(?: \\p{Lu}[\\p{L}'’-]{1,30}){0,2}";
    private const string And = "(?:\\s?[,;&/]\\s?(?:(?i:and|und) )?|\\s(?i:and|und) )";
    private const string Start = "^(?:(?i:please|pls|also|and|bitte|set|make|ok|okay),? ){0,3}"
        + "(?:(?:(?i:for|on|für|bei|in) )?(?i:line|zeile) \\d{1,3}\\s?[:,-]?\\s)?(?:(?i:the|the owners? are) )?";

    private const string End = OfLine + "(?:,? (?i:please|pls|bitte))?\\s?[.!]*$";

    [GeneratedRegex(Start + Ours + OfLine + Is + "(?<a>" + Name + ")" + OfLine + And + Theirs + OfLine + Is
        + "(?<b>" + Name + ")" + End)]
    private static partial Regex OursFirst();

    [GeneratedRegex(Start + Theirs + OfLine + Is + "(?<b>" + Name + ")" + OfLine + And + Ours + OfLine + Is
        + "(?<a>" + Name + ")" + End)]
    private static partial Regex TheirsFirst();

    [GeneratedRegex("(?<=[,;:]\\s)" + Ours + Is + "(?<a>" + Name + ")" + And + Theirs + Is + "(?<b>" + Name + ")"
        + "(?=\\s?(?:[,;.]|$))")]
    private static partial Regex Beside();

    [GeneratedRegex(Start + "(?:(?<ours>" + Ours + ")|" + Theirs + ")(?<! (?:us|uns|side)|[Oo]urs|[Tt]heirs|[Pp]artner"
        + "|them|ihnen|deren|sie|'s)" + OfLine + Is + "(?<n>" + Name + ")" + End)]
    private static partial Regex OneSide();

    [GeneratedRegex(@"\b(?:ae|am|se|cam|kam|csm|rep|account executive|account manager|channel manager)\b")]
    private static partial Regex Jobs();

    [GeneratedRegex(@"\b(?:partner|their|them|ihr|ihnen|deren|fur sie)")]
    private static partial Regex Sides();
}
