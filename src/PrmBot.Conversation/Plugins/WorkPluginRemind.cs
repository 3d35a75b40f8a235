using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Views;

namespace PrmBot.Conversation.Plugins;

public sealed partial class WorkPlugin
{
    [KernelFunction("remind"), Description("Nudge the owners of due and overdue lines; asks first.")]
    [Does(Act.Manage)]
    public async Task<Reply> RemindAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var found = await CurrentPlan.FindAsync(turn.Session, of.Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var due = PlanDue.Of(plan, DueSpan.Week, turn.Session.Today);
        var owners = Owners(due);
        if (plan.State == PlanState.Draft || owners.Count == 0)
        {
            return turn.Refuse(new Refusal(plan.State == PlanState.Draft ? "work.remind_draft" : "work.remind_nobody")
                .With("partner", partner));
        }

        var postings = await NudgesAsync(turn, of, plan, due, ct);
        var names = string.Join(", ", owners.Select(o => o.Name));
        if (postings.Count == 0)
        {
            return turn.Refuse(new Refusal("work.remind_no_place").With("partner", partner).With("names", names));
        }

        if (!turn.Confirmed)
        {
            return new Reply
            {
                AsksFirst = turn.Say(
                    "work.ask_remind", ("partner", partner), ("names", names), ("count", due.Count)),
            };
        }

        var echo = turn.Say("work.reminded", ("names", names), ("count", due.Count));
        return Reply.Say(echo) with { Changed = echo, IsFinal = true, Postings = postings };
    }

    private static List<PlanOwner> Owners(IReadOnlyList<PlanLine> lines) =>
    [
        .. lines.SelectMany(l => new[] { l.OurOwner, l.PartnerOwner }).OfType<PlanOwner>()
            .DistinctBy(o => o.Name, StringComparer.OrdinalIgnoreCase),
    ];

    // The partner's people read in their channel only; ours get their lines in private where they talk to the bot.
    private static async Task<List<Posting>> NudgesAsync(
        TurnScope turn, Partner partner, JointPlan plan, IReadOnlyList<PlanLine> due, CancellationToken ct)
    {
        var postings = new List<Posting>();
        var theirs = due.Where(l => l.PartnerOwner is not null).ToList();
        if (theirs.Count > 0
            && await PartnerChannel.ReachableAsync(turn.Session.Work, partner, ct) is { } link)
        {
            var card = WorkCards.Nudge(turn, partner, theirs);
            postings.Add(new Posting(new ConversationKey(link.Id), link.ServiceUrl, card, card.Title));
        }

        foreach (var id in due.Select(l => l.OurOwner?.Id).OfType<UserId>().Distinct()
            .Where(id => id != turn.Session.Caller.Who.Id))
        {
            if (await turn.Session.Work.FindAsync<PersonalChat>(id.Value, ct) is { } chat)
            {
                var own = WorkList.Of(plan, o => o.Id == id, turn.Session.Today);
                var card = WorkCards.Mine(turn, [(partner, own)], "due", 1);
                postings.Add(
                    new Posting(chat.Conversation, chat.ServiceUrl, card, card.Headline) { IsPrivate = true });
            }
        }

        return postings;
    }
}
