using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// What is asked about a line that was just stored: it is kept as said, and the way to put it right is named. Nothing
/// is lost that way, and nobody is stopped by what may be right after all.
/// </summary>
internal static class PlanDoubts
{
    /// <summary>The questions, each after a space; empty: none.</summary>
    public static string Of(TurnScope turn, StoredLine stored)
    {
        var line = stored.Line;
        var partner = turn.Partner(stored.Plan.Of);
        string?[] doubts =
        [
            line.Target is { Value: { } value, Metric: null, Unit: null }
                ? turn.Say("plan.target_needs_unit", ("value", value), ("line", line.Number))
                : null,
            IsNew(stored, LineField.PartnerOwner) && !IsKnown(turn, stored, partner, line.PartnerOwner)
                ? turn.Say("plan.owner_unknown_theirs", ("name", line.PartnerOwner!.Name), ("partner", partner.Name))
                : null,
            IsNew(stored, LineField.OurOwner) && !IsKnown(turn, stored, null, line.OurOwner)
                ? turn.Say("plan.owner_unknown_ours", ("name", line.OurOwner!.Name), ("line", line.Number))
                : null,
        ];
        return string.Concat(doubts.OfType<string>().Select(d => " " + d));
    }

    private static bool IsNew(StoredLine stored, LineField field) =>
        stored.Line.Normal(field) is not null
        && (stored.Changes.Count == 0 || stored.Changes.Any(c => c.Field == field));

    // Whom the platform named by id, whom a manager put down, and whom the plan holds elsewhere.
    private static bool IsKnown(TurnScope turn, StoredLine stored, Partner? partner, PlanOwner? owner)
    {
        if (owner is null or { Id: not null })
        {
            return true;
        }

        var plan = stored.Plan;
        var names = plan.OpenLines.Where(l => l.Number != stored.Line.Number)
            .Select(l => (partner is null ? l.OurOwner : l.PartnerOwner)?.Name)
            .Concat(plan.Signatures.Select(s => s.Who.Name))
            .Concat((partner?.Contacts ?? []).Select(c => c.Name))
            .Append(plan.StartedBy.Name)
            .Append(turn.Session.Caller.Who.Name);
        var words = LineLookup.WordsOf(owner.Name);
        return names.OfType<string>().Any(n => LineLookup.WordsOf(n).SequenceEqual(words));
    }
}
