using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// When a change is talked about, but not asked for: denied, quoted, wondered about, asked how it is done. Applied to
/// functions that change or send something; looking never hurts.
/// </summary>
internal static partial class Restraint
{
    private static readonly string[] Looks =
    [
        "show", "list", "compare", "history", "status", "result", "check", "versions", "export", "map_accounts",
        "mine", "explain", "define", "run", "portfolio", "propose", "review", "qbr_pack", "topics", "term", "skip",
        "back", "pause", "resume", "evidence", "remedy",
    ];

    /// <summary>True: it stores, sends or shows something to others.</summary>
    internal static bool Changes(string function) =>
        !function.StartsWith("Talk-", StringComparison.Ordinal)
        && Array.IndexOf(Looks, function[(function.IndexOf('-', StringComparison.Ordinal) + 1)..]) < 0;

    /// <summary>The function to call instead; null: none.</summary>
    internal static string? Instead(string function, Segment said)
    {
        // A partner has no ideal profile, but a result for each criterion of it.
        if (function == "Profile-show" && said.Partners.Count > 0 && said.Criteria.Count > 0)
        {
            return "Assessment-result";
        }

        var isMdf = function == "Plan-mdf";
        if (!Changes(function) || (isMdf && Slots.MdfSlots.Action(said)?.ToString() == "show"))
        {
            return function;
        }

        var text = said.Folded;
        if (!HasObject(function, said))
        {
            // What is removed is a line of the plan where nothing is said of proof.
            return function == "Assessment-drop_evidence" ? "Plan-drop_line" : null;
        }

        if (function == "Assessment-release" && ForMe().IsMatch(text))
        {
            return "Assessment-result";
        }

        if (function == "Plan-update_line" && AsksWho().IsMatch(text))
        {
            return "Plan-show";
        }

        if (AsksHow().IsMatch(text))
        {
            return "Help-topics";
        }

        var isData = function.StartsWith("Kpi-", StringComparison.Ordinal)
            || function.StartsWith("Ledger-", StringComparison.Ordinal)
            || function.StartsWith("Work-", StringComparison.Ordinal)
            || function == "Plan-mdf";
        return (Denies().IsMatch(text) && !SaysNo(function)
                && !(EndsIt().IsMatch(text) && EndsSomething(function)))
            || Supposes().IsMatch(text)
            || (!isData && Reports().IsMatch(isMdf ? ClaimsMoney().Replace(text, string.Empty) : text))
            || (function != "Assessment-start" && Wonders().IsMatch(text)) ? null : function;
    }

    // "Counter the attack" and "our logo is attached" share the verb with a function, not its object.
    private static bool HasObject(string function, Segment said) => function switch
    {
        "Plan-counter" or "Change-counter" => said.Lines.Count + said.Moments.Count + said.Amounts.Count > 0
            || said.Has(@"\b(?:lines?|proposals?|plan|budget|offer|target|date)\b"),
        "Kpi-import" => said.Has(@"\b(?:kpis?|numbers?|files?|csv|excel|xlsx?|imports?|spread|sheets?|spreadsheets?|"
            + @"values?|figures?|datei|zahlen|importieren|attachment|data)\b"),
        "Profile-set_minimum" => Slots.TextSlots.Attribute(said) is not null || said.Has(@"\bminimums?\b"),
        "Assessment-drop_evidence" or "Assessment-confirm_evidence" => said.Questions.Count > 0
            || said.Has(@"\b(?:evidence|proofs?|documents?|certificates?|files?|links?|reports?|attach\w*|confirm\w*|"
                + @"verif\w*|nachweise?|belege?|bestatig\w*)\b"),
        "Work-report" => said.Lines.Count > 0 || said.Partners.Count == 0 || !said.Has(@"\bdone with\b"),
        _ => true,
    };

    // "We don't agree with your number" is what disputing sounds like.
    private static bool SaysNo(string function) =>
        function is "Reminders-off" or "Kpi-dispute" or "Change-reject";

    private static bool EndsSomething(string function) =>
        function is "Digest-stop" or "Partners-archive" or "Partners-unlink_channel";

    [GeneratedRegex(@"^(?:please |pls )?(?:give|show|send|tell|get) (?:me|us)\b")]
    private static partial Regex ForMe();

