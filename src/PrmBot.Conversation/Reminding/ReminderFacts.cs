using PrmBot.Cycle.Execute;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Reminders;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Conversation.Reminding;

/// <summary>What waits at one partner.</summary>
/// <param name="Partner">Whom it is about.</param>
/// <param name="Latest">Its last assessment.</param>
/// <param name="Questions">What that was made with.</param>
/// <param name="Reasons">Why it should be assessed again.</param>
internal sealed record PartnerWaits(
    Partner Partner, Assessment Latest, QuestionSet Questions, IReadOnlyList<ReassessmentDue> Reasons);

/// <summary>Something that one of us should hear of.</summary>
/// <param name="To">Whom it concerns.</param>
/// <param name="Partner">About which partner.</param>
/// <param name="Reminder">What.</param>
internal sealed record News(UserId To, string Partner, Reminder Reminder);

/// <summary>
/// Loads what people may have to be reminded of, and notes two red quarters where the numbers say so.
/// </summary>
public sealed class ReminderFacts(QuestionSet questions, KpiCatalogue kpis)
{
    private const int NewsFor = 7; // days

    private static readonly Person Bot = new(new UserId("bot"), "PrmBot");

    internal async Task<IReadOnlyList<PartnerWaits>> LoadAsync(
        IStore store, TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var session = SessionOf(store.Open(home), home, now);
        var waits = new List<PartnerWaits>();
        foreach (var partner in (await session.Work.AllAsync<Partner>(ct))
            .Where(p => p.Status is not (PartnerStatus.Archived or PartnerStatus.Paused)))
        {
            if (await AssessmentReads.LatestAsync(session, partner.Of, ct) is { } latest)
            {
                await NoteRedQuartersAsync(store, home, partner, now, ct);
                var set = await AssessmentReads.QuestionsAsync(session, latest, questions, ct);
                var due = await ReassessmentDue.OfAsync(
                    SessionOf(store.Open(home), home, now), partner, latest, ct);
                waits.Add(new PartnerWaits(partner, latest, set, due));
            }
        }

        return waits;
    }

    /// <summary>The running plans of partners that are worked with; drafts left out.</summary>
    internal static async Task<IReadOnlyList<RunningPlan>> PlansAsync(
        IStore store, TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var session = SessionOf(store.Open(home), home, now);
        var partners = (await session.Work.AllAsync<Partner>(ct))
            .Where(p => p.Status is not (PartnerStatus.Archived or PartnerStatus.Paused)).ToList();
        var plans = await ReadWork.PlansAsync(session, partners, ct);
        return [.. plans.Where(p => p.Plan.State != PlanState.Draft)];
    }

    /// <summary>Digests that did not come, and numbers that are too old: each with whom it concerns.</summary>
    internal async Task<IReadOnlyList<News>> NewsAsync(
        IStore store, TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var work = store.Open(home);
        var partners = (await work.AllAsync<Partner>(ct))
            .Where(p => p.Status is not (PartnerStatus.Archived or PartnerStatus.Paused)).ToDictionary(p => p.Of);
        var news = (await work.AllAsync<DigestSchedule>(ct))
            .Where(s => (s.Of is not { } of || partners.ContainsKey(of)) && s.Runs is [{ IsTrouble: true } last, ..]
                && last.At.AddDays(NewsFor) > now)
            .Select(s => new News(
                s.Owner.Id,
                s.Of is { } of ? partners[of].Name : string.Empty,
                new Reminder.DigestTrouble(s, s.Runs[0]) { Key = s.EntryFor(s.Runs[0].Due), Of = s.Of })).ToList();
        foreach (var partner in partners.Values)
        {
            var stale = StaleNumbers.Of(
                partner.Of, await ReadKpis.CatalogueAsync(work, kpis, partner.Of, ct),
                await work.OfPartnerAsync<KpiSeries>(partner.Of, ct), DateOnly.FromDateTime(now.UtcDateTime));
            news.AddRange(stale.Select(s => new News(s.To, partner.Name, s.Reminder)));
        }

        return news;
    }

    // Its id follows from the quarter, so that it is noted once.
    private async Task NoteRedQuartersAsync(
        IStore store, TenantId home, Partner partner, DateTimeOffset now, CancellationToken ct)
    {
        var work = store.Open(home);
        var series = await work.OfPartnerAsync<KpiSeries>(partner.Of, ct);
        if (RedQuarters.Last(kpis, series, DateOnly.FromDateTime(now.UtcDateTime)) is not { } quarter
            || await work.FindAsync<PartnerEvent>($"{partner.Id}|red|{quarter}", ct) is not null)
        {
            return;
        }

        work.Put(new PartnerEvent
        {
            Id = $"{partner.Id}|red|{quarter}",
            Of = partner.Of,
            What = PartnerEventKind.RedQuarters,
            On = quarter.End,
            By = Bot,
            At = now,
        });
        try
        {
            await work.CommitAsync(ct);
        }
        catch (ConcurrencyException)
        {
            // Another instance was faster, with the same.
        }
    }

    private static Session SessionOf(IUnitOfWork work, TenantId home, DateTimeOffset now) =>
        new(new Caller(home, Bot, Role.Manager, null), now, work, () => throw new InvalidOperationException("No ids."));
}
