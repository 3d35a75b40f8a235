using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Routes;

/// <summary>The answers that belong to no function.</summary>
internal static class Replies
{
    public static Reply NotUnderstood(TurnScope turn)
    {
        var text = turn.Say("talk.not_understood");
        return Reply.Show(new AnswerCard(turn.Say("talk.not_understood_title"), text, Suggestions.For(turn)), text);
    }

    public static Reply NotYet(TurnScope turn) => Reply.Say(turn.Say("talk.not_yet"));

    public static Reply Closed(TurnScope turn) => Reply.Say(turn.Say("talk.question_closed"));

    public static Reply LeftAsItWas(TurnScope turn) =>
        Reply.Say(turn.Say("talk.left_as_it_was")) with { InPlace = true };

    public static Reply DidYouMean(TurnScope turn, Request best, string? second)
    {
        var choices = new List<Suggestion> { new(TitleOf(turn, best.Function), best.Function, best.Arguments) };
        if (second is not null)
        {
            choices.Add(new Suggestion(TitleOf(turn, second), second, []));
        }

        var text = string.Join("\n\n", new[] { turn.Say("talk.did_you_mean"), Details(best) }.Where(t => t.Length > 0));
        return Reply.Show(new AnswerCard(turn.Say("talk.did_you_mean_title"), text, choices), text);
    }

    // What a yes would do it with: nobody should have to press a button to find out.
    private static string Details(Request request) => string.Join(
        ", ", request.Arguments.Select(a => $"{a.Key.Replace('_', ' ')}: {a.Value}"));

    private static string TitleOf(TurnScope turn, string function)
    {
        var key = "function." + function.Replace('-', '_').ToLowerInvariant();
        return turn.Texts.Has(key) ? turn.Say(key) : function.Replace('-', ' ').Replace('_', ' ');
    }
}