    [GeneratedRegex(@"^(?:who|whose|when|what)\b.*\b(?:owns?|owner|responsible|due|budget|target)\b(?!.*\bto\b)")]
    private static partial Regex AsksWho();

    [GeneratedRegex(@"^(?:and |so |but |ok |hey )?(?:how (?:do|can|would|could|should|might) (?:i|we|you|one)\b|"
        + @"how does (?:one|someone|anyone)\b|how to\b|how is it possible|what do i (?:type|say|write) to\b|"
        + @"where (?:do|can|could|should|would) (?:i|we|one)\b|is there a way to\b|(?:is it|it is) possible to\b|"
        + @"what happens (?:if|when)|wie (?:kann|konnte) (?:ich|man|wir)|wo kann (?:ich|man))")]
    private static partial Regex AsksHow();

    [GeneratedRegex(@"\b(?:do not|don't|dont|never|didn't|did not|didnt|let's not|lets not|let us not|must not|mustn't|"
        + @"shouldn't|should not|can't|cannot|won't|will not|would never|wouldn't|haven't|hasn't|not going to|"
        + @"not to|not ready to|without|nicht)\s(?:(?:say|ever|yet|want to|want you to|you dare|dare|mean to|"
        + @"tell you to|ask you to|even|just|we|i|you|have to|forget|be|been|be the one to)\s)*"
        + @"(?:add|create|post|send|publish|share|drop|delete|remove|take|archive|accept|approve|sign|agreed?|"
        + @"reject|counter|change|set|move|release|remind|nudge|schedule|stop|link|unlink|import|record|log|"
        + @"start|invite|mark|update|put|undo|asking|telling|sign(?:ing)?|dropp?ing|archiving|posten|loschen|"
        + @"archivieren|teilen)\b")]
    private static partial Regex Denies();

    [GeneratedRegex(@"\b(?:any ?more|any longer|no longer|in future)\b")]
    private static partial Regex EndsIt();

    [GeneratedRegex(@"^(?:(?:and|so|but|ok|well|hm+|hey|no)[, ]+)*(?:if|suppose|supposing|imagine|what if|assuming|"
        + @"say we|unless|before (?:you|we|i)|whoever|in case|let's say we|hypothetically|theoretically|had we|"
        + @"once we|when we|until we)\b|\bwhat would happen\b|\bunless i\b|\bbut (?:i|we) won't\b|\bsome ?day\b|"
        + @"\bjust kidding\b|\bi(?:'m| am) not sure\b|\bnot (?:yet )?sure (?:if|whether|we|i)\b")]
    private static partial Regex Supposes();

    [GeneratedRegex(@"\b(?:said|asked (?:me|us|whether|if)|told (?:me|us)|thinks?|wrote|writes|whether|suggested that|"
        + @"heard|rumou?r|claims?|wants? to know|apparently|is going to|are going to|supposedly)\b")]
    private static partial Regex Reports();

    // "Claim 2k" asks for money, "Tom claims that" tells of somebody.
    [GeneratedRegex(@"^(?:(?:please|pls|i|we|want to|would like to|i'd like to|can we|let's) )*claim\b|"
        + @"\bclaims (?=[\d€$£])")]
    private static partial Regex ClaimsMoney();

    [GeneratedRegex(@"^(?:should (?:i|we|they)|shall we not|would(?:n't)? it|do (?:you|we) (?:think|want|have to|need)|"
        + @"don't you think|i wonder|i was wondering (?:if|whether) we|maybe we (?:could|should|can)|"
        + @"has (?:anybody|anyone|somebody|someone)|did (?:we|you|they|anybody|anyone|somebody|someone)|have (?:we|you|"
        + @"they)|i hope|i wish|i would (?:never|rather not)|it would be|who (?:dropped|archived|accepted|signed|"
        + @"shared|deleted|removed|posted|changed|rejected|approved)|why (?:did|was|were|would|should|do|are|is)|when "
        + @"(?:did|was|will|do|should)|is it (?:ok|okay|wise|better|smart|a good)|will (?:they|we|contoso)|are (?:we|"
        + @"you|they) (?:going|supposed|allowed|really)|was|were|which|what)\b")]
    private static partial Regex Wonders();
}
