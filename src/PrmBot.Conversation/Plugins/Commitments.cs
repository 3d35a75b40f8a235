using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>A commitment that was missed twice in a row goes up: to the sponsors, in the partner's channel.</summary>
internal static class Commitments
{
    private const string Sponsors = "executive_alignment";

    /// <summary>The reply with what goes up; the same reply when nothing does.</summary>
    public static async Task<Reply> EscalateAsync(
        TurnScope turn, StoredLine stored, Reply reply, PlanShowing show, CancellationToken ct)
    {
        var line = stored.Line;
        if (line.MissedInRow < LineEdit.MissedToEscalate || stored.Changes.All(c => c.Field != LineField.Tick))
        {
            return reply;
        }

        var names = string.Join(", ", Names(stored.Plan));
        var words = turn.Say("plan.escalated", ("count", line.MissedInRow), ("names", names));
        var card = reply.Card is PlanLineCard shown ? shown with { Echo = shown.Echo + words } : reply.Card;
        return reply with
        {
            Card = card,
            Text = reply.Text + words,
            Postings = await PostingsAsync(turn, stored, names, show, ct),
        };
    }

    /// <summary>Who the plan names as sponsors; without them, who began it.</summary>
    internal static IEnumerable<string> Names(JointPlan plan)
    {
        var line = plan.OpenLines.FirstOrDefault(l => l.Element == Sponsors);
        string?[] named = [line?.OurOwner?.Name, line?.PartnerOwner?.Name];
        return named.OfType<string>().DefaultIfEmpty(plan.StartedBy.Name).Distinct();
    }

    private static async Task<IReadOnlyList<Posting>> PostingsAsync(
        TurnScope turn, StoredLine stored, string names, PlanShowing show, CancellationToken ct)
    {
        var (plan, line) = (stored.Plan, stored.Line);
        if (plan.State == PlanState.Draft || turn.Partner(plan.Of).Channel is not { } channel
            || await turn.Session.Work.FindAsync<ChannelLink>(channel.Value, ct) is not { ServiceUrl.Length: > 0 } link)
        {
            return [];
        }

        var text = turn.Say(
            "plan.escalated_text", ("title", line.Title), ("count", line.MissedInRow), ("names", names));
        var card = show.Lines.Line(turn, plan, line, text) with { CanChange = false, CanAccept = false };
        return [new Posting(new ConversationKey(link.Id), link.ServiceUrl, card, text)];
    }
}
