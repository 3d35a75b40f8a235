using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Completes who is speaking with what the roster knows, where the activity itself does not say enough: Teams leaves
/// out the sender's tenant, and always the principal name.
/// </summary>
internal sealed class Speakers(IRoster roster, HomeTenant home, Access access, ManagerGroup group)
{
    private const int MostMentions = 5;

    /// <summary>The turn with its speaker as certain as can be; without an answer the speaker is unconfirmed.</summary>
    public async Task<Turn> KnownAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Speaker.IsElsewhere
            || turn.Input is not (TurnInput.Said or TurnInput.Pressed or TurnInput.Installed { Here: true }))
        {
            return turn;
        }

        var asked = NeedsRoster(turn) ? await AskedAsync(turn, ct) : turn.Speaker;
        var known = turn with { Speaker = await InGroupAsync(asked, turn.Home, ct) };
        return known.Input is TurnInput.Said { IsToBot: true, Mentions.Count: > 0 } said && !home.TakesEverybodyIn
            ? known with { Input = said with { Mentions = await MentionedAsync(known, said, ct) } }
            : known;
    }

    // An activity does not say who is a guest of home, and a name in the list of managers can only be compared with the
    // roster's. On a developer's machine nobody is a guest.
    private bool NeedsRoster(Turn turn) =>
        turn.Speaker.OwnTenant is null
        || (turn.Speaker.OwnTenant == turn.Home
            && !access.Managers.Contains(turn.Speaker.Who.Id.Value)
            && (!home.TakesEverybodyIn || access.Managers.Any(m => m.Contains('@', StringComparison.Ordinal))));

    // Only one of home is looked up: of a guest, or somebody from outside, nothing is asked.
    private async Task<Speaker> InGroupAsync(Speaker speaker, TenantId ours, CancellationToken ct) =>
        speaker.OwnTenant == ours && speaker is { IsGuest: false, IsUnconfirmed: false }
            && !access.Managers.Contains(speaker.Who.Id.Value)
            ? speaker with { IsInManagerGroup = await group.HasAsync(speaker.Who.Id, ct) }
            : speaker;

    private async Task<Speaker> AskedAsync(Turn turn, CancellationToken ct)
    {
        var speaker = turn.Speaker;
        if (speaker.AlsoKnownAs is not { } id)
        {
            return speaker with { IsUnconfirmed = true };
        }

        return await roster.FindAsync(turn.Home, turn.Place, id, ct) switch
        {
            RosterAnswer.Member member => speaker with
            {
                Who = speaker.Who.Id == id && member.ObjectId is { } known
                    ? speaker.Who with { Id = new UserId(known) }
                    : speaker.Who,
                OwnTenant = HomeTenant.Of(member.Tenant) ?? speaker.OwnTenant,
                IsGuest = speaker.IsGuest || member.IsGuest,
                PrincipalName = member.PrincipalName,
                IsOnRoster = true,
            },

            // Who is in no roster and of no tenant may be anybody: treated as one who could not be asked about.
            RosterAnswer.Absent when speaker.OwnTenant is not null => speaker,
            RosterAnswer.Absent or RosterAnswer.Unreachable => speaker with { IsUnconfirmed = true },
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}."),
        };
    }

    // A person is stored by object id, so that a mention and the person's own words mean the same one.
    private async Task<IReadOnlyList<Person>> MentionedAsync(Turn turn, TurnInput.Said said, CancellationToken ct)
    {
        var people = new List<Person>();
        foreach (var person in said.Mentions)
        {
            var answer = people.Count < MostMentions
                ? await roster.FindAsync(turn.Home, turn.Place, person.Id, ct)
                : null;
            people.Add(answer is RosterAnswer.Member { ObjectId: { } id }
                ? person with { Id = new UserId(id) }
                : person);
        }

        return people;
    }
}
