using PrmBot.Host.Composition;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>
/// Deletes, writes it into the manifest of the copies first, and does it again where a copy came back.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="manifest">Null: none is kept.</param>
/// <param name="clock">Dates a deletion.</param>
internal sealed class Deletions(IStore store, BackupManifest? manifest, TimeProvider clock)
{
    private readonly Sweep _sweep = new(store);

    /// <summary>What would go.</summary>
    public Task<IReadOnlyDictionary<Line, int>> PreviewAsync(Subject subject, CancellationToken ct) =>
        _sweep.PreviewAsync(subject, ct);

    /// <summary>Deletes. In the manifest before: broken off, it is finished at the next start.</summary>
    public async Task<Erasure> RunAsync(Subject subject, CancellationToken ct)
    {
        var salt = Chance.NewId();
        var mark = new Erasure
        {
            Id = Chance.NewId(),
            What = subject.What,
            Tenant = subject.Tenant,
            At = clock.GetUtcNow(),
            Salt = salt,
            Hashes = [.. subject.KnownBy.Select(k => Erasure.Hash(salt, k)).Distinct()],
        };
        manifest?.Add(mark);
        var done = await _sweep.RunAsync(subject, mark, ct);
        manifest?.Add(done with { Version = 0 });
        return done;
    }

    /// <summary>
    /// Does again what this store does not know of: it is a copy from before; and finishes what was broken off.
    /// </summary>
    /// <returns>Those that were done now.</returns>
    public async Task<IReadOnlyList<Erasure>> AgainAsync(TenantId? home, CancellationToken ct)
    {
        var listed = manifest?.Read().Deletions ?? [];
        var begun = home is { } tenant ? await store.Open(tenant).AllAsync<Erasure>(ct) : [];
        var done = new List<Erasure>();
        foreach (var mark in listed.Concat(begun.Where(e => !e.IsDone)).DistinctBy(e => e.Id))
        {
            if (await store.Open(mark.Tenant).FindAsync<Erasure>(mark.Id, ct) is not { IsDone: true })
            {
                done.Add(await AgainAsync(mark, ct));
            }
        }

        return done;
    }

    private async Task<Erasure> AgainAsync(Erasure mark, CancellationToken ct)
    {
        var open = mark with { IsDone = false, Version = 0, Counts = new Dictionary<string, int>() };
        return await new Finding(store, mark.Tenant).AgainAsync(mark, ct) is { } subject
            ? await _sweep.RunAsync(subject, open, ct)
            : await _sweep.NothingAsync(open, ct);
    }
}
