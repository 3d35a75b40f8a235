using Microsoft.Extensions.Caching.Memory;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// What was read or written last, as it is on the disk, so that it need not be read again; also that there is nothing
/// under a key. Who writes sees the changes of the transaction that runs; everybody else sees them when it is durable.
/// </summary>
/// <remarks>All but <see cref="TryFind"/> is to be called under the file's lock.</remarks>
/// <param name="most">How many characters are kept at most; what was not used for longest goes first.</param>
/// <param name="lengthOf">How many characters a value has.</param>
internal sealed class Recent<TKey, TValue>(int most, Func<TValue, int> lengthOf) : IRemembering
    where TKey : notnull
    where TValue : class
{
    // What a key, and a word that there is nothing, take beside the value.
    private const int Rest = 400;

    // A full one takes nothing until it was cleared up: rarely, then, and much at once.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = most, CompactionPercentage = 0.5 });
    private readonly Dictionary<TKey, TValue?> _changed = [];

    /// <summary>True when it is known what is on the disk: a value, or null for nothing.</summary>
    public bool TryFind(TKey key, out TValue? value) => _kept.TryGetValue(key, out value);

    /// <summary>The value, with what the transaction that runs has changed.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="read">Reads it where it is not known.</param>
    public TValue? Find(TKey key, Func<TValue?> read)
    {
        if (!_changed.TryGetValue(key, out var value) && !TryFind(key, out value))
        {
            value = read();
            Keep(key, value);
        }

        return value;
    }

    /// <summary>The transaction that runs writes it, or removes it.</summary>
    public void Change(TKey key, TValue? value) => _changed[key] = value;

    /// <inheritdoc/>
    public void Settle()
    {
        foreach (var (key, value) in _changed)
        {
            Keep(key, value);
        }

        _changed.Clear();
    }

    /// <inheritdoc/>
    public void Undo() => _changed.Clear();

    /// <inheritdoc/>
    public void Lose()
    {
        _changed.Clear();
        _kept.Clear();
    }

    public void Dispose() => _kept.Dispose();

    private void Keep(TKey key, TValue? value) =>
        _kept.Set(key, value, new MemoryCacheEntryOptions { Size = Rest + (value is null ? 0 : lengthOf(value)) });
}
