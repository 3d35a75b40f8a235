using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>What is said of the plan as a whole: sponsors of both sides, how often it is reviewed, the rules.</summary>
internal static partial class PlanHeaderSlots
{
    private const string Review = "review_cadence";

    /// <summary>The field that is set; null: none is, or it is asked about.</summary>
    internal static string? Field(Segment said)
    {
        var text = said.Folded.TrimEnd('.', '!', ' ');

        // Every message comes by here, and few name a sponsor: the word is looked for before the ways to say it.
        var hasSponsor = text.Contains("sponsor", StringComparison.Ordinal);
        return text.EndsWith('?') || said.Lines.Count > 0 || Both(said) is not null ? null
            : hasSponsor && OurSponsor().IsMatch(text) ? "our_sponsor"
            : hasSponsor && TheirSponsor(said, text) is not null ? "partner_sponsor"
            : Cadence().IsMatch(text) && Rhythm(said) is not null ? Review
            : Rules().IsMatch(text) ? "rules"
            : Risks().IsMatch(text) ? "risks"
            : null;
    }

    /// <summary>Our side's of two sponsors said at once; null: no two are.</summary>
    internal static JsonNode? OurSponsorOfBoth(Segment said) =>
        Both(said) is { } m ? Words(said, m.Groups["a"]) : null;

    internal static JsonNode? PartnerSponsorOfBoth(Segment said) =>
        Both(said) is { } m ? Words(said, m.Groups["b"]) : null;

    /// <summary>Both sides' sponsors in one sentence, our side's first; null: it names no two.</summary>
    internal static Match? Both(Segment said) =>
        said.Folded.Contains("sponsor", StringComparison.Ordinal) && !said.Folded.EndsWith('?')
            && BothSponsors().Match(WithoutPartners(said, said.Folded.TrimEnd('.', '!', ' '))) is { Success: true } m
            ? m : null;

    /// <summary>Its value: a name, a rhythm in normal form, or the words.</summary>
    internal static JsonNode? Value(Segment said, string field)
    {
        var text = said.Folded.TrimEnd('.', '!', ' ');
        return field switch
        {
            "our_sponsor" => Words(said, OurSponsor().Match(text)),
            "partner_sponsor" => TheirSponsor(said, text) is { } m ? Words(said, m) : null,
            Review => Rhythm(said),
            "rules" => Words(said, Rules().Match(text)),
            "risks" => Words(said, Risks().Match(text)),
            _ => null,
        };
    }

    private static string? Rhythm(Segment said) => NameSlots.First(said, "rhythm");

    // "Fabrikam's sponsor is Megan": the partner by its name.
    private static Match? TheirSponsor(Segment said, string text) =>
        SponsorOfPartner().Match(WithoutPartners(said, text)) is { Success: true } m ? m : null;

    private static string WithoutPartners(Segment said, string text)
    {
        foreach (var partner in said.Partners)
        {
            var end = Math.Min(partner.End, text.Length);
            text = string.Concat(text[..partner.Start], new string('_', end - partner.Start), text[end..]);
        }

        return text;
    }

    private static string Words(Segment said, Match match) => Words(said, match.Groups["v"]);

    private static string Words(Segment said, Group group) =>
        said.Text.Substring(group.Index, group.Length).Trim(' ', '"', '.');

    private const string Sponsor = @"(?:executive |exec )?sponsor(?:in)?";
    private const string Opening = @"^(?:(?:please|pls|also|and|bitte)\s)*";
    private const string OfPlan = @"(?: (?:of|for) the (?:joint )?plan| im plan| des plans)?";

    [GeneratedRegex(Opening + "(?:(?:the )?our " + Sponsor + OfPlan + @"(?: is| will be|:)(?: now)? (?<v>.+)$"
        + "|(?:set|change) our " + Sponsor + OfPlan + " to (?<v>.+)$"
        + "|(?:make|name) (?<v>[^,]+?) (?:as )?our " + Sponsor + OfPlan + "$"
        + @"|(?<v>[^,]{2,60}?) (?:is|will be) (?:now )?our " + Sponsor + OfPlan + "$"
        + "|unsere? " + Sponsor + OfPlan + @"(?: ist|:) (?<v>.+)$"
        + @"|(?<v>[^,]{2,60}?) ist (?:jetzt )?unsere? " + Sponsor + OfPlan + "$)")]
    private static partial Regex OurSponsor();

