using PrmBot.Identity;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Learns of our own people's mailboxes which clock they live by and who is out, many in one call: the quiet rules go
/// by it. Of nobody else anything is asked.
/// </summary>
public sealed class MailboxRound(IStore store, Microsoft365 cloud, UnaskedTurns turns)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(6);

    /// <summary>Looks at everybody who is written to in private; what is to be sent is in the outbox already.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var work = store.Open(home);
        var chats = !cloud.IsOn ? [] : (await work.AllAsync<PersonalChat>(ct)).Where(c =>
            c.Role == Role.Manager && !c.Id.Contains(':', StringComparison.Ordinal)).ToList();
        if (chats.Count == 0)
        {
            return [];
        }

        IReadOnlyDictionary<UserId, MailboxState> found;
        try
        {
            found = await cloud.People.MailboxesAsync([.. chats.Select(c => new UserId(c.Id))], ct);
        }
        catch (WorkplaceException e)
        {
            return await ToldAsync(home, chats[0], e, now, ct);
        }

        foreach (var (person, state) in found)
        {
            var known = await work.FindAsync<Mailbox>(person.Value, ct);
            if (known?.State != state || now - known.AsOf > Old)
            {
                work.Put(new Mailbox { Id = person.Value, State = state, AsOf = now, Version = known?.Version ?? 0 });
            }
        }

        if (work.Changes.Count > 0)
        {
            await Troubles.CommittedAsync(work, ct);
        }

        return [];
    }

    private async Task<IReadOnlyList<OutboxEntry>> ToldAsync(
        TenantId home, PersonalChat to, WorkplaceException trouble, DateTimeOffset now, CancellationToken ct)
    {
        var caller = UnaskedTurns.Bot(home, to.Locale, to.TimeZone);
        var turn = await turns.OfAsync(caller, store.Open(home), to.Conversation, [], null, now, ct);
        return await Troubles.TellAsync(turn, new Person(new UserId(to.Id), to.Name), trouble, ct);
    }
}
