using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation;

/// <summary>Puts the partner's questions into its channel, and asks us first.</summary>
public sealed class Invitations(QuestionSet inHand, IChannelPeople people)
{
    public async Task<Reply> InviteAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var may = await InvitePartner.MayAsync(turn.Session, inHand, partner, ct);
        if (!may.Succeeded(out var found, out var no))
        {
            return turn.Refuse(no);
        }

        if (!turn.Confirmed)
        {
            return new Reply { AsksFirst = Question(turn, partner, found.Assessment, found.Progress) };
        }

        var outcome = await InvitePartner.RunAsync(turn.Session, inHand, partner, ct);
        if (!outcome.Succeeded(out var invited, out no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say(
            "invite.sent",
            ("partner", partner.Name),
            ("count", found.Progress.Open.Count + found.Progress.Disputed.Count));
        return TurnScope.Changed(echo) with
        {
            Postings =
            [
                .. await FormerAsync(turn, invited.Assessment, ct),
                await PostingAsync(turn, invited.Assessment, invited.Channel, found.Progress, ct),
            ],
        };
    }

    private static string Question(TurnScope turn, Partner partner, Assessment? assessment, SideProgress progress)
    {
        var facts = new (string, object)[]
        {
            ("partner", partner.Name), ("count", progress.Asked.Count), ("answered", progress.Answered),
            ("who", assessment?.Invited?.By.Name ?? string.Empty),
            ("date", assessment?.Invited is { } invited ? turn.Date(invited.At) : string.Empty),
        };
        return assessment is null ? turn.Say("invite.ask_new", facts)
            : assessment.Invited is null ? turn.Say("invite.ask", facts)
            : turn.Say("invite.ask_again", facts);
    }

    // An older card would stay open beside the new one, and nobody could tell which counts.
    private static Task<IReadOnlyList<Posting>> FormerAsync(
        TurnScope turn, Assessment assessment, CancellationToken ct) =>
        InvitationUpdate.OverAsync(turn, assessment, turn.Say("invite.newer_below"), ct);

    private async Task<Posting> PostingAsync(
        TurnScope turn, Assessment assessment, ChannelLink link, SideProgress progress, CancellationToken ct)
    {
        var audience = await people.FromOutsideAsync(turn.Session.Caller.Home, link, ct);
        var card = InviteCards.Open(turn, assessment, progress, audience);
        var id = PostedMessage.OfInvitation(assessment.Id);
        var former = await turn.Session.Work.FindAsync<PostedMessage>(id, ct);
        var channel = new ConversationKey(link.Id);
        var kept = new PostedMessage
        {
            Id = id,
            Of = assessment.Of,
            Channel = channel,
            ServiceUrl = link.ServiceUrl,
            Audience = audience,
            Version = former?.Version ?? 0,
        };
        return new Posting(channel, link.ServiceUrl, card, card.Title) { Kept = kept };
    }
}