    private const string Theirs = "(?:(?:the )?partner(?:'s)?|their|_+(?:'s)?)";

    [GeneratedRegex(Opening + "(?:" + Theirs + " " + Sponsor + OfPlan + @"(?: is| will be|:)(?: now)? (?<v>.+)$"
        + "|(?:set|change) " + Theirs + " " + Sponsor + OfPlan + " to (?<v>.+)$"
        + @"|(?<v>[^,_]{2,60}?) (?:is|will be) (?:now )?" + Theirs + " " + Sponsor + OfPlan + "$"
        + "|(?:the )?" + Sponsor + @" (?:at|of|von|bei) (?:the partner|_+)(?: is| ist|:) (?<v>.+)$"
        + "|(?:der " + Sponsor + " (?:des partners|beim partner)|die " + Sponsor + " (?:des partners|beim partner)"
        + "|ihre? " + Sponsor + @")(?: ist|:) (?<v>.+)$)")]
    private static partial Regex SponsorOfPartner();

    // "The risks of the plan are late certificates"; "risk: 3" and "the risk is worth it" are none.
    [GeneratedRegex(Opening + @"(?:(?:set|change|put|note|add|write)(?: down)? )?(?:the |our |die |unsere |als )?"
        + @"(?:(?:plan'?s |main |biggest )?risks?(?: and assumptions)?|risiken|(?:haupt)?risiko)"
        + @"(?: (?:in|of|for|to) (?:the |our )?(?:joint )?plan(?: with _+)?| im plan| des plans)?"
        + @"(?:\s?:| (?:are|is that|to|sind|ist,? dass)\s?:?)\s+(?<v>\p{L}.{4,})$",
        RegexOptions.Singleline)]
    private static partial Regex Risks();

    private const string Side = @"(?: (?:for|on|at|from|bei|fur) (?:our side|us|uns)|,? ours)?";

    private const string OtherSide = @"(?: (?:for|on|at|from|of|bei|fur) (?:their side|them|ihnen|the partner|_+)"
        + "|,? theirs)?";

    [GeneratedRegex(Opening + "(?:(?:set |name |make )?(?:the |our |die |unsere )?(?:executive |exec )?sponsor(?:s|en)"
        + OfPlan + @"(?: (?:with|mit) _+)?(?: are| will be| sind| to|:)\s(?<a>[^,;]{2,60}?)" + Side
        + @"(?:, and |,? and |, | & | und )(?<b>[^,;]{2,60}?)" + OtherSide + "$"
        + "|(?:the )?our " + Sponsor + OfPlan + @"(?: is| will be|:)\s(?<a>[^,;]{2,60}?)"
        + "(?:, and |,? and |, )"
        + "(?:theirs|their " + Sponsor + @"|the partner's|_+'s)(?: is| will be|:)?\s(?<b>[^,;]{2,60})$"
        + "|unsere? " + Sponsor + @"(?: ist|:)\s(?<a>[^,;]{2,60}?)(?:,? und |, )ihre?r?(?: " + Sponsor
        + @")?(?: ist|:)?\s(?<b>[^,;]{2,60})$)")]
    private static partial Regex BothSponsors();

    [GeneratedRegex(@"\breview (?:cadence|rhythm)\b|^(?:(?:please|pls|let's|lets|we|wir)\s)*"
        + @"(?:review|check|go through|prufen|uberprufen|besprechen) (?:the |our |den |unseren )?(?:joint )?plan\b"
        + @"|\b(?:review-?rhythmus|prufrhythmus|reviewzyklus)\b")]
    private static partial Regex Cadence();

    [GeneratedRegex(Opening + @"(?:set |change )?(?:the |our |die |unsere )?(?:rules of engagement|spielregeln)"
        + @"(?: in the plan| of the plan| im plan)?(?:\s?:| (?:are|is|to|sind|auf)\s?:?)\s+(?<v>.+)$",
        RegexOptions.Singleline)]
    private static partial Regex Rules();
}
