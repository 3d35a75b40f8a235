using PrmBot.Conversation.Cards;
using PrmBot.Planning.Views;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Which view of a plan is meant. A view is asked for in many words, and is no argument of its own in a sentence: the
/// sentence is looked at, the partner's name left out.
/// </summary>
internal static class PlanAsked
{
    /// <summary>The view that a button names or a sentence speaks of; null: the one by section.</summary>
    public static PlanView? View(TurnScope turn, string? view)
    {
        var all = Enum.GetValues<PlanView>().Cast<PlanView?>().ToList();
        return all.Find(v => PlanOtherViews.Key(v!.Value) == view)
            ?? (view is null ? all.Find(v => IsAbout(turn, $"plan.words_for_{PlanOtherViews.Key(v!.Value)}")) : null);
    }

    /// <summary>How far ahead is looked; when nothing was said, 30 days.</summary>
    public static DueSpan Span(TurnScope turn, string? when) =>
        Enum.GetValues<DueSpan>().Cast<DueSpan?>()
            .FirstOrDefault(s => IsAbout(turn, $"plan.words_for_span_{s!.Value.ToString().ToLowerInvariant()}"))
        ?? (Enum.TryParse<DueSpan>(when, ignoreCase: true, out var given) && Enum.IsDefined(given)
            ? given
            : DueSpan.Soon);

    /// <summary>True when the sentence holds one of the words; of a pressed button always false.</summary>
    public static bool IsAbout(TurnScope turn, string words)
    {
        if (turn.Turn.Input is not TurnInput.Said said)
        {
            return false;
        }

        var text = turn.Partners.Aggregate(
            said.Text, (t, p) => t.Replace(p.Name, string.Empty, StringComparison.OrdinalIgnoreCase));
        return turn.Say(words).Split('|').Any(w => HasWord(text, w));
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
