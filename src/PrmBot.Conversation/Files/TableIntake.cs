using PrmBot.Conversation.Tables;

namespace PrmBot.Conversation.Files;

/// <summary>A table that came with a message.</summary>
/// <param name="Name">The file's, cleaned.</param>
/// <param name="Sheet">What is in it.</param>
public sealed record SentTable(string Name, Sheet Sheet);

/// <summary>
/// Reads the Excel workbook or the CSV file that came with a message. It is read from where Teams keeps it and from
/// hosts that an operator named, once a turn, and not kept.
/// </summary>
public sealed class TableIntake(IFileReader reader)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>True when the message has files.</summary>
    public static bool HasFiles(TurnScope turn) => turn.Turn.Input is TurnInput.Said { Files.Count: > 0 };

    /// <summary>
    /// The table, or the sentence that says why there is none: no file or several, one that is not read, or no table.
    /// </summary>
    public async Task<Outcome<SentTable>> TakeAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Table is { } read)
        {
            return read;
        }

        var taken = turn.Turn.Input is TurnInput.Said { Files: [var file] }
            ? await ReadAsync(turn, file, ct)
            : new Refusal(HasFiles(turn) ? "tables.one_at_a_time" : "tables.no_file");
        turn.Table = taken;
        return taken;
    }

    private async Task<Outcome<SentTable>> ReadAsync(TurnScope turn, SentFile file, CancellationToken ct)
    {
        var address = FileFacts.Address(file.Download) ?? FileFacts.Address(file.Link);
        var name = FileFacts.Name(file) ?? turn.Say("tables.nameless");
        if (address is null)
        {
            return new Refusal("tables.out_of_reach").With("name", name);
        }

        var content = await reader.ReadAsync(address, ct);
        if (content is { Trouble: { } trouble })
        {
            return Refused(trouble).With("name", name).With("host", address.Host)
                .With("most", reader.Most / Megabyte);
        }

        return SheetFile.Read(name, content.Bytes!, turn.Culture).Succeeded(out var sheet, out var no)
            ? new SentTable(name, sheet)
            : no;
    }

    private static Refusal Refused(FileTrouble trouble) => new(trouble switch
    {
        FileTrouble.Host => "tables.host",
        FileTrouble.Size => "tables.size",
        FileTrouble.OutOfReach => "tables.out_of_reach",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    });
}
