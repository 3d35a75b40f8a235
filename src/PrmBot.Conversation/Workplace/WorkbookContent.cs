using PrmBot.Conversation.Plugins.KpiTables;
using PrmBot.Conversation.Tables;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>A table or worksheet that may have numbers, as it was read.</summary>
/// <param name="Source">Where it is, and its headings.</param>
/// <param name="Table">Its numbers.</param>
/// <param name="Unknown">Which column nobody can tell, where it has no heading that is known; null: none.</param>
internal sealed record WorkbookPart(WorkbookSource Source, Outcome<KpiTableRead> Table, WorkbookChoice? Unknown)
{
    /// <summary>As people choose it.</summary>
    public string Name => Source.Table ?? Source.Sheet;
}

/// <summary>
/// What a workbook has to offer: tables that it names itself, and worksheets that have none with numbers. A table is
/// read by its own edges, wherever it stands; a worksheet from the first heading that is known.
/// </summary>
internal sealed class WorkbookContent(
    TurnScope turn, Partner partner, KpiCatalogue kpis, DriveFile file, byte[] content)
{
    private const string NoHeading = "kpi.import_no_heading";
    private const int MostHeadings = 12;
    private const int HeadRows = 20;
    private readonly IReadOnlyList<string> _worksheets = ExcelFile.Worksheets(content);
    private readonly IReadOnlyList<NamedTable> _tables = ExcelFile.Tables(content);

    /// <summary>The tables and worksheets; with a name only what is called so.</summary>
    /// <exception cref="SheetException">It cannot be read.</exception>
    public Outcome<List<WorkbookPart>> Parts(string? said, MappedColumns mapped)
    {
        bool IsMeant(string name) => name.Equals(said, StringComparison.OrdinalIgnoreCase);
        if (said is null)
        {
            return Parts(_worksheets, mapped);
        }

        if (_tables.FirstOrDefault(t => IsMeant(t.Name)) is { } table)
        {
            return new List<WorkbookPart> { Part(table, mapped) };
        }

        var sheets = _worksheets.Where(IsMeant).ToList();
        return sheets.Count > 0 ? Parts(sheets, mapped)
            : new Refusal("workplace.no_sheet").With("name", file.Name).With("sheet", said)
                .With("names", string.Join(", ", _tables.Select(t => t.Name).Concat(_worksheets).Distinct().Take(8)));
    }

    /// <summary>The table that was mapped before; refused where it is not there any more, or lost a column.</summary>
    /// <exception cref="SheetException">It cannot be read.</exception>
    public Outcome<WorkbookNumbers> Again(WorkbookSource mapped)
    {
        var table = _tables.FirstOrDefault(t => t.Name.Equals(mapped.Table, StringComparison.OrdinalIgnoreCase));
        var part = table is not null ? Part(table, mapped.Mapped)
            : mapped.Table is null && _worksheets.Contains(mapped.Sheet) ? Part(mapped.Sheet, mapped.Mapped) : null;
        if (part is null)
        {
            return new Refusal(mapped.Table is null ? "workplace.lost_sheet" : "workplace.lost_table")
                .With("name", file.Name).With("sheet", mapped.Sheet).With("table", mapped.Table ?? string.Empty);
        }

        // A table that grows to the right is the same table; one that lost a column may mean something else.
        return mapped.Lost(part.Source.Columns) is { } lost
            ? new Refusal("workplace.other_columns").With("name", file.Name).With("column", lost)
            : part.Table.Succeeded(out var read, out var no) ? new WorkbookNumbers(part.Source, read) : no;
    }

    // A worksheet is offered as one where none of its tables has numbers.
    private List<WorkbookPart> Parts(IReadOnlyList<string> worksheets, MappedColumns mapped)
    {
        var parts = new List<WorkbookPart>();
        foreach (var name in worksheets)
        {
            var tables = _tables.Where(t => t.Worksheet == name).Select(t => Part(t, mapped)).ToList();
            var readable = tables.Where(p => p.Table.Refusal is null).ToList();
            parts.AddRange(readable.Count > 0 ? readable : Part(name, mapped) switch
            {
                { Table.Refusal: not null } when tables.Count > 0 => tables,
                { } sheet => [sheet],
                null => [],
            });
        }

        return parts;
    }

    private WorkbookPart Part(NamedTable table, MappedColumns? mapped) => Part(
        ExcelFile.Read(content, table), Source(table.Worksheet, table.Columns, mapped) with { Table = table.Name });

    // An empty worksheet beside the one that is meant is no trouble.
    private WorkbookPart? Part(string worksheet, MappedColumns? mapped)
    {
        try
        {
            var sheet = ExcelFile.Read(content, worksheet);
            return Part(sheet, Source(worksheet, Headings(sheet, mapped), mapped));
        }
        catch (SheetException e) when (e.Key == "tables.empty")
        {
            return null;
        }
    }

    private WorkbookPart Part(Sheet sheet, WorkbookSource source)
    {
        var read = KpiTable.Read(turn, partner, kpis, file.Name, sheet, source.Mapped);
        var unknown = read.Refusal?.Key == NoHeading ? KpiColumns.Unknown(turn, sheet, kpis, source.Mapped) : null;
        return new WorkbookPart(source, read, unknown is not { } no ? null
            : new WorkbookChoice($"{no.What}_column", [.. no.Headings.Take(MostHeadings)]));
    }

    // Where no row is a heading that is known, a heading may be any of the upper ones.
    private IEnumerable<string> Headings(Sheet sheet, MappedColumns? mapped) =>
        KpiColumns.Of(turn, sheet, kpis, mapped) switch
    {
        { FirstRow: 0 } => sheet.Headings,
        { FirstRow: var row } => sheet.Rows[row - 1],
        null => sheet.Rows.Take(HeadRows).SelectMany(r => r).Concat(sheet.Headings),
    };

    private WorkbookSource Source(string worksheet, IEnumerable<string> columns, MappedColumns? mapped) =>
        new(file.Drive, file.Item, file.Name, worksheet)
        {
            Columns = [.. columns.Select(c => c.Trim()).Where(c => c.Length > 0)],
            Mapped = mapped == new MappedColumns(null, null, null) ? null : mapped,
            Tag = file.Tag,
        };
}
