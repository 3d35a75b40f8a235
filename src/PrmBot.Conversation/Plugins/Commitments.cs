using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// A commitment that was missed twice in a row goes up: to a named person of each side, mentioned in the partner's
/// channel.
/// </summary>
internal static class Commitments
{
    /// <summary>The reply with what goes up; the same reply when nothing does.</summary>
    public static async Task<Reply> EscalateAsync(
        TurnScope turn, StoredLine stored, Reply reply, PlanOwners owners, CancellationToken ct)
    {
        var (plan, line) = (stored.Plan, stored.Line);
        if (line.MissedInRow < LineEdit.MissedToEscalate || stored.Changes.All(c => c.Field != LineField.Tick))
        {
            return reply;
        }

        var partner = turn.Partner(plan.Of);
        var up = Escalation.Of(plan, line, partner);
        var link = plan.State == PlanState.Draft
            ? null
            : await PartnerChannel.ReachableAsync(turn.Session.Work, partner, ct);
        var words = turn.Say(
            link is null ? "plan.escalated_nowhere" : "plan.escalated",
            ("count", line.MissedInRow), ("names", string.Join(", ", up.Select(o => o.Name))));
        var told = reply with
        {
            Card = reply.Card is PlanLineCard shown ? shown with { Echo = shown.Echo + words } : reply.Card,
            Text = reply.Text + words,
        };
        if (link is null)
        {
            return told;
        }

        var reached = await owners.ReachedAsync(turn.Session.Caller.Home, link, partner, up, ct);
        var card = EscalationCards.Of(turn.Say, turn.Culture, partner, [line], reached);
        var text = EscalationCards.Words(turn.Say, [line], reached);
        return told with { Postings = [new Posting(new ConversationKey(link.Id), link.ServiceUrl, card, text)] };
    }
}
