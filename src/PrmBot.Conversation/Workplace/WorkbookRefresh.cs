using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What a workbook that is followed came to: one of three.</summary>
/// <param name="Name">As people see the file now.</param>
/// <param name="Import">What was taken in; null: nothing was read, or it was refused.</param>
/// <param name="No">Why it was not; null: it was, or the file is as it was.</param>
internal sealed record Refreshed(string Name, KpiImport? Import, Refusal? No)
{
    public bool IsUnchanged => Import is null && No is null;
}

/// <summary>
/// Takes in anew what a workbook says that somebody mapped before; one that did not change costs a look.
/// </summary>
/// <param name="workbooks">Reads it.</param>
/// <param name="catalogue">The KPIs that there are.</param>
public sealed class WorkbookRefresh(Workbooks workbooks, KpiCatalogue catalogue)
{
    /// <summary>Gathers the numbers and the workbook's new state; nothing where the file is as it was.</summary>
    /// <param name="turn">Who hears of it.</param>
    /// <param name="partner">Whose numbers.</param>
    /// <param name="book">As it is followed.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <param name="isAsked">True: somebody asked, and hears again what is wrong with a file that is as it was.</param>
    /// <exception cref="WorkplaceException">It cannot be read.</exception>
    internal async Task<Refreshed> RunAsync(
        TurnScope turn, Partner partner, FollowedWorkbook book, CancellationToken ct, bool isAsked = false)
    {
        var source = book.Source;
        if (!book.IsIn(partner))
        {
            turn.Session.Work.Remove(book);
            return new Refreshed(source.Name, null, new Refusal("workplace.other_channel")
                .With("name", source.Name).With("partner", partner.Name));
        }

        var tag = isAsked && book.Trouble is not null ? null : source.Tag;
        DriveFile? file;
        try
        {
            file = await workbooks.Cloud.Files.LookAsync(source.Drive, source.Item, tag, ct);
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotThere)
        {
            var gone = IsGone(source.Name);
            turn.Session.Work.Put(book with { Trouble = Mark(gone) });
            return new Refreshed(source.Name, null, gone);
        }

        if (file is null)
        {
            return new Refreshed(source.Name, null, null);
        }

        var again = await workbooks.AgainAsync(turn, partner, file, source, ct);
        if (!again.Succeeded(out var numbers, out var no))
        {
            return Refused(turn, book, file, no);
        }

        var kpis = turn.KpisOf(catalogue, partner.Of);
        var rows = numbers.Table.Rows;
        var taken = await new ImportKpis(kpis).RefreshAsync(turn.Session, partner, source.News(rows), ct);
        if (!taken.Succeeded(out var import, out no))
        {
            return Refused(turn, book, file, no);
        }

        turn.Session.Work.Put(book with
        {
            Source = (source with { Tag = file.Tag, Name = file.Name, Sheet = numbers.Source.Sheet })
                .After(rows, import),
            ReadAt = turn.Session.Now,
            Trouble = null,
        });
        var all = import with { Refused = [.. import.Refused.Concat(numbers.Table.Refused).OrderBy(r => r.Row)] };
        return new Refreshed(file.Name, all, null);
    }

    /// <summary>That the file was deleted, or moved to where the bot cannot see it.</summary>
    internal static Refusal IsGone(string name) => new Refusal("workplace.no_file").With("name", name);

    /// <summary>The same for the same sentence: another column that is lost is another trouble.</summary>
    internal static string Mark(Refusal no) => string.Join('|', no.Facts.Values.Prepend(no.Key));

    // The same state of the file would be refused again: it is looked at when it has changed.
    private static Refreshed Refused(TurnScope turn, FollowedWorkbook book, DriveFile file, Refusal no)
    {
        turn.Session.Work.Put(book with { Source = book.Source with { Tag = file.Tag }, Trouble = Mark(no) });
        return new Refreshed(file.Name, null, no);
    }
}
