namespace PrmBot.Cycle.Monitor.Import;

/// <summary>One number that a table gives.</summary>
/// <param name="Row">The row's number as a spreadsheet counts.</param>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Period">What it is for.</param>
/// <param name="Number">The number.</param>
/// <param name="IsTarget">True: what is to be reached; false: what was.</param>
public sealed record ImportRow(int Row, string Kpi, Period Period, GivenNumber Number, bool IsTarget);

/// <summary>Why a row, or a cell of it, was not taken.</summary>
/// <param name="Row">The row's number as a spreadsheet counts.</param>
/// <param name="Why">What was wrong, and what would be right.</param>
public sealed record RefusedRow(int Row, Refusal Why);

/// <summary>One number that would be new, or another one than before.</summary>
/// <param name="Row">As the table has it.</param>
/// <param name="Kpi">Of which KPI.</param>
/// <param name="Former">What stands there now; null: nothing.</param>
public sealed record ImportedNumber(ImportRow Row, KpiDefinition Kpi, KpiNumber? Former)
{
    /// <summary>The number with what belongs to it from before: what is stored.</summary>
    public GivenNumber Whole { get; init; } = Row.Number;

    /// <summary>ISO 4217; null: none known, or no money.</summary>
    public string? Currency { get; init; }
}

/// <summary>What a table would change, or has changed.</summary>
/// <param name="Numbers">New and other ones, in the order of the table.</param>
/// <param name="Unchanged">How many say what is recorded already.</param>
/// <param name="Refused">Rows that are not taken, in the order of the table.</param>
public sealed record KpiImport(
    IReadOnlyList<ImportedNumber> Numbers, int Unchanged, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>Names the preview, to take exactly that in; null: nothing waits.</summary>
    public string? Token { get; init; }

    /// <summary>The workbook that is followed from now on; null: none.</summary>
    public WorkbookSource? Follows { get; init; }
}
