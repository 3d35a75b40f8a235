using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Import;

/// <summary>Which columns hold what, where their headings do not say it; null: the heading does.</summary>
/// <param name="Kpi">The heading of the column that names the KPI.</param>
/// <param name="Period">Of the column that names the period.</param>
/// <param name="Value">Of the column with the number.</param>
public sealed record MappedColumns(string? Kpi, string? Period, string? Value);

/// <summary>One table of a workbook in a channel's files, as it was when it was mapped.</summary>
/// <param name="Drive">Where the file is.</param>
/// <param name="Item">Which file.</param>
/// <param name="Name">As people see it.</param>
/// <param name="Sheet">The worksheet with the table.</param>
public sealed record WorkbookSource(string Drive, string Item, string Name, string Sheet)
{
    private const int MarkLength = 16;

    /// <summary>The table on it that the workbook names itself; null: the worksheet is the table.</summary>
    public string? Table { get; init; }

    /// <summary>The headings that were mapped: without one of them the table may mean something else.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What somebody said that columns hold; null: their headings say it.</summary>
    public MappedColumns? Mapped { get; init; }

    /// <summary>Of the file's state that was read last; null: none is known.</summary>
    public string? Tag { get; init; }

    /// <summary>Marks of the numbers that it said then, where they could be taken.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>A heading that was mapped and is not among these any more; null: all are there.</summary>
    public string? Lost(IEnumerable<string> columns)
    {
        var there = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Columns.FirstOrDefault(c => !there.Contains(c));
    }

    /// <summary>
    /// The numbers that it did not say the last time. What it says again is no news: somebody may have corrected it
    /// since, or object to it.
    /// </summary>
    public IReadOnlyList<ImportRow> News(IReadOnlyList<ImportRow> rows)
    {
        var said = Said.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(r => !said.Contains(Mark(r)))];
    }

    /// <summary>The same after all its numbers were read; what was refused is looked at again.</summary>
    public WorkbookSource After(IReadOnlyList<ImportRow> rows, KpiImport import)
    {
        var refused = import.Refused.Select(r => r.Row).ToHashSet();
        return this with { Said = [.. rows.Where(r => !refused.Contains(r.Row)).Select(Mark)] };
    }

    private static string Mark(ImportRow row) => Convert.ToHexString(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(row with { Row = 0 }, DocumentFormat.Options)))[..MarkLength];
}

/// <summary>A partner's numbers come from this workbook again and again; its id is the partner's.</summary>
public sealed record FollowedWorkbook : IDocument
{
    public static string Kind => "workbook";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => Of.Value;

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    public required WorkbookSource Source { get; init; }

    /// <summary>The partner's channel then, among whose files it is; null: followed before this was kept.</summary>
    public ConversationKey? Channel { get; init; }

    /// <summary>Who mapped it, and hears when something is wrong with it.</summary>
    public required Person By { get; init; }

    /// <summary>When it was read last.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The sentence about what was wrong the last time, as key and facts; null: nothing. Said once.</summary>
    public string? Trouble { get; init; }

    public long Version { get; init; }

    /// <summary>False: the channel is not the partner's any more, so what is among its files is not either.</summary>
    public bool IsIn(Partner partner) => partner.Channel is { } channel && (Channel ?? channel) == channel;

    /// <summary>Follows a workbook from now on; another one of the partner is followed no more.</summary>
    internal static async Task FollowAsync(
        Session session, Partner partner, WorkbookSource source, CancellationToken ct)
    {
        var former = await session.Work.FindAsync<FollowedWorkbook>(partner.Of.Value, ct);
        session.Work.Put(new FollowedWorkbook
        {
            Of = partner.Of, Source = source, Channel = partner.Channel, By = session.Caller.Who, ReadAt = session.Now,
            Version = former?.Version ?? 0,
        });
    }
}
