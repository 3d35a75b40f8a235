using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Reminders;
using PrmBot.Storage;

namespace PrmBot.Conversation.Reminding;

/// <summary>
/// One round of reminders: who may be written to now, what waits for them, one bundle each. What was said and that it
/// was said are one write, so it is said once, across restarts and with several instances.
/// </summary>
public sealed class ReminderRound(
    IStore store, ReminderFacts facts, ReminderBundles bundles, ReminderSettings settings, IdSource ids)
{
    /// <summary>What was put into the outbox.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var open = await Addressee.OpenAsync(store.Open(home), settings, now, ct);
        if (open.Count == 0)
        {
            return [];
        }

        var waits = await facts.LoadAsync(store, home, now, ct);
        var plans = await ReminderFacts.PlansAsync(store, home, now, ct);
        var news = await facts.NewsAsync(store, home, now, ct);
        var sent = new List<OutboxEntry>();
        foreach (var to in open)
        {
            var due = waits.SelectMany(w => For(to, w, now).Select(r => (Reminder: r, w.Partner.Name)))
                .Concat(plans.SelectMany(p => For(to, p, now).Select(r => (Reminder: r, p.Partner.Name))))
                .Concat(news.Where(n => to.Partner is null && n.To.Value == to.Id)
                    .Select(n => (n.Reminder, Name: n.Partner)))
                .ToList();
            var toSay = to.Sent.ToSay(due.Select(d => d.Reminder), settings.Pace.AfterDays, to.Today);
            if (toSay.Count > 0 && await SayAsync(home, to, [.. due.Where(d => toSay.Contains(d.Reminder))], now, ct)
                is { } entry)
            {
                sent.Add(entry);
            }
        }

        return sent;
    }

    private IEnumerable<Reminder> For(Addressee to, PartnerWaits waits, DateTimeOffset now)
    {
        if (to.Partner is { } partner)
        {
            return partner == waits.Partner.Of
                ? DueReminders.Theirs(waits.Questions, waits.Latest, settings.Pace, now) : [];
        }

        var ours = DueReminders.Ours(
            waits.Questions, waits.Latest, waits.Reasons, settings.Pace, (now, to.Today));
        return ours.Where(r => to.Id == (r is Reminder.RemedyDue { Remedy: var remedy }
            ? remedy.By.Id : waits.Latest.StartedBy.Id).Value);
    }

    private IEnumerable<Reminder> For(Addressee to, RunningPlan running, DateTimeOffset now)
    {
        var since = now.AddDays(-settings.Pace.AfterDays);
        var (partner, plan) = (running.Partner, running.Plan);
        if (to.Partner is { } reader)
        {
            return reader == partner.Of ? WeeklyWork.OfPartner(partner, plan, to.Today, since) : [];
        }

        var who = new Person(new UserId(to.Id), to.Name);
        return WeeklyWork.Of(partner, plan, who, to.Today, since) is { } work ? [work] : [];
    }

    private async Task<OutboxEntry?> SayAsync(
        TenantId home, Addressee to, IReadOnlyList<(Reminder Reminder, string Partner)> said, DateTimeOffset now,
        CancellationToken ct)
    {
        var (card, text) = bundles.Of(to, said);
        var entry = new OutboxEntry
        {
            Id = ids.Next(),
            Tenant = home,
            Conversation = to.Conversation,
            ServiceUrl = to.ServiceUrl,
            Delivery = to.Partner is null ? Delivery.Send : Delivery.Post,
            CardJson = card,
            Text = text,
            At = now,
        };
        var work = store.Open(home);
        work.Put(to.Sent.With([.. said.Select(s => s.Reminder)], to.Today));
        work.Send(entry);
        try
        {
            await work.CommitAsync(ct);
            return entry;
        }
        catch (ConcurrencyException)
        {
            return null; // Another instance has said it.
        }
    }
}
