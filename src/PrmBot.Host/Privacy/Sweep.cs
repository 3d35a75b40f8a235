using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>How many of what, and what becomes of them.</summary>
/// <param name="What">As reports call them.</param>
/// <param name="Fate"><c>removed</c> or <c>changed</c>.</param>
internal readonly record struct Line(string What, string Fate);

/// <summary>
/// Deletes in pieces, each one transaction, until nothing is found any more: so a large one holds nobody up, and what
/// others write meanwhile is found as well. Messages go with the first piece, before anything else is sent.
/// </summary>
internal sealed class Sweep(IStore store)
{
    private const int Piece = 200;
    private const int MostPasses = 10;

    private readonly IUpkeep _upkeep = store.Upkeep
        ?? throw new InvalidOperationException("This store keeps nothing that could be deleted.");

    /// <summary>What would go.</summary>
    public async Task<IReadOnlyDictionary<Line, int>> PreviewAsync(Subject subject, CancellationToken ct)
    {
        var counts = new Dictionary<Line, int>();
        await foreach (var treated in subject.TreatAsync(_upkeep, FormerPerson.Id("preview"), ct))
        {
            Count(counts, LineOf(treated));
        }

        var work = new GatheredWork();
        await GatherMessagesAsync(subject, work, counts, ct);
        return counts;
    }

    /// <summary>Deletes. Broken off, it is finished by being run again, or at the next start.</summary>
    /// <param name="subject">Whom or what.</param>
    /// <param name="mark">What is kept of it; not stored yet, or not done yet.</param>
    /// <param name="ct">Ends the work between two pieces.</param>
    /// <returns>The mark as it was kept when all was done.</returns>
    public async Task<Erasure> RunAsync(Subject subject, Erasure mark, CancellationToken ct)
    {
        var counts = new Dictionary<Line, int>();
        var kept = await store.Open(subject.Tenant).FindAsync<Erasure>(mark.Id, ct) ?? mark;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var isNew = kept.Version == 0;
            var found = await PassAsync(subject, kept, counts, ct);
            kept = isNew ? kept with { Version = 1 } : kept;
            if (found == 0)
            {
                return await DoneAsync(kept, counts, ct);
            }
        }

        throw new StoreUnavailableException(
            "Others write about it as fast as it is deleted. Stop the bots, and run the command again.");
    }

    /// <summary>Keeps the mark of one that is not in this store at all.</summary>
    public async Task<Erasure> NothingAsync(Erasure mark, CancellationToken ct) =>
        await DoneAsync(await store.Open(mark.Tenant).FindAsync<Erasure>(mark.Id, ct) ?? mark, [], ct);

    private async Task<int> PassAsync(
        Subject subject, Erasure mark, Dictionary<Line, int> counts, CancellationToken ct)
    {
        var work = new GatheredWork();
        var found = await GatherMessagesAsync(subject, work, counts, ct);
        if (mark.Version == 0)
        {
            Put(work, mark);
        }

        await foreach (var treated in subject.TreatAsync(_upkeep, FormerPerson.Id(mark.Id), ct))
        {
            found++;
            Count(counts, LineOf(treated));
            var (kind, row) = (treated.Stored.Kind, treated.Stored.Row);
            work.Gather(kind, row.Id, treated.After, row.Version, row);
            if (work.Writes.Count >= Piece)
            {
                await WriteAsync(subject, work, ct);
                work = new GatheredWork();
            }
        }

        await WriteAsync(subject, work, ct);
        return found;
    }

    // Who changed one of them meanwhile leaves the piece to the next pass.
    private async Task WriteAsync(Subject subject, GatheredWork work, CancellationToken ct)
    {
        try
        {
            await _upkeep.WriteAsync(subject.Tenant, work, ct);
        }
        catch (ConcurrencyException) when (store.Claims.AreShared)
        {
            foreach (var ((kind, id), write) in work.Writes)
            {
                await WriteAloneAsync(subject, kind, id, write, ct);
            }
        }
    }

    private async Task WriteAloneAsync(
        Subject subject, string kind, string id, GatheredWrite write, CancellationToken ct)
    {
        try
        {
            var alone = new GatheredWork();
            alone.Gather(kind, id, write.Row, write.Expected, null);
            await _upkeep.WriteAsync(subject.Tenant, alone, ct);
        }
        catch (ConcurrencyException)
        {
            // The next pass reads it again.
        }
    }

    private async Task<int> GatherMessagesAsync(
        Subject subject, GatheredWork work, Dictionary<Line, int> counts, CancellationToken ct)
    {
        var found = 0;
        await foreach (var entry in _upkeep.SentAsync(ct))
        {
            if (subject.Concerns(entry))
            {
                found++;
                Count(counts, new(IsWaiting(entry) ? "messages not yet sent" : "messages sent lately", "removed"));
                work.Unsend(entry.Id);
            }
        }

        await foreach (var item in _upkeep.HeardAsync(ct))
        {
            if (subject.Concerns(item))
            {
                found++;
                Count(counts, new(item.Waiting is null ? "answers to presses" : "messages not yet handled", "removed"));
                work.Unhear(item.Key);
            }
        }

        return found;
    }

    private async Task<Erasure> DoneAsync(Erasure mark, Dictionary<Line, int> counts, CancellationToken ct)
    {
        var done = mark with
        {
            IsDone = true,
            Counts = counts.ToDictionary(c => $"{c.Key.What} {c.Key.Fate}", c => c.Value),
        };
        var work = store.Open(mark.Tenant);
        work.Put(done);
        await work.CommitAsync(ct);
        return done;
    }

    private static void Put(GatheredWork work, Erasure mark) => work.Gather(
        Erasure.Kind, mark.Id,
        new DocumentRow(mark.Id, null, Erasure.Schema, 0, DocumentFormat.Write(mark)), 0, null);

    private static bool IsWaiting(OutboxEntry entry) => entry is { DeliveredAs: null, FailedBecause: null };

    private static Line LineOf(Treated treated) => new(
        Decided.Kinds.GetValueOrDefault(treated.Stored.Kind)?.Called ?? treated.Stored.Kind,
        treated.After is null ? "removed" : "changed");

    private static void Count(Dictionary<Line, int> counts, Line line) =>
        counts[line] = counts.GetValueOrDefault(line) + 1;
}
