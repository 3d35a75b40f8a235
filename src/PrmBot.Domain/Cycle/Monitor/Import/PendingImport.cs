using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Import;

/// <summary>
/// Numbers of a table that were shown and wait for a yes: one for each person and partner, the next replaces it.
/// </summary>
public sealed record PendingImport : IDocument
{
    public static string Kind => "kpi_import";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>Names this preview.</summary>
    public required string Token { get; init; }

    public IReadOnlyList<ImportRow> Rows { get; init; } = [];

    /// <summary>The workbook that is followed from the yes on; null: the table came only once.</summary>
    public WorkbookSource? Source { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, UserId who) => $"{partner.Value}|{who.Value}";
}
