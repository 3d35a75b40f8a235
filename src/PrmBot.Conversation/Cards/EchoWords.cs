using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>What was stored of an answer, said back to who gave it, with how to correct it.</summary>
internal static class EchoWords
{
    /// <param name="turn">Whose words.</param>
    /// <param name="question">What was answered.</param>
    /// <param name="rating">What was stored.</param>
    /// <param name="quote">The words that it was read from; null: a level was named.</param>
    /// <param name="isEstimate">True: of ours, in place of the partner's own.</param>
    public static string Of(
        TurnScope turn, Question question, Rating rating, string? quote, bool isEstimate = false)
    {
        var said = turn.Words(rating, question);
        var other = LevelButtons.Other(rating);
        return quote is { } words
            ? turn.Say(
                "assessment.echo_words", ("words", SelectionWords.Quoted(words)), ("rating", said),
                ("question", question.Id), ("other", other))
            : turn.Say(
                isEstimate ? "assessment.echo_estimate" : "assessment.echo",
                ("question", question.Id), ("rating", said), ("other", other));
    }
}
