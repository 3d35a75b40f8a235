using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// Takes back the caller's own last change that was not taken back yet; done again, the one before it.
/// Refuses with <c>undo.nothing</c>, or with <c>undo.changed_since</c> when one of its documents was changed since.
/// </summary>
public static class UndoLast
{
    /// <summary>The function that this is: its own history entries are never taken back.</summary>
    public const string Function = "Help-undo";

    /// <summary>How far back the caller's change is looked for among those of all.</summary>
    public const int Window = 200;

    /// <summary>The entry as it is now, marked as undone.</summary>
    public static async Task<Outcome<HistoryEntry>> RunAsync(Session session, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan) is { } no)
        {
            return no;
        }

        var history = await session.Work.LatestAsync<HistoryEntry>(Window, ct);
        if (history.FirstOrDefault(e => IsOpen(e, session.Caller)) is not { } last)
        {
            return new Refusal("undo.nothing");
        }

        if (session.Refuses(Act.WorkOnPlan, last.Partner) is { } notThis)
        {
            return notThis;
        }

        var standing = Standing(history);
        if (!await session.Work.RestoreAsync([.. last.Changes.Select(c => c with { NewVersion = standing(c) })], ct))
        {
            return new Refusal("undo.changed_since").With("summary", last.Summary);
        }

        var undone = last with { Undone = true, Changes = [.. last.Changes.Select(c => Restored(c, session.Work))] };
        session.Work.Put(undone);
        return undone;
    }

    // Who was one of us when changing something, and speaks for a partner now, must not touch our side's work.
    private static bool IsOpen(HistoryEntry entry, Caller caller) =>
        entry.Who.Id == caller.Who.Id && (entry.As == caller.Role || caller.Role == Role.Manager)
        && !entry.Undone && entry.Changes.Count > 0 && entry.Function != Function;

    private static DocumentChange Restored(DocumentChange change, IUnitOfWork work) => change with
    {
        RestoredAs = work.Changes.First(c => (c.Kind, c.Id) == (change.Kind, change.Id)).NewVersion,
    };

    // What a change wrote stands under another version when a later change of the same document was taken back: that
    // brought back its content under a new version. Without this, only one step could be undone.
    private static Func<DocumentChange, long> Standing(IReadOnlyList<HistoryEntry> history)
    {
        var later = history.Where(e => e.Undone).SelectMany(e => e.Changes)
            .Where(c => c.RestoredAs > c.BeforeVersion)
            .ToLookup(c => (c.Kind, c.Id, c.BeforeVersion), c => c.RestoredAs!.Value);
        return change =>
        {
            var version = change.NewVersion;
            while (later[(change.Kind, change.Id, version)].DefaultIfEmpty().Max() is var next and > 0)
            {
                version = next;
            }

            return version;
        };
    }
}
