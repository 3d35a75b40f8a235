using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Digest.Quarterly;
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

/// <summary>Makes what nobody asked for just now: on the channel's clock, in its owner's language.</summary>
public sealed class DigestPosts(
    KpiCatalogue catalogue, IDueLines due, PortfolioDigests portfolio, CardLibrary cards, UnaskedTurns turns)
{
    /// <param name="home">The tenant.</param>
    /// <param name="work">Reads.</param>
    /// <param name="schedule">Which one is due.</param>
    /// <param name="partner">Whose; null: it speaks of all partners.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Ends the work early.</param>
    internal async Task<DigestPost> ComposeAsync(
        TenantId home, IUnitOfWork work, DigestSchedule schedule, Partner? partner, DateTimeOffset now,
        CancellationToken ct)
    {
        IReadOnlyList<Partner> partners = partner is null
            ? [.. (await work.AllAsync<Partner>(ct)).Where(p => p.Status != PartnerStatus.Archived)] : [partner];
        var turn = await TurnAsync(home, work, schedule, partners, now, ct);
        return (schedule.What, partner) switch
        {
            (PostKind.Digest, { } one) => await DigestAsync(turn, one, ct),
            (PostKind.Review, { } one) => await ReviewAsync(turn, one, ct),
            (PostKind.Portfolio, null) => await PortfolioAsync(turn, ct),
            _ => throw new InvalidOperationException($"A {schedule.What} with the wrong partner."),
        };
    }

    private async Task<DigestPost> DigestAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var kpis = turn.KpisOf(catalogue, partner.Of);
        var lines = await due.OfAsync(turn.Session, partner, ct);
        var digest = Made(await ComposeDigest.RunAsync(turn.Session, kpis, partner, lines, ct));
        var (card, line) = DigestCardData.Weekly(turn, partner, digest, kpis);
        return new DigestPost(cards.Render(card), line, digest.Digest.IsEmpty);
    }

    private async Task<DigestPost> ReviewAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var kpis = turn.KpisOf(catalogue, partner.Of);
        var review = Made(await ReviewQuarter.RunAsync(turn.Session, kpis, partner, ct));
        var (card, line) = new QbrCards(turn, partner, kpis).Of(review);
        return new DigestPost(cards.Render(card), line, review.IsEmpty);
    }

    private async Task<DigestPost> PortfolioAsync(TurnScope turn, CancellationToken ct)
    {
        var (card, line) = Made(await portfolio.ComposeAsync(turn, ct));
        return new DigestPost(cards.Render(card), line, turn.Partners.Count == 0);
    }

    // Whether it may be posted was looked into before.
    private static T Made<T>(Outcome<T> outcome) => outcome.Succeeded(out var made, out var no) ? made
        : throw new InvalidOperationException($"What was looked into before is refused: {no.Key}.");

    private async Task<TurnScope> TurnAsync(
        TenantId home, IUnitOfWork work, DigestSchedule schedule, IReadOnlyList<Partner> partners,
        DateTimeOffset now, CancellationToken ct)
    {
        var owner = await work.FindAsync<PersonalChat>(schedule.Owner.Id.Value, ct);
        var caller = UnaskedTurns.Bot(home, owner?.Locale, schedule.Rhythm.Clock.Id);
        return await turns.OfAsync(
            caller, work, new ConversationKey(schedule.Channel), partners, schedule.Of, now, ct);
    }
}
