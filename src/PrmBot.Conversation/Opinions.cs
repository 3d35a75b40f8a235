using PrmBot.Feedback;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>What may be kept of opinions.</summary>
/// <param name="KeepText">True: with the words of messages and comments.</param>
public sealed record FeedbackSettings(bool KeepText);

/// <summary>Keeps what people think of answers, and what was not understood; with words only where that is
/// allowed.</summary>
public sealed class Opinions(FeedbackSettings settings)
{
    private const int Longest = 500;

    /// <summary>What was said is remembered for a "that was wrong" after the answer.</summary>
    public void Remember(TurnScope turn, TurnInput.Said said) =>
        turn.Dialogue = turn.Dialogue with { LastSaid = Kept(said.Text) };

    public void NotUnderstood(TurnScope turn, TurnInput.Said said) =>
        Keep(turn, OpinionKind.NotUnderstood, null, said.Text, null);

    /// <summary>Of the last answer.</summary>
    public void Wrong(TurnScope turn) =>
        Keep(turn, OpinionKind.Wrong, turn.Dialogue.Last?.Function, turn.Dialogue.LastSaid, null);

    /// <summary>A thumb under an answer: of the last one, as far as the bot knows; a stranger's counts for
    /// nothing.</summary>
    public void Rated(TurnScope turn, TurnInput.Rated rated)
    {
        if (turn.Session.Caller.Role != Role.Stranger)
        {
            var what = rated.Liked ? OpinionKind.Liked : OpinionKind.Disliked;
            Keep(turn, what, turn.Dialogue.Last?.Function, turn.Dialogue.LastSaid, rated.Words);
        }
    }

    private void Keep(TurnScope turn, OpinionKind what, string? function, string? text, string? comment) =>
        turn.Session.Work.Put(new Opinion
        {
            Id = HistoryEntry.IdAt(turn.Session.Now, turn.Session.NewId()),
            Partner = turn.Session.Caller.Partner,
            What = what,
            At = turn.Session.Now,
            Function = function,
            Text = Kept(text),
            Comment = Kept(comment),
        });

    private string? Kept(string? words) =>
        !settings.KeepText || string.IsNullOrWhiteSpace(words) ? null
        : words.Length > Longest ? words[..Longest]
        : words;
}
