using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Import;

/// <summary>One table of a workbook in a channel's files, as it was when it was mapped.</summary>
/// <param name="Drive">Where the file is.</param>
/// <param name="Item">Which file.</param>
/// <param name="Name">As people see it.</param>
/// <param name="Sheet">The worksheet with the table.</param>
public sealed record WorkbookSource(string Drive, string Item, string Name, string Sheet)
{
    private const int MarkLength = 16;

    /// <summary>The row of headings that was mapped: with another one the table may mean something else.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Of the file's state that was read last; null: none is known.</summary>
    public string? Tag { get; init; }

    /// <summary>Marks of the numbers that it said then, where they could be taken.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

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

    /// <summary>Who mapped it, and hears when something is wrong with it.</summary>
    public required Person By { get; init; }

    /// <summary>When it was read last.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Key of the sentence about what was wrong the last time; null: nothing. Said once.</summary>
    public string? Trouble { get; init; }

    public long Version { get; init; }

    /// <summary>The sentence for a file that is not there any more.</summary>
    [JsonIgnore]
    public Refusal Gone => new Refusal("workplace.workbook_gone").With("name", Source.Name);

    /// <summary>Follows a workbook from now on; another one of the partner is followed no more.</summary>
    internal static async Task FollowAsync(
        Session session, Partner partner, WorkbookSource source, CancellationToken ct)
    {
        var former = await session.Work.FindAsync<FollowedWorkbook>(partner.Of.Value, ct);
        session.Work.Put(new FollowedWorkbook
        {
            Of = partner.Of, Source = source, By = session.Caller.Who, ReadAt = session.Now,
            Version = former?.Version ?? 0,
        });
    }
}
