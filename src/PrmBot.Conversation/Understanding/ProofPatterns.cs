using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// What leaves no doubt about evidence, remedies and reminders: a question's id beside a word for proof or a link; the
/// word "remedy"; reminders that shall stop.
/// </summary>
internal static partial class ProofPatterns
{
    /// <summary>Null: no such shape.</summary>
    internal static string? FunctionOf(Segment said) => OfRemedy(said) ?? OfEvidence(said) ?? OfReminders(said);

    // "Remind Contoso" nudges owners; only what ends, or begins again, is about the bot's own reminders.
    private static string? OfReminders(Segment said) =>
        Unwanted().IsMatch(said.Folded) ? "Reminders-off"
        : Wanted().IsMatch(said.Folded) ? "Reminders-on"
        : null;

    private static string? OfEvidence(Segment said)
    {
        if (said.Questions.Count != 1)
        {
            return null;
        }

        var text = said.Folded;
        if (!Proof().IsMatch(text))
        {
            return null;
        }

        return Takes().IsMatch(text) ? "Assessment-drop_evidence"
            : Changes().IsMatch(text) ? null
            : Confirms().IsMatch(text) ? "Assessment-confirm_evidence"
            : Looks().IsMatch(text) ? "Assessment-evidence"
            : "Assessment-add_evidence";
    }

    private static string? OfRemedy(Segment said)
    {
        var text = said.Folded;
        if (!Remedy().IsMatch(text))
        {
            return null;
        }

        var isPlan = said.Moments.Count > 0 || text.Contains(": ", StringComparison.Ordinal);
        return Looks().IsMatch(text) ? "Assessment-result"
            : Done().IsMatch(text) && !isPlan ? "Assessment-close_remedy"
            : "Assessment-plan_remedy";
    }

    [GeneratedRegex(@"\b(?:evidence|proofs?|proves?|proven|nachweise?|belege?|belegt)\b|https?://|\bwww\.")]
    private static partial Regex Proof();

    [GeneratedRegex(@"\b(?:remove|delete|drop|discard|take (?:off|out|away|back)|wrong|losche|entferne)\b"
        + @"|\btake\b.*\b(?:off|out)\b|\bnot the right\b")]
    private static partial Regex Takes();

    [GeneratedRegex(@"^(?:please |pls )?(?:change|set|make|correct|update|move|put|answer|rate)\b.*\bto\b")]
    private static partial Regex Changes();

    [GeneratedRegex(@"\b(?:confirm|confirmed|verify|verified|vouch|bestatige|bestatigt)\b")]
    private static partial Regex Confirms();

    [GeneratedRegex(@"\?$|^(?:show|list|open|see|display|which|what|is|are|do|does|how|zeige?|welche)\b")]
    private static partial Regex Looks();

    [GeneratedRegex(@"^(?:please |pls )?(?:(?:stop|quit|cease|end) (?:the |all |your |sending |with )*(?:me )*remind|"
        + @"(?:no|mute|silence|disable|cancel|pause|skip) (?:more |any |my |the |all |your |further )*reminders?\b|"
        + @"(?:switch|turn) (?:off )?(?:the |my |all |your )*reminders?(?: off)?\b(?! on)|reminders? (?:off|aus)\b|"
        + @"(?:do not|don'?t|never) remind (?:me|us)\b|keine erinnerungen|erinnere mich nicht)")]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"^(?:please |pls )?(?:(?:switch|turn) (?:on )?(?:the |my |all |your )*reminders?(?: back)? on\b|"
        + @"(?:switch|turn) on (?:the |my |all |your )*reminders?\b|reminders? (?:on|an|again)\b|"
        + @"(?:start|resume|enable|unmute|restart) (?:the |my |all |your |sending )*remind|"
        + @"remind me again\b|erinnere mich wieder|erinnerungen an)")]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\bremed(?:y|ies)\b|\babhilfe\b")]
    private static partial Regex Remedy();

    [GeneratedRegex(@"\b(?:done|closed?|complete|completed|finished|fulfilled|implemented|in place|over|settled|"
        + @"erledigt|abgeschlossen|worked|through)\b")]
    private static partial Regex Done();
}
