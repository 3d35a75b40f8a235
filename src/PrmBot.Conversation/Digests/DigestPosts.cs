using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Digest;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation.Digests;

/// <summary>What is posted.</summary>
/// <param name="Card">The card as JSON.</param>
/// <param name="Text">The line for notifications.</param>
/// <param name="IsEmpty">True: nothing was ever recorded.</param>
internal sealed record DigestPost(string Card, string Text, bool IsEmpty);

/// <summary>Makes the digest that nobody asked for just now: on the channel's clock, in its owner's language.</summary>
public sealed class DigestPosts(KpiCatalogue catalogue, IDueLines due, Texts texts, CardLibrary cards, IdSource ids)
{
    private static readonly Person Bot = new(new UserId("bot"), "PrmBot");

    internal async Task<DigestPost> ComposeAsync(
        TenantId home, IUnitOfWork work, DigestSchedule schedule, Partner partner, DateTimeOffset now,
        CancellationToken ct)
    {
        var turn = await TurnAsync(home, work, schedule, partner, now, ct);
        var kpis = turn.KpisOf(catalogue, partner.Of);
        var lines = await due.OfAsync(turn.Session, partner, ct);
        var composed = await ComposeDigest.RunAsync(turn.Session, kpis, partner, lines, ct);
        if (!composed.Succeeded(out var digest, out var no))
        {
            throw new InvalidOperationException($"The digest that was looked into before is refused: {no.Key}.");
        }

        var (card, line) = DigestCardData.Weekly(turn, partner, digest, kpis);
        return new DigestPost(cards.Render(card), line, digest.Digest.IsEmpty);
    }

    private async Task<TurnScope> TurnAsync(
        TenantId home, IUnitOfWork work, DigestSchedule schedule, Partner partner, DateTimeOffset now,
        CancellationToken ct)
    {
        var owner = await work.FindAsync<PersonalChat>(schedule.Owner.Id.Value, ct);
        var caller = new Caller(home, Bot, Role.Manager, null, owner?.Locale ?? "en-US", schedule.Rhythm.Clock.Id);
        var place = new Place(new ConversationKey(schedule.Id), PlaceKind.Channel, string.Empty);
        var turn = new Turn(new Speaker(Bot, home), home, place, new TurnInput.Said(string.Empty, [], null));
        var dialogue = new Dialogue { Id = Dialogue.IdOf(place.Conversation, Bot.Id) };
        return new TurnScope(turn, new Session(caller, now, work, ids.Next), dialogue, texts, [partner])
        {
            ChannelPartner = partner.Of,
            OwnKpis = await work.OfPartnerAsync<OwnKpi>(partner.Of, ct),
        };
    }
}
