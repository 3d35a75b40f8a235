using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Storage;

namespace PrmBot.Conversation.Digests;

/// <summary>
/// One round of digests: notes what became of those that were sent, and makes those that are due. That one was made,
/// its message, and when the next is due are one write: so each is made once, across restarts and instances.
/// </summary>
public sealed class DigestRound(
    IStore store, DigestPosts posts, IRecurrence recurrence, QuietRules quiet, DigestSettings settings)
{
    /// <summary>Looks at all schedules of a tenant.</summary>
    public async Task<DigestRoundResult> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var all = await store.Open(home).AllAsync<DigestSchedule>(ct);
        var underWay = 0;
        foreach (var schedule in all)
        {
            underWay += await SettleAsync(home, schedule, now, ct);
        }

        var sent = new List<OutboxEntry>();
        var failures = new List<string>();
        var due = all.Where(s => settings.Lateness.Step(s, quiet, now) != DueStep.Wait)
            .OrderBy(s => s.Next).ThenBy(s => s.Id, StringComparer.Ordinal);
        foreach (var schedule in due.Take(settings.Pace.Room(underWay)))
        {
            try
            {
                if (await OneAsync(home, schedule.Id, now, ct) is { } entry)
                {
                    sent.Add(entry);
                }
            }
            catch (ConcurrencyException)
            {
                // Somebody else posted it or changed the schedule: the next round looks at it as it is then.
            }
#pragma warning disable CA1031 // one partner's damaged record must not keep the digests of all others
            catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
#pragma warning restore CA1031
            {
                failures.Add(e.GetType().Name);
            }
        }

        return new DigestRoundResult(sent, failures);
    }

    private async Task<OutboxEntry?> OneAsync(TenantId home, string id, DateTimeOffset now, CancellationToken ct)
    {
        var work = store.Open(home);
        if (await work.FindAsync<DigestSchedule>(id, ct) is not { Next: { } due } schedule)
        {
            return null;
        }

        var (run, entry) = settings.Lateness.Step(schedule, quiet, now) switch
        {
            DueStep.Wait => (null, null),
            DueStep.Miss => (new DigestRun(due, RunOutcome.Missed), null),
            DueStep.Post => await RunOfAsync(home, work, schedule, (due, now), ct),
            _ => throw new InvalidOperationException("A schedule waits, posts or misses."),
        };
        if (run is null)
        {
            return null;
        }

        work.Put(schedule.After(run with { At = now }, recurrence.After(schedule.Rhythm, schedule.Pauses, now)));
        if (entry is not null)
        {
            work.Send(entry);
        }

        await work.CommitAsync(ct);
        return entry;
    }

    private async Task<(DigestRun Run, OutboxEntry? Entry)> RunOfAsync(
        TenantId home, IUnitOfWork work, DigestSchedule schedule, (DateTimeOffset Due, DateTimeOffset Now) when,
        CancellationToken ct)
    {
        (DigestRun, OutboxEntry?) Silent(Silence why) =>
            (new DigestRun(when.Due, RunOutcome.Silent) { Why = why }, null);

        var partner = schedule.Of is { } of ? await work.FindAsync<Partner>(of.Value, ct) : null;
        var found = await ChannelAsync(work, schedule, partner, ct);
        if (found.Why is { } why)
        {
            return Silent(why);
        }

        var post = await posts.ComposeAsync(home, work, schedule, partner, when.Now, ct);
        if (post.IsEmpty && (schedule.What != PostKind.Digest
            || schedule.Runs.FirstOrDefault(r => r.Entry is not null) is { WasEmpty: true }))
        {
            return Silent(Silence.NoData);
        }

        var entry = new OutboxEntry
        {
            Id = schedule.EntryFor(when.Due),
            Tenant = home,
            Conversation = new ConversationKey(schedule.Channel),
            ServiceUrl = found.ServiceUrl,
            Delivery = Delivery.Post,
            CardJson = post.Card,
            Text = post.Text,
            At = when.Now,
        };
        return (new DigestRun(when.Due, RunOutcome.Queued) { Entry = entry.Id, WasEmpty = post.IsEmpty }, entry);
    }

    // Where the channel is reached, or why nothing is posted there. What speaks of all partners is looked at anew each
    // time: the channel may have been linked to one of them since.
    private static async Task<(string ServiceUrl, Silence? Why)> ChannelAsync(
        IUnitOfWork work, DigestSchedule schedule, Partner? partner, CancellationToken ct)
    {
        var link = await work.FindAsync<ChannelLink>(schedule.Channel, ct);
        var url = schedule.What == PostKind.Portfolio ? schedule.ServiceUrl : link?.ServiceUrl;
        Silence? why = schedule.What == PostKind.Portfolio
            ? link is null ? null : Silence.PartnerReads
            : partner is null or { Status: PartnerStatus.Archived or PartnerStatus.Paused } ? Silence.PartnerAtRest
            : link?.Of != partner.Of ? Silence.NoChannel : null;
        return why is not null ? (string.Empty, why)
            : string.IsNullOrEmpty(url) || await work.FindAsync<LostConversation>(schedule.Channel, ct) is not null
                ? (string.Empty, Silence.NotInstalled) : (url, null);
    }

    // 1: its last one is still under way.
    private async Task<int> SettleAsync(
        TenantId home, DigestSchedule schedule, DateTimeOffset now, CancellationToken ct)
    {
        var open = 0;
        foreach (var run in schedule.Runs.Where(r => r.Outcome == RunOutcome.Queued))
        {
            if (Fate(run, await store.Outbox.FindAsync(run.Entry!, ct)) is not { } settled)
            {
                open = 1;
                continue;
            }

            var work = store.Open(home);
            if (await work.FindAsync<DigestSchedule>(schedule.Id, ct) is not { } latest)
            {
                continue;
            }

            work.Put(latest.Settled(settled with { At = now }));
            try
            {
                await work.CommitAsync(ct);
            }
            catch (ConcurrencyException)
            {
                open = 1; // Somebody changed the schedule meanwhile: noted in the next round.
            }
        }

        return open;
    }

    // An entry that the outbox has forgotten was delivered or given up, and nobody knows any more which.
    private static DigestRun? Fate(DigestRun run, OutboxEntry? entry) => entry switch
    {
        null => run with { Outcome = RunOutcome.Unclear },
        { DeliveredAs: { } id } => run with { Outcome = RunOutcome.Delivered, ActivityId = id },
        { FailedBecause: { } reason } => run with
        {
            Reason = reason,
            Outcome = entry.GivenUpAs switch
            {
                GivenUpAs.Refused => RunOutcome.Refused,
                GivenUpAs.TriedOut => RunOutcome.GivenUp,
                GivenUpAs.Unclear or null => RunOutcome.Unclear,
                _ => throw new InvalidOperationException("A message is given up as one of three kinds."),
            },
        },
        _ => null,
    };
}
