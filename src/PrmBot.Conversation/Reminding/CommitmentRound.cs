using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Reminders;
using PrmBot.Storage;

namespace PrmBot.Conversation.Reminding;

/// <summary>
/// Notes the weeks in which nobody said whether a commitment was kept, and takes what was missed twice up to the
/// sponsors, in the partner's channel. What was noted and what is said are one write, so it is said once.
/// </summary>
public sealed class CommitmentRound(
    IStore store, ReminderSettings settings, IdSource ids, Escalations escalations)
{
    private static readonly Person Bot = new(new UserId("bot"), "PrmBot");

    /// <summary>What was put into the outbox.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        if (settings.Quiet.IsQuiet(now, settings.Zone))
        {
            return [];
        }

        var sent = new List<OutboxEntry>();
        foreach (var plan in await store.Open(home).AllAsync<JointPlan>(ct))
        {
            sent.AddRange(await OneAsync(home, plan, now, ct));
        }

        return sent;
    }

    private async Task<IReadOnlyList<OutboxEntry>> OneAsync(
        TenantId home, JointPlan plan, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.Zone).DateTime);
        var running = plan.AsOf(today);
        var noted = running.OpenLines.Select(l => (Former: l, Line: SilentWeeks.Count(running, l, today, Bot, now)))
            .Where(p => !ReferenceEquals(p.Former, p.Line)).ToList();
        if (noted.Count == 0)
        {
            return [];
        }

        var work = store.Open(home);
        var next = noted.Aggregate(plan, (p, n) => p.With(n.Line, PlanSide.Us));
        work.Put(next);
        var up = noted.Where(n => n.Former.MissedInRow < LineEdit.MissedToEscalate
            && n.Line.MissedInRow >= LineEdit.MissedToEscalate).Select(n => n.Line).ToList();
        var entries = await EntriesAsync(work, home, next, up, now, ct);
        foreach (var line in noted.Select(n => n.Line))
        {
            work.Put(Entry(plan, line, now));
        }

        try
        {
            await work.CommitAsync(ct);
            return entries;
        }
        catch (ConcurrencyException)
        {
            return []; // Somebody changed the plan just now: the next round looks at it as it is then.
        }
    }

    private async Task<IReadOnlyList<OutboxEntry>> EntriesAsync(
        IUnitOfWork work, TenantId home, JointPlan plan, List<PlanLine> up, DateTimeOffset now, CancellationToken ct)
    {
        var partner = await work.FindAsync<Partner>(plan.Of.Value, ct);
        if (up.Count == 0 || partner is null
            || await PartnerChannel.ReachableAsync(work, partner, ct) is not { } link)
        {
            return [];
        }

        var (card, text) = await escalations.OfAsync(home, link, partner, (plan, up), ct);
        var entry = new OutboxEntry
        {
            Id = ids.Next(),
            Tenant = home,
            Conversation = new ConversationKey(link.Id),
            ServiceUrl = link.ServiceUrl,
            Delivery = Delivery.Post,
            CardJson = card,
            Text = text,
            At = now,
        };
        work.Send(entry);
        return [entry];
    }

    // Nobody's to undo: the next week that was kept ends the row.
    private HistoryEntry Entry(JointPlan plan, PlanLine line, DateTimeOffset now) => new()
    {
        Id = HistoryEntry.IdAt(now, ids.Next()),
        Partner = plan.Of,
        Who = Bot,
        At = now,
        Function = "Plan-update_line",
        Summary = escalations.Say("plan.silent_weeks", ("title", line.Title), ("count", line.MissedInRow)),
    };
}
