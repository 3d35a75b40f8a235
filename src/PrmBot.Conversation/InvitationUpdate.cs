using PrmBot.Conversation.Cards;
using PrmBot.Selection;

namespace PrmBot.Conversation;

/// <summary>
/// Replaces the invitation in the channel when what it stands for has changed. Not with every answer: replacing it
/// would take from others what they are typing into their view.
/// </summary>
internal static class InvitationUpdate
{
    /// <summary>Asks again, or says that all is answered.</summary>
    public static Task<IReadOnlyList<Posting>> OfAsync(
        TurnScope turn, Assessment assessment, SideProgress progress, CancellationToken ct) =>
        ReplacedAsync(
            turn, assessment,
            kept => progress.IsDone
                ? InviteCards.Finished(turn, assessment, progress, kept.Audience)
                : InviteCards.Open(turn, assessment, progress, kept.Audience),
            ct);

    /// <summary>Says that nothing is to be answered there any more.</summary>
    public static Task<IReadOnlyList<Posting>> OverAsync(
        TurnScope turn, Assessment assessment, string reason, CancellationToken ct) =>
        ReplacedAsync(turn, assessment, _ => InviteCards.Over(turn, assessment, reason), ct);

    private static async Task<IReadOnlyList<Posting>> ReplacedAsync(
        TurnScope turn, Assessment assessment, Func<PostedMessage, InviteCard> card, CancellationToken ct)
    {
        var id = PostedMessage.OfInvitation(assessment.Id);
        if (await turn.Session.Work.FindAsync<PostedMessage>(id, ct) is not { } kept)
        {
            return [];
        }

        var shown = card(kept);
        return [new Posting(kept.Channel, kept.ServiceUrl, shown, shown.Title) { Kept = kept, Replaces = true }];
    }
}
