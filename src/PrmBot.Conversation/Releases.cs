using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation;

/// <summary>Shares the summary of an assessment with the partner: shown to us first, and as it was shown.</summary>
/// <param name="inHand">The question file.</param>
public sealed class Releases(QuestionSet inHand)
{
    private const string Function = "Assessment-release";

    /// <summary>A preview, or the release when a preview was said yes to.</summary>
    /// <param name="turn">Of a manager.</param>
    /// <param name="partner">With whom it is shared.</param>
    /// <param name="parts">What the partner will see.</param>
    /// <param name="seen">Wording of the preview that the button or the yes belongs to; null: none was seen.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Reply> ReleaseAsync(
        TurnScope turn, Partner partner, IReadOnlyList<SummaryPart> parts, string? seen, CancellationToken ct)
    {
        if (seen is null)
        {
            return await PreviewAsync(turn, partner, parts, null, ct);
        }

        var outcome = await ReleaseResult.RunAsync(turn.Session, inHand, partner, parts, seen, ct);
        if (!outcome.Succeeded(out var released, out var no))
        {
            return no.Key == "release.changed_since"
                ? await PreviewAsync(turn, partner, parts, turn.Say(no.Key), ct)
                : turn.Refuse(no);
        }

        var card = SummaryCards.Released(turn, released.Assessment, released.Questions);
        var channel = new ConversationKey(released.Channel.Id);
        var echo = turn.Say("release.done", ("partner", partner.Name));
        return TurnScope.Changed(echo) with
        {
            // What people have read cannot be taken back.
            IsFinal = true,
            Postings =
            [
                .. await InvitationUpdate.OverAsync(turn, released.Assessment, turn.Say("invite.released"), ct),
                new Posting(channel, released.Channel.ServiceUrl, card, card.Title),
            ],
        };
    }

    private async Task<Reply> PreviewAsync(
        TurnScope turn, Partner partner, IReadOnlyList<SummaryPart> parts, string? notice, CancellationToken ct)
    {
        var found = await ReleaseResult.PreviewAsync(turn.Session, inHand, partner, parts, ct);
        if (!found.Succeeded(out var preview, out var no))
        {
            return turn.Refuse(no);
        }

        var card = SummaryCards.Preview(turn, preview, notice);
        var pending = new Request(Function, new JsonObject
        {
            ["partner"] = partner.Name, ["parts"] = card.Chosen, ["seen"] = card.Seen,
        });
        turn.AskFor(pending);
        return Reply.Show(card, card.Title) with { IsOpenQuestion = true, InPlace = true };
    }
}
