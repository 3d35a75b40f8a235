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

        var found = await places.FolderAsync(turn.Session.Work, turn.Session.Caller.Home, partner, cloud, ct);
        if (!found.Succeeded(out var folder, out var no))
        {
            return (null, null, no);
        }

        var all = await cloud.Files.WorkbooksAsync(folder, ct);
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

    /// <summary>The numbers of a workbook; several tables that fit: their names.</summary>
    /// <param name="turn">The partner's language, day and KPIs.</param>
    /// <param name="partner">Whose numbers.</param>
    /// <param name="file">The file as it is now.</param>
    /// <param name="said">The name of a table or worksheet; null: what has numbers. And which columns are what.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <exception cref="WorkplaceException">It cannot be read.</exception>
    internal async Task<(WorkbookNumbers? Numbers, WorkbookChoice? Choice, Refusal? No)> ReadAsync(
        TurnScope turn, Partner partner, DriveFile file, (string? Table, MappedColumns Columns) said,
        CancellationToken ct)
    {
        var read = await OpenAsync(turn, partner, file, book => book.Parts(said.Table, said.Columns), ct);
        if (!read.Succeeded(out var parts, out var no))
        {
            return (null, null, no);
        }

        var readable = parts.Where(p => p.Table.Refusal is null).ToList();
        return (readable, parts) switch
        {
            ([var one], _) => (new WorkbookNumbers(one.Source, one.Table.Value!), null, null),
            ([_, _, ..], _) => (null, new WorkbookChoice("sheet", [.. readable.Select(r => r.Name)]), null),
            (_, [{ Unknown: { } column }]) => (null, column, null),
            (_, [var only, ..]) => (null, null, only.Table.Refusal),
            _ => (null, null, new Refusal("tables.empty").With("name", file.Name)),
        };
    }

    /// <summary>The numbers of the table that was mapped, where it still is what it was.</summary>
    /// <exception cref="WorkplaceException">It cannot be read.</exception>
    internal async Task<Outcome<WorkbookNumbers>> AgainAsync(
        TurnScope turn, Partner partner, DriveFile file, WorkbookSource mapped, CancellationToken ct) =>
        await OpenAsync(turn, partner, file, book => book.Again(mapped), ct);

    private async Task<Outcome<T>> OpenAsync<T>(
        TurnScope turn, Partner partner, DriveFile file, Func<WorkbookContent, Outcome<T>> read, CancellationToken ct)
    {
        if (await cloud.Files.ReadAsync(file, MostBytes, ct) is not { } content)
        {
            return new Refusal("tables.size").With("name", file.Name).With("most", MostBytes / (1024 * 1024));
        }

        try
        {
            return read(new WorkbookContent(turn, partner, turn.KpisOf(catalogue, partner.Of), file, content));
        }
        catch (SheetException e)
        {
            return new Refusal(e.Key).With("name", file.Name).With("most", (decimal)Sheet.MostRows);
        }
    }

    private static List<string> Names(IReadOnlyList<DriveFile> files) =>
        [.. files.Select(f => f.Name).Order(StringComparer.OrdinalIgnoreCase).Take(MostNames)];

    private static string Bare(string name) => name.Trim() is var bare
        && bare.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? bare[..^Extension.Length] : bare;
}
