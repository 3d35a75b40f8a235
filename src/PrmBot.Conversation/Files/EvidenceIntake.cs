using PrmBot.Selection;

namespace PrmBot.Conversation.Files;

/// <summary>Files as they may be kept as proof.</summary>
/// <param name="Kept">What they are.</param>
/// <param name="Notices">A sentence for each that was not taken, or not read.</param>
public sealed record TakenFiles(IReadOnlyList<EvidenceFile> Kept, IReadOnlyList<string> Notices);

/// <summary>
/// Makes evidence of files that were sent: name, link, size and hash. What the client wrote about them is untrusted:
/// addresses are checked, names are cleaned, and content is read from allowed hosts only, and not kept.
/// </summary>
public sealed class EvidenceIntake(IFileMeter meter)
{
    /// <summary>Files that are taken from one message.</summary>
    public const int MostFiles = 5;

    private const int Megabyte = 1024 * 1024;

    /// <summary>True when the message has files, or some wait from before.</summary>
    public static bool HasFiles(TurnScope turn) =>
        turn.Turn.Input is TurnInput.Said { Files.Count: > 0 } || turn.Dialogue.Files is { Kept.Count: > 0 };

    /// <summary>
    /// The files of this message; where it has none those that wait for this question, or for any.
    /// </summary>
    public async Task<TakenFiles> TakeAsync(TurnScope turn, string? question, CancellationToken ct)
    {
        if (turn.Turn.Input is not TurnInput.Said { Files: { Count: > 0 } sent })
        {
            var waiting = turn.Dialogue.Files;
            var fits = waiting is not null && (waiting.Question is null || waiting.Question == question);
            return new TakenFiles(fits ? waiting!.Kept : [], []);
        }

        var kept = new List<EvidenceFile>();
        var notices = new List<string>();
        foreach (var file in sent.Take(MostFiles))
        {
            var (taken, notice) = await OneAsync(turn, file, ct);
            kept.AddRange(taken is null ? [] : [taken]);
            notices.AddRange(notice is null ? [] : [notice]);
        }

        if (sent.Count > MostFiles)
        {
            notices.Add(turn.Say("files.too_many", ("count", sent.Count), ("most", MostFiles)));
        }

        return new TakenFiles(kept, notices);
    }

    private async Task<(EvidenceFile? Taken, string? Notice)> OneAsync(
        TurnScope turn, SentFile file, CancellationToken ct)
    {
        var link = FileFacts.Address(file.Link) ?? FileFacts.Address(file.Download);
        var name = FileFacts.Name(file);
        if (name is null)
        {
            return (null, turn.Say("files.no_name"));
        }

        if (link is null)
        {
            return (null, turn.Say("files.bad_link", ("name", name)));
        }

        var measure = await meter.MeasureAsync(FileFacts.Address(file.Download) ?? link, ct);
        var kept = new EvidenceFile(name, WithoutSecrets(link), measure.Size, measure.Hash);
        return (kept, measure.Trouble is { } trouble ? Words(turn, trouble, name, link) : null);
    }

    private string Words(TurnScope turn, FileTrouble trouble, string name, Uri link) => trouble switch
    {
        FileTrouble.Host => turn.Say("files.host", ("name", name), ("host", link.Host)),
        FileTrouble.Size => turn.Say("files.size", ("name", name), ("most", meter.Most / Megabyte)),
        FileTrouble.OutOfReach => turn.Say("files.out_of_reach", ("name", name)),
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    };

    // What stands behind the question mark may open the file to anybody who reads it.
    private static string WithoutSecrets(Uri link) => link.GetLeftPart(UriPartial.Path);
}
