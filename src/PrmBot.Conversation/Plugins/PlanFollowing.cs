using System.Globalization;
using PrmBot.Conversation.Cards;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>After a date was moved: offers to move what waits for it, and says who would have to agree.</summary>
internal static class PlanFollowing
{
    /// <summary>What the button sends as the field; its value is the number of days.</summary>
    public const string Field = "following";

    private const int NamesShown = 6;

    /// <summary>The reply with the offer on its card; the same reply when nothing has to follow.</summary>
    public static Reply Offer(TurnScope turn, PlanLine former, StoredLine stored, Reply reply)
    {
        var days = stored.Line.Due?.DayNumber - former.Due?.DayNumber ?? 0;
        var waiting = MoveFollowing.Of(stored.Plan, stored.Line, days);
        if (waiting.Count == 0 || reply.Card is not PlanLineCard card)
        {
            return reply;
        }

        var titles = string.Join(", ", waiting.Take(NamesShown).Select(
            l => turn.Say("plan.line_title", ("line", l.Number), ("title", l.Title))));
        var offer = turn.Say("plan.follow_offer", ("titles", titles), ("days", days))
            + Agree(turn, stored.Plan, waiting);
        return reply with
        {
            Card = card with { Follow = offer, FollowDays = days.ToString(CultureInfo.InvariantCulture) },
            Text = $"{reply.Text} {offer}",
        };
    }

    /// <summary>Moves what waits for the line.</summary>
    public static async Task<Reply> MoveAsync(
        TurnScope turn, JointPlan plan, PlanLine line, string? value, PlanShowing show, CancellationToken ct)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is 0 or > 3660)
        {
            return turn.Refuse(new Refusal("plan.unknown_field").With("given", Field));
        }

        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        var moved = await MoveFollowing.RunAsync(turn.Session, turn.Partner(plan.Of), number, days, ct);
        if (!moved.Succeeded(out var stored, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say(
            "plan.done_followed", ("days", days), ("titles", string.Join(", ", stored.Lines.Select(l => l.Title))));
        return Reply.Show(show.Plans.Plan(turn, stored.Plan, echo: echo), echo) with { Changed = echo, InPlace = true };
    }

    // In a draft nobody has agreed to anything yet.
    private static string Agree(TurnScope turn, JointPlan plan, IReadOnlyList<PlanLine> lines)
    {
        if (plan.State == PlanState.Draft)
        {
            return string.Empty;
        }

        var names = lines.SelectMany(l => new[] { l.OurOwner?.Name, l.PartnerOwner?.Name }).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(NamesShown).ToList();
        return names.Count == 0 ? string.Empty : turn.Say("plan.follow_agree", ("names", string.Join(", ", names)));
    }
}
