using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Does something for each partner that has a document of a kind; one partner's trouble is not another's.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="store">Where documents are.</param>
/// <param name="cloud">Microsoft 365.</param>
/// <param name="turns">Turns that nobody began.</param>
public abstract class PartnerRound<T>(IStore store, Microsoft365 cloud, UnaskedTurns turns)
    where T : class, IDocument
{
    private const int AtOnce = 20; // as many as Microsoft Graph takes in one call

    /// <summary>Microsoft 365.</summary>
    protected Microsoft365 Cloud => cloud;

    /// <summary>One round; what is to be sent is in the outbox already.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var sent = new List<OutboxEntry>();
        if (!cloud.IsOn)
        {
            return sent;
        }

        foreach (var some in (await store.Open(home).AllAsync<T>(ct)).Chunk(AtOnce))
        {
            await SomeAsync(home, some, now, sent, ct);
        }

        return sent;
    }

    private async Task SomeAsync(
        TenantId home, T[] some, DateTimeOffset now, List<OutboxEntry> sent, CancellationToken ct)
    {
        var oneAsync = await ForAsync(some, ct);
        foreach (var document in some)
        {
            var work = store.Open(home);
            if (await work.FindAsync<T>(document.Id, ct) is not { } latest
                || await work.FindAsync<Partner>(document.Id, ct) is not { } partner)
            {
                continue;
            }

            try
            {
                var turn = await TurnAsync(home, work, latest, partner, now, ct);
                var done = await oneAsync(turn, partner, latest, ct);
                sent.AddRange(await Troubles.CommittedAsync(work, ct) ? done.Sent : []);
                sent.AddRange(done.Trouble is { } no ? await ToldAsync(home, latest, partner, no, now, ct) : []);
            }
            catch (WorkplaceException e)
            {
                // What was gathered goes; what the calendar has by now is found again by its id.
                sent.AddRange(await ToldAsync(home, latest, partner, e, now, ct));
            }
        }
    }

    private async Task<IReadOnlyList<OutboxEntry>> ToldAsync(
        TenantId home, T document, Partner partner, WorkplaceException trouble, DateTimeOffset now,
        CancellationToken ct)
    {
        var turn = await TurnAsync(home, store.Open(home), document, partner, now, ct);
        if (trouble.Trouble == WorkplaceTrouble.NotThere)
        {
            turn.Session.Work.Remove(document);
            var entry = await Troubles.TellAsync(turn, WantedBy(document), Gone(turn, partner, document), ct);
            return await Troubles.CommittedAsync(turn.Session.Work, ct) && entry is not null ? [entry] : [];
        }

        return await Troubles.TellAsync(turn, WantedBy(document), trouble, ct);
    }

    /// <summary>Who wanted it.</summary>
    protected abstract Person WantedBy(T document);

    /// <summary>That what it needs is not there any more, so that it ends: said to who wanted it.</summary>
    private protected abstract string Gone(TurnScope turn, Partner partner, T document);

    /// <summary>Looks in one call at what all of these need, and gives what does it for one of them.</summary>
    private protected abstract Task<One> ForAsync(IReadOnlyList<T> some, CancellationToken ct);

    /// <summary>Does it for one partner, and gathers what is to be stored.</summary>
    /// <exception cref="WorkplaceException">It went wrong, and nothing is to be stored.</exception>
    private protected delegate Task<RoundOfOne> One(
        TurnScope turn, Partner partner, T document, CancellationToken ct);

    /// <summary>What a round came to for one partner.</summary>
    /// <param name="Trouble">What went wrong beside what is to be stored; null: nothing.</param>
    /// <param name="Sent">Messages that go with it.</param>
    private protected sealed record RoundOfOne(WorkplaceException? Trouble, IReadOnlyList<OutboxEntry> Sent)
    {
        public static RoundOfOne Quiet { get; } = new(null, []);
    }

    private async Task<TurnScope> TurnAsync(
        TenantId home, IUnitOfWork work, T document, Partner partner, DateTimeOffset now, CancellationToken ct)
    {
        var chat = await work.FindAsync<PersonalChat>(WantedBy(document).Id.Value, ct);
        var caller = UnaskedTurns.Bot(home, chat?.Locale, chat?.TimeZone ?? "UTC");
        var place = partner.Channel ?? new ConversationKey(partner.Of.Value);
        return await turns.OfAsync(caller, work, place, [partner], partner.Of, now, ct);
    }
}
