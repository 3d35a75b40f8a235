using PrmBot.Cycle.Monitor.Import;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Reads anew the workbooks that changed. What changed in a drive is one question with the token of the last answer;
/// the token is kept when all that it told of is done, so nothing is missed. What is wrong is said once to who mapped
/// the workbook.
/// </summary>
public sealed class WorkbookRound(IStore store, Microsoft365 cloud, WorkbookRefresh refresh, UnaskedTurns turns)
{
    private const string Function = "Workplace-refresh";

    /// <summary>Looks at all workbooks of a tenant; what is to be sent is in the outbox already.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> RunAsync(TenantId home, DateTimeOffset now, CancellationToken ct)
    {
        var sent = new List<OutboxEntry>();
        if (!cloud.IsOn)
        {
            return sent;
        }

        var books = await store.Open(home).AllAsync<FollowedWorkbook>(ct);
        await ForgetAsync(home, books, ct);
        foreach (var drive in books.GroupBy(b => b.Source.Drive))
        {
            try
            {
                await DriveAsync(home, drive.Key, [.. drive], now, sent, ct);
            }
            catch (WorkplaceException e)
            {
                sent.AddRange(await ToldAsync(home, drive.First(), e, now, ct));
            }
        }

        return sent;
    }

    // Of a drive in which nobody follows a workbook any more nothing is to be kept.
    private async Task ForgetAsync(TenantId home, IReadOnlyList<FollowedWorkbook> books, CancellationToken ct)
    {
        var work = store.Open(home);
        var left = (await work.AllAsync<DriveToken>(ct)).Where(t => books.All(b => b.Source.Drive != t.Id)).ToList();
        if (left.Count > 0)
        {
            left.ForEach(work.Remove);
            await Troubles.CommittedAsync(work, ct);
        }
    }

    private async Task DriveAsync(
        TenantId home, string drive, IReadOnlyList<FollowedWorkbook> books, DateTimeOffset now, List<OutboxEntry> sent,
        CancellationToken ct)
    {
        var token = await store.Open(home).FindAsync<DriveToken>(drive, ct);
        var (changes, isAll) = await ChangesAsync(drive, token?.Token, ct);
        var isDone = true;
        foreach (var book in books.Where(b => isAll || b.Source.Tag is null || changes.Items.Contains(b.Source.Item)))
        {
            isDone &= await BookAsync(home, book.Of, now, sent, ct);
        }

        if (isDone && changes.Token != token?.Token)
        {
            var work = store.Open(home);
            work.Put(new DriveToken { Id = drive, Token = changes.Token, Version = token?.Version ?? 0 });
            await Troubles.CommittedAsync(work, ct);
        }
    }

    // The new token is asked for before the looks: a change in between is told of the next time.
    private async Task<(DriveChanges Changes, bool IsAll)> ChangesAsync(
        string drive, string? token, CancellationToken ct)
    {
        if (token is not null)
        {
            try
            {
                return (await cloud.Files.ChangesAsync(drive, token, ct), false);
            }
            catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.Resync)
            {
                // The service has forgotten what changed since.
            }
        }

        return (await cloud.Files.ChangesAsync(drive, null, ct), true);
    }

    // False: it is to be looked at again the next time.
    private async Task<bool> BookAsync(
        TenantId home, PartnerId of, DateTimeOffset now, List<OutboxEntry> sent, CancellationToken ct)
    {
        var work = store.Open(home);
        if (await work.FindAsync<FollowedWorkbook>(of.Value, ct) is not { } book
            || await work.FindAsync<Partner>(of.Value, ct) is not { Status: not PartnerStatus.Archived } partner)
        {
            return true;
        }

        var turn = await TurnAsync(home, work, book, partner, now, ct);
        try
        {
            var done = await refresh.RunAsync(turn, partner, book, ct);
            if (done.IsUnchanged)
            {
                return true;
            }

            sent.AddRange(await NotedAsync(turn, partner, book, done, ct));
            return await Troubles.CommittedAsync(work, ct);
        }
        catch (WorkplaceException e)
        {
            sent.AddRange(await ToldAsync(home, book, e, now, ct));
            return e.Trouble is WorkplaceTrouble.NotThere;
        }
    }

    private static async Task<IReadOnlyList<OutboxEntry>> NotedAsync(
        TurnScope turn, Partner partner, FollowedWorkbook book, Refreshed done, CancellationToken ct)
    {
        if (done.Import is { Numbers.Count: > 0 } import)
        {
            turn.Session.Work.Put(new HistoryEntry
            {
                Id = HistoryEntry.IdAt(turn.Session.Now, turn.Session.NewId()), Partner = partner.Of,
                Who = UnaskedTurns.Itself, At = turn.Session.Now, Function = Function, As = Role.Manager,
                Summary = turn.Say("workplace.refreshed", ("name", book.Source.Name), ("count", import.Numbers.Count)),
                Changes = [.. turn.Session.Work.Changes],
            });
        }

        return done.No is { } no && no.Key != book.Trouble
            && await Troubles.TellAsync(turn, book.By, Words(turn, partner, no), ct) is { } entry ? [entry] : [];
    }

    // What is wrong with all of Microsoft 365 passes; a permission, or a file that is gone, waits for somebody.
    private async Task<IReadOnlyList<OutboxEntry>> ToldAsync(
        TenantId home, FollowedWorkbook book, WorkplaceException trouble, DateTimeOffset now, CancellationToken ct)
    {
        var work = store.Open(home);
        if (await work.FindAsync<FollowedWorkbook>(book.Id, ct) is not { } latest
            || await work.FindAsync<Partner>(book.Id, ct) is not { } partner
            || trouble.Trouble is not (WorkplaceTrouble.NotAllowed or WorkplaceTrouble.NotThere))
        {
            return [];
        }

        var turn = await TurnAsync(home, work, latest, partner, now, ct);
        var isGone = trouble.Trouble == WorkplaceTrouble.NotThere;
        var no = isGone ? latest.Gone : await Troubles.ForAsync(turn.Session, trouble, "files", ct);
        if (no.Key == "workplace.not_allowed" || (isGone && no.Key == latest.Trouble))
        {
            return [];
        }

        work.Put(latest with { Trouble = no.Key });
        var entry = await Troubles.TellAsync(turn, latest.By, Words(turn, partner, no), ct);
        return await Troubles.CommittedAsync(work, ct) && entry is not null ? [entry] : [];
    }

    private async Task<TurnScope> TurnAsync(
        TenantId home, IUnitOfWork work, FollowedWorkbook book, Partner partner, DateTimeOffset now,
        CancellationToken ct)
    {
        var chat = await work.FindAsync<PersonalChat>(book.By.Id.Value, ct);
        var caller = UnaskedTurns.Bot(home, chat?.Locale, chat?.TimeZone ?? "UTC");
        var place = partner.Channel ?? new ConversationKey(partner.Of.Value);
        return await turns.OfAsync(caller, work, place, [partner], partner.Of, now, ct);
    }

    private static string Words(TurnScope turn, Partner partner, Refusal no) => turn.Say(
        "workplace.workbook_trouble", ("partner", partner.Name),
        ("why", turn.Texts.Say(no.Key, turn.Culture, no.Facts)));
}
