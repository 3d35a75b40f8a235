using System.Globalization;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Workplace;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// What is asked about a line that was just stored: it is kept as said, and the way to put it right is named. Nothing
/// is lost that way, and nobody is stopped by what may be right after all.
/// </summary>
/// <param name="owners">Knows the people of the plan.</param>
public sealed class PlanDoubts(PlanOwners owners)
{
    private const int NearShown = 3;

    /// <summary>What is asked, and the buttons that answer it.</summary>
    /// <param name="Words">The questions, each after a space; empty: none.</param>
    /// <param name="Choices">To keep a name, or to take another one.</param>
    internal sealed record Asked(string Words, IReadOnlyList<PlanOwnerChoice> Choices)
    {
        public static Asked Nothing { get; } = new(string.Empty, []);

        /// <summary>The reply with the buttons, where its card has a place for them.</summary>
        public Reply On(Reply reply) => Choices.Count == 0 ? reply : reply.Card switch
        {
            PlanLineCard card => reply with { Card = card with { Choices = Choices } },
            PlanLineFormCard form => reply with { Card = form with { Choices = Choices } },
            _ => reply,
        };
    }

    /// <summary>Whom the plan, a contact, a mention or the channel's roster knows is asked about no more.</summary>
    internal async Task<Asked> OfAsync(TurnScope turn, StoredLine stored, CancellationToken ct)
    {
        var line = stored.Line;
        var words = line.Target is { Value: { } value, Metric: null, Unit: null }
            ? " " + turn.Say("plan.target_needs_unit", ("value", value), ("line", line.Number))
            : string.Empty;
        var asked = new Asked(words, []);
        foreach (var field in new[] { LineField.PartnerOwner, LineField.OurOwner })
        {
            if (IsNew(stored, field) && Owner(line, field) is { Id: null } owner && !IsInPlan(turn, stored, field))
            {
                var one = await AboutAsync(turn, stored, field, owner.Name, ct);
                asked = new Asked(asked.Words + one.Words, [.. asked.Choices, .. one.Choices]);
            }
        }

        return asked with { Words = asked.Words + turn.LookUpWords };
    }

    private async Task<Asked> AboutAsync(
        TurnScope turn, StoredLine stored, LineField field, string name, CancellationToken ct)
    {
        // Of several people with that name the right one is to be said: that stands among the words already.
        if (turn.NotLookedUp is { Key: PeopleLookup.Several } several && name.Equals(several.Facts["name"]))
        {
            return Asked.Nothing;
        }

        var partner = turn.Partner(stored.Plan.Of);
        if (!await PlanOwners.HasChannelAsync(turn, partner, ct))
        {
            return new Asked(" " + Unheard(turn, stored, field, name, partner), []);
        }

        // Out of reach, the roster says nothing of anybody: then nothing is asked.
        if (await owners.InChannelAsync(turn, partner, ct) is not { } all
            || all.Any(p => OwnerNames.IsSame(p.Who.Name, name)))
        {
            return Asked.Nothing;
        }

        var side = all.Where(p => p.IsFromOutside is not { } outside || outside == (field == LineField.PartnerOwner))
            .Select(p => p.Who.Name);
        var contacts = field == LineField.PartnerOwner ? partner.Contacts.Select(c => c.Name) : [];
        var near = OwnerNames.Near(name, side.Concat(contacts), NearShown);
        var words = near.Count == 0
            ? turn.Say(
                turn.HasLookedUp && field == LineField.OurOwner ? "plan.owner_nowhere" : "plan.owner_not_in_channel",
                ("name", name), ("partner", partner.Name))
            : turn.Say(
                "plan.owner_near", ("name", name), ("partner", partner.Name), ("near", string.Join(", ", near)));
        return new Asked(" " + words, [.. near.Prepend(name).Select(n => new PlanOwnerChoice(
            n == name ? turn.Say("plan.keep_name", ("name", n)) : n,
            stored.Line.Number.ToString(CultureInfo.InvariantCulture),
            field.Key(),
            n,
            stored.Line.Changes.Count.ToString(CultureInfo.InvariantCulture)))]);
    }

    private static string Unheard(TurnScope turn, StoredLine stored, LineField field, string name, Partner partner) =>
        field == LineField.PartnerOwner
            ? turn.Say("plan.owner_unknown_theirs", ("name", name), ("partner", partner.Name))
            : turn.Say("plan.owner_unknown_ours", ("name", name), ("line", stored.Line.Number));

    private static PlanOwner? Owner(PlanLine line, LineField field) =>
        field == LineField.PartnerOwner ? line.PartnerOwner : line.OurOwner;

    private static bool IsNew(StoredLine stored, LineField field) =>
        stored.Changes.Count == 0 || stored.Changes.Any(c => c.Field == field);

    // Whom a manager put down, and whom the plan holds elsewhere.
    private static bool IsInPlan(TurnScope turn, StoredLine stored, LineField field)
    {
        var (plan, isTheirs) = (stored.Plan, field == LineField.PartnerOwner);
        var names = plan.OpenLines.Where(l => l.Number != stored.Line.Number).Select(l => Owner(l, field)?.Name)
            .Concat(plan.Signatures.Select(s => s.Who.Name))
            .Concat(isTheirs ? turn.Partner(plan.Of).Contacts.Select(c => c.Name) : [])
            .Append(plan.StartedBy.Name)
            .Append(turn.Session.Caller.Who.Name);
        return names.OfType<string>().Any(n => OwnerNames.IsSame(n, Owner(stored.Line, field)!.Name));
    }
}
