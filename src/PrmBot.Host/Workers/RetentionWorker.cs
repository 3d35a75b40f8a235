using Microsoft.Extensions.Options;
using PrmBot.Feedback;
using PrmBot.Host.Privacy;
using PrmBot.Host.Startup;
using PrmBot.Storage;
using PrmBot.Storage.Moving;

namespace PrmBot.Host.Workers;

/// <summary>
/// Now and then removes what is older than it is to be kept, in pieces of one transaction each, so that nobody waits
/// for it. What is left after a round's share is next round's.
/// </summary>
/// <remarks>Versions keep two instances from removing the same; the claim spares the others the work.</remarks>
internal sealed class RetentionWorker(
    IStore store, Speaking speaking, IOptions<RetentionOptions> options, ILogger<RetentionWorker> log)
    : RoundWorker("retention", store.Upkeep is null ? null : options.Value.Round, speaking, log)
{
    private const int Piece = 200;
    private const int MostPieces = 100;

    // Sorts after every id.
    private const string End = "\uFFFF";

    private readonly Speaking _speaking = speaking;
    private readonly ILogger _log = log;

    protected override async Task RunAsync(CancellationToken ct)
    {
        var (now, keep) = (_speaking.Clock.GetUtcNow(), options.Value);
        await RemoveAsync(HistoryEntry.Kind, HistoryEntry.IdAt(now - keep.History, string.Empty), _ => true, ct);
        await RemoveAsync(Opinion.Kind, HistoryEntry.IdAt(now - keep.Telemetry, string.Empty), _ => true, ct);
        await RemoveAsync(HandedFile.Kind, End, file => file.At < now - keep.Messages, ct);
    }

    private async Task RemoveAsync(
        string kind, string before, Func<StoredDocument, bool> isOver, CancellationToken ct)
    {
        var (upkeep, home, count) = (store.Upkeep!, _speaking.Home, 0);
        var over = upkeep.RowsAsync(home, new RowRange.Before(kind, before), ct).Where(isOver);
        await foreach (var piece in over.Take(Piece * MostPieces).Chunk(Piece).WithCancellation(ct))
        {
            var work = new GatheredWork();
            foreach (var (_, _, row, _) in piece)
            {
                work.Gather(kind, row.Id, null, row.Version, row);
            }

            await upkeep.WriteAsync(home, work, ct);
            count += piece.Length;
        }

        if (count > 0)
        {
            PrivacyLog.Removed(_log, count, kind);
        }
    }
}
