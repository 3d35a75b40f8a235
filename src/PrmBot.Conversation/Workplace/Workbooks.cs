using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins.KpiTables;
using PrmBot.Conversation.Tables;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What was found of a workbook: the numbers, or names to choose from.</summary>
/// <param name="Source">The table, as it was read.</param>
/// <param name="Table">Its numbers.</param>
internal sealed record WorkbookNumbers(WorkbookSource Source, KpiTableRead Table);

/// <summary>Which of several is meant: asked for this argument, with these choices.</summary>
internal sealed record WorkbookChoice(string Parameter, IReadOnlyList<string> Choices);

/// <summary>Reads numbers from the Excel workbooks in a partner's channel.</summary>
/// <param name="cloud">Where they are.</param>
/// <param name="places">Which channel.</param>
/// <param name="catalogue">The KPIs that there are.</param>
public sealed class Workbooks(Microsoft365 cloud, ChannelPlaces places, KpiCatalogue catalogue)
{
    private const int MostNames = 5;
    private const string Extension = ".xlsx";

    /// <summary>The most bytes of a workbook that is read.</summary>
    public const long MostBytes = 20L * 1024 * 1024;

    /// <summary>Microsoft 365, for what else is asked of it.</summary>
    internal Microsoft365 Cloud => cloud;

    /// <summary>The workbook that is called so; several, or none: the names there are.</summary>
    /// <exception cref="WorkplaceException">It cannot be asked.</exception>
    internal async Task<(DriveFile? File, WorkbookChoice? Choice, Refusal? No)> FindAsync(
        TurnScope turn, Partner partner, string? said, CancellationToken ct)
    {
        if (!cloud.IsOn)
        {
            throw new WorkplaceException(WorkplaceTrouble.Off);
        }

        var found = await places.OfAsync(turn.Session.Work, turn.Session.Caller.Home, partner, ct);
        if (!found.Succeeded(out var channel, out var no))
        {
            return (null, null, no);
        }

        var all = await cloud.Files.WorkbooksAsync(await cloud.Files.FolderAsync(channel, ct), ct);
        if (all.Count == 0)
        {
            return (null, null, new Refusal("workplace.no_workbooks").With("partner", partner.Name));
        }

        var wanted = Bare(said ?? string.Empty);
        var meant = all.Where(f => wanted.Length > 0 && Bare(f.Name).Equals(
            wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0)
        {
            meant = [.. all.Where(f => f.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
        }

        return meant is [var one]
            ? (one, null, null)
            : (null, new WorkbookChoice("file", Names(meant.Count > 0 ? meant : all)), null);
    }

    /// <summary>The numbers of a workbook; several worksheets that fit: their names.</summary>
    /// <param name="turn">The partner's language, day and KPIs.</param>
    /// <param name="partner">Whose numbers.</param>
    /// <param name="file">The file as it is now.</param>
    /// <param name="worksheet">Null: the one that has numbers.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <param name="former">As it was mapped: a table that lost a column is refused; null: it is mapped now.</param>
    /// <exception cref="WorkplaceException">It cannot be read.</exception>
    internal async Task<(WorkbookNumbers? Numbers, WorkbookChoice? Choice, Refusal? No)> ReadAsync(
        TurnScope turn, Partner partner, DriveFile file, string? worksheet, CancellationToken ct,
        WorkbookSource? former = null)
    {
        if (await cloud.Files.ReadAsync(file, MostBytes, ct) is not { } content)
        {
            return (null, null, new Refusal("tables.size").With("name", file.Name)
                .With("most", MostBytes / (1024 * 1024)));
        }

        var tables = new List<(WorkbookSource Source, Outcome<KpiTableRead> Table)>();
        try
        {
            var names = ExcelFile.Worksheets(content)
                .Where(n => worksheet is null || n.Equals(worksheet, StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var name in names)
            {
                if (Sheet(content, name) is { } sheet)
                {
                    tables.Add(Table(turn, partner, file, (name, sheet)));
                }
            }
        }
        catch (SheetException e)
        {
            return (null, null, new Refusal(e.Key).With("name", file.Name)
                .With("most", (decimal)Tables.Sheet.MostRows));
        }

        return former is not null && tables.Select(t => Lost(file, former, t.Source)).FirstOrDefault(l => l is not null)
            is { } lost ? (null, null, lost) : Chosen(file, worksheet, tables);
    }

    // A table that grows to the right is the same table; one that lost a column may mean something else. One that has
    // nothing of what was mapped is another table.
    private static Refusal? Lost(DriveFile file, WorkbookSource former, WorkbookSource now) =>
        former.Columns.Any(now.Columns.Contains)
        && former.Columns.FirstOrDefault(c => !now.Columns.Contains(c)) is { } lost
            ? new Refusal("workplace.other_columns").With("name", file.Name).With("column", lost) : null;

    private static (WorkbookNumbers?, WorkbookChoice?, Refusal?) Chosen(
        DriveFile file, string? worksheet, List<(WorkbookSource Source, Outcome<KpiTableRead> Table)> tables)
    {
        var readable = tables.Where(t => t.Table.Refusal is null).ToList();
        return (readable, tables) switch
        {
            ([var one], _) => (new WorkbookNumbers(one.Source, one.Table.Value!), null, null),
            ([_, _, ..], _) => (null, new WorkbookChoice("sheet", [.. readable.Select(r => r.Source.Sheet)]), null),
            (_, [var only, ..]) => (null, null, only.Table.Refusal),
            _ when worksheet is not null => (null, null, new Refusal("workplace.no_sheet").With("name", file.Name)
                .With("sheet", worksheet)),
            _ => (null, null, new Refusal("tables.empty").With("name", file.Name)),
        };
    }

    private (WorkbookSource Source, Outcome<KpiTableRead> Table) Table(
        TurnScope turn, Partner partner, DriveFile file, (string Name, Sheet Sheet) worksheet)
    {
        var kpis = turn.KpisOf(catalogue, partner.Of);
        var read = KpiTable.Read(turn, partner, kpis, file.Name, worksheet.Sheet);
        var first = KpiColumns.Of(turn, worksheet.Sheet, kpis)?.FirstRow ?? 0;
        var headings = first == 0 ? worksheet.Sheet.Headings : worksheet.Sheet.Rows[first - 1];
        var source = new WorkbookSource(file.Drive, file.Item, file.Name, worksheet.Name)
        {
            Columns = [.. headings.Select(h => h.Trim())],
            Tag = file.Tag,
        };
        return (source, read);
    }

    // An empty worksheet beside the one that is meant is no trouble.
    private static Sheet? Sheet(byte[] content, string name)
    {
        try
        {
            return ExcelFile.Read(content, name);
        }
        catch (SheetException e) when (e.Key == "tables.empty")
        {
            return null;
        }
    }

    private static List<string> Names(IReadOnlyList<DriveFile> files) =>
        [.. files.Select(f => f.Name).Order(StringComparer.OrdinalIgnoreCase).Take(MostNames)];

    private static string Bare(string name) => name.Trim() is var bare
        && bare.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? bare[..^Extension.Length] : bare;
}
