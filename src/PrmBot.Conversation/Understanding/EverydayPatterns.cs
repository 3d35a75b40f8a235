using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Everyday questions of people who don't know the bot's words yet: how a partner is and why, what worries most, what
/// waits for us, what this bot is, a review as a file.
/// </summary>
internal static partial class EverydayPatterns
{
    /// <summary>Null: no such shape.</summary>
    internal static string? FunctionOf(Segment said)
    {
        var text = said.Folded;
        return OfReview().IsMatch(text) && PlanSlots.Format(said) is not null && !OfOtherFile().IsMatch(text)
                ? "Digest-qbr_pack"
            : said is { Kpis.Count: 0, Criteria.Count: 0, Lines.Count: 0 } && AsksWhyHealth().IsMatch(text)
                && !OfSomethingElse().IsMatch(text) && (said.Partners.Count == 1 || NamesHealth().IsMatch(text))
                ? "Analysis-run"
            : said.Partners is [{ } only] && HowIs().IsMatch(text[..only.Start])
                && text[only.End..].All(c => !char.IsLetterOrDigit(c)) ? "Partners-show"
            : said.Partners.Count == 0 && BiggestWorry().IsMatch(text) ? "Analysis-portfolio"
            : OpenForUs().IsMatch(text) ? "Work-list"
            : NextReview().IsMatch(text) ? "Plan-show"
            : WhatAreYou().IsMatch(text) ? "Help-topics"
            : null;
    }

    // Nothing but the name comes after it.
    [GeneratedRegex(@"^(?:(?:so|and|und|hey|ok),? )*(?:how(?:'s|s| is| are)|wie (?:geht'?s|geht es|steht es um)) $")]
    private static partial Regex HowIs();

    [GeneratedRegex(@"\b(?:qbrs?|quarterly (?:business )?reviews?|business reviews?|review packs?|quartals\w+)\b")]
    private static partial Regex OfReview();

    [GeneratedRegex(@"\b(?:plans?|plane|follow|track|import|calendars?|kalender|workbooks?|numbers|zahlen|every|"
        + @"jeden)\b")]
    private static partial Regex OfOtherFile();

    [GeneratedRegex(@"^(?:(?:please|pls|can you|could you|bitte|so|and|und|kannst du) )*(?:explain|tell me why|why|"
        + @"how come|what(?:'s|s| is) behind|what(?:'s|s| is) the reason for|reasons? for|erklar\w*|warum|wieso|"
        + @"weshalb|begrunde\w*|was steckt hinter)\b.*\b(?:health|condition|colou?r|ampel|farbe|zustand|gesundheit|"
        + @"lage|red|amber|yellow|rot|gelb|unhealthy|ungesund)\b")]
    private static partial Regex AsksWhyHealth();

    [GeneratedRegex(@"\b(?:health|zustand|gesundheit)\b")]
    private static partial Regex NamesHealth();

    [GeneratedRegex(@"\b(?:plans?|digests?|score|scores|assessment|lines?|zeilen?|deals?|portfolio|partners|fits?|"
        + @"bewertung|screen|dot|punkt|health checks?)\b")]
    private static partial Regex OfSomethingElse();

    [GeneratedRegex(@"^(?:(?:so|and|und|what(?:'s|s| is| are)|was ist|was sind|show me|tell me|our|the|my|"
        + @"unser\w*|das|gerade|currently|die|der|where(?:'s|s| is)) )*"
        + @"(?:biggest|main|greatest|worst|top|gros{1,2}te\w*|schlimmste\w*) "
        + @"(?:risks?|risik\w+|problems?|probleme?|worry|worries|concerns?|sorgen?)"
        + @"(?: (?:right now|now|at the moment|today|this week|gerade|im moment|heute|diese woche|we have|wir haben))*"
        + @"\W*$")]
    private static partial Regex BiggestWorry();

    [GeneratedRegex(@"^(?:(?:so|and|ok|und|also) )*(?:what(?:'s|s| is| do we have)|was ist|was steht) (?:still |noch )?"
        + @"(?:open|offen|due|fallig|left|to do|zu tun|an)(?: (?:for|on|with|fur|bei|mit))? "
        + @"(?:us|our side|our end|uns|unserer seite)\b")]
    private static partial Regex OpenForUs();

    // The quarterly review is a post; both sides' review of the plan stands on the plan's card.
    [GeneratedRegex(@"^(?:and |und |so )*(?:when(?:'s|s| is)|what(?:'s|s| is) the date of|wann ist) (?:the |our |das |"
        + @"die |der |unser\w* )?(?:next |nachste\w* )(?:plan )?(?:review|planreview|prufung)\b"
        + @"(?!.*\b(?:qbr|quarter\w*)\b)")]
    private static partial Regex NextReview();

    [GeneratedRegex(@"^(?:(?:hey|hi|hello|hallo|ok|so|and|um),? )*(?:what(?:'s|s| is) this (?:bot|thing|app|tool|chat)|"
        + @"who are you|what are you|what do you do|what(?:'s|s| is) prmbot|wer bist du|was bist du|was machst du|"
        + @"was ist das hier|was ist (?:das fur ein|dieser) bot|wofur bist du da|what are you (?:good )?for)\b")]
    private static partial Regex WhatAreYou();
}
